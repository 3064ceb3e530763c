import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DeclarationDetail } from '#models/declarations'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { queryKeys } from '../../queries.ts'
import { may, useSession } from '../../session.ts'
import { Badge } from '../../ui/Badges.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { useText } from '../../ui/text.ts'
import { passStatusWords } from '../../words.ts'

/** The gate pass that the release became: what the driver shows at the gate. */
export function PassPanel({ one }: { one: DeclarationDetail }) {
  const t = useText()
  const session = useSession()
  const { data: found } = useQuery({
    queryKey: ['declaration', one.id, 'pass'],
    queryFn: () => api.listGatePasses({ q: one.mrn, limit: 1 }),
    enabled: one.releasedAt !== undefined && may(session, 'gate.read'),
  })
  const id = found?.items.find(({ declarationId }) => declarationId === one.id)?.id
  const { data: pass } = useQuery({
    queryKey: queryKeys.gatePass(id ?? ''),
    queryFn: () => api.showGatePass(id ?? ''),
    enabled: id !== undefined,
  })
  if (!pass) return null
  return (
    <Panel title={t('Gate pass')} actions={<Badge>{t(passStatusWords[pass.status])}</Badge>}>
      <div className="pass">
        {pass.token && (pass.status === 'issued' || pass.status === 'partly-passed') && (
          <Qr
            text={pass.token}
            label={t('QR code of gate pass {number}', { number: pass.number })}
          />
        )}
        <Facts
          facts={[
            [
              t('Number'),
              <Link key="number" to={paths.gatePass(pass.id)} className="code">
                {pass.number}
              </Link>,
            ],
            [t('Issued'), <Moment key="issued" at={pass.issuedAt} />],
            [t('Truck'), pass.vehiclePlate],
          ]}
        />
      </div>
    </Panel>
  )
}
