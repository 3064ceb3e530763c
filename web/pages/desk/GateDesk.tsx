import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconQrcode } from '@tabler/icons-react'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useWorklist } from '../../queries.ts'
import { may, useSession } from '../../session.ts'
import { Empty } from '../../ui/Messages.tsx'
import { useText } from '../../ui/text.ts'
import { Worklist } from '../../ui/Worklist.tsx'
import { usePassColumns } from '../gates/columns.tsx'

/** The gate officer's desk: the scanner first, then the trucks that are expected. */
export function GateDesk() {
  const t = useText()
  const navigate = useNavigate()
  const passes = may(useSession(), 'gate.pass')
  const columns = usePassColumns()
  const hrefOf = ({ id }: { id: string }) =>
    passes ? `${paths.gate()}?pass=${id}` : paths.gatePass(id)
  const { rows, gone, changeCount, list, refresh } = useWorklist(
    ['gate-passes', 'desk'],
    (after) => api.listGatePasses({ status: 'issued', after, limit: 50 }),
    ({ stream }) => stream.startsWith('gate-pass/'),
  )
  return (
    <>
      {passes && (
        <Button component={Link} to={paths.gate()} size="xl" leftSection={<IconQrcode size={24} />}>
          {t('Scan a gate pass')}
        </Button>
      )}
      <section className="stack" aria-labelledby="expected">
        <h2 id="expected">{t('Trucks expected')}</h2>
        <Worklist
          label={t('Trucks expected')}
          rows={rows}
          gone={gone}
          columns={columns}
          keyOf={({ id }) => id}
          hrefOf={hrefOf}
          onOpen={(pass) => void navigate({ to: hrefOf(pass) })}
          loading={list.isPending}
          changes={{ count: changeCount, refresh }}
          more={{
            available: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
          empty={<Empty title={t('No truck is expected')} />}
        />
      </section>
    </>
  )
}
