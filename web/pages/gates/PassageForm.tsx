import { Button, Select, TextInput } from '@mantine/core'
import { IconChecks, IconCircleCheck, IconTruckDelivery } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import { api } from '../../api.ts'
import { queryKeys, useAction, useZones } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { type GatePassDetail, type PassageBody, VehiclePlate } from '#models/gates'
import { Badge } from '../../ui/Badges.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { passStatusWords } from '../../words.ts'
import type { Count } from './counts.ts'
import { asDeclared, differencesOf, readCounts } from './counts.ts'
import { CountFields } from './CountFields.tsx'
import { passTones } from './columns.tsx'

const notCounted: Count = { packages: '', kg: '' }

/** What the truck may carry, what is counted, and what follows from a difference. */
export function PassageForm({
  pass,
  onNext,
  onRecord,
}: {
  pass: GatePassDetail
  onNext: () => void
  /** What happens to a passage where the platform cannot be asked. */
  onRecord?: (body: PassageBody) => Promise<void>
}) {
  const t = useText()
  const [plate, setPlate] = useState(pass.vehiclePlate ?? '')
  const [counts, setCounts] = useState(() => pass.goodsItems.map(() => notCounted))
  const [final, setFinal] = useState(true)
  const [gateId, setGateId] = useGate()
  const passage = usePassage(pass, onRecord)
  const items = readCounts(pass.goodsItems, counts)
  const differences = items ? differencesOf(pass.goodsItems, items) : []
  if (passage.data) return <Done pass={passage.data} onNext={onNext} />
  const closed = pass.status === 'completed' || pass.status === 'revoked'
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const vehiclePlate = plateOf(plate)
        if (items && gateId && vehiclePlate) passage.mutate({ gateId, vehiclePlate, items, final })
      }}
    >
      <PassHead pass={pass} />
      {passage.error && <Refused error={passage.error} />}
      {closed ? (
        <Closed pass={pass} />
      ) : (
        <>
          <div className="gate-pair">
            <PlateField value={plate} onChange={setPlate} />
            <GateSelect value={gateId} onChange={setGateId} />
          </div>
          <Button
            size="xl"
            variant="default"
            className="gate-button"
            leftSection={<IconChecks size={26} />}
            onClick={() => setCounts(asDeclared(pass.goodsItems))}
          >
            {t('All as declared')}
          </Button>
          <CountFields items={pass.goodsItems} counts={counts} onChange={setCounts} />
          <Consequences
            short={differences.some(({ kind }) => kind === 'short')}
            over={differences.some(({ kind }) => kind === 'over')}
            final={final}
            onFinal={setFinal}
          />
          {!items && (
            <p className="quiet">{t('Count every item, or say that all is as declared.')}</p>
          )}
          <PassButton
            ready={items !== undefined && gateId !== undefined && plateOf(plate) !== undefined}
            loading={passage.isPending}
          />
        </>
      )}
      <Button variant="subtle" size="lg" onClick={onNext}>
        {t('Another truck')}
      </Button>
    </form>
  )
}

function PassButton({ ready, loading }: { ready: boolean; loading: boolean }) {
  const t = useText()
  return (
    <Button
      type="submit"
      size="xl"
      className="gate-button"
      leftSection={<IconTruckDelivery size={26} />}
      loading={loading}
      disabled={!ready}
    >
      {t('Let it pass')}
    </Button>
  )
}

/** A plate as the platform writes it; undefined while it is none. */
function plateOf(text: string): string | undefined {
  return VehiclePlate.safeParse(text).data
}

function Closed({ pass: { status } }: { pass: GatePassDetail }) {
  const t = useText()
  return (
    <p className="gate-stop" role="alert">
      {t('This gate pass is {status}. The truck does not pass with it.', {
        status: t(passStatusWords[status]),
      })}
    </p>
  )
}

function PassHead({ pass }: { pass: GatePassDetail }) {
  const t = useText()
  return (
    <Panel
      title={pass.number}
      actions={<Badge tone={passTones[pass.status]}>{t(passStatusWords[pass.status])}</Badge>}
    >
      <p className="gate-plate code">{pass.vehiclePlate}</p>
      <p>{pass.enterpriseName}</p>
      <p className="code quiet small">{pass.mrn}</p>
    </Panel>
  )
}

/** Says before the confirmation what a difference will set off. */
function Consequences({
  short,
  over,
  final,
  onFinal,
}: {
  short: boolean
  over: boolean
  final: boolean
  onFinal: (final: boolean) => void
}) {
  const t = useText()
  if (!short && !over) return null
  return (
    <div className="hold gate-consequences" role="status">
      {over && (
        <p>
          <strong>{t('More came than was released.')}</strong>{' '}
          {t('A discrepancy is opened, and what is over may not be used before it is explained.')}
        </p>
      )}
      {short && (
        <fieldset className="gate-choice">
          <legend>
            <strong>{t('Less came than was released. Will more follow?')}</strong>
          </legend>
          <label>
            <input type="radio" name="final" checked={!final} onChange={() => onFinal(false)} />
            {t('More trucks follow: the pass stays open for the rest.')}
          </label>
          <label>
            <input type="radio" name="final" checked={final} onChange={() => onFinal(true)} />
            {t('That was all: a discrepancy is opened for what is missing.')}
          </label>
        </fieldset>
      )}
    </div>
  )
}

function Done({ pass, onNext }: { pass: GatePassDetail; onNext: () => void }) {
  const t = useText()
  const open = pass.discrepancies.filter(({ resolution }) => !resolution).length
  return (
    <div className="gate-done" role="status">
      <IconCircleCheck size={56} stroke={1.4} aria-hidden />
      <h2>{t('The truck may pass')}</h2>
      <p>
        {open > 0
          ? t('{count, plural, one {# discrepancy is open.} other {# discrepancies are open.}}', {
              count: open,
            })
          : t('All is as declared.')}
      </p>
      <Button size="xl" className="gate-button" onClick={onNext} data-autofocus>
        {t('Next truck')}
      </Button>
    </div>
  )
}

function PlateField({ value, onChange }: { value: string; onChange: (plate: string) => void }) {
  const t = useText()
  return (
    <TextInput
      size="lg"
      label={t('Plate of the truck')}
      value={value}
      autoCapitalize="characters"
      onChange={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
      required
    />
  )
}

function GateSelect({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (id: string) => void
}) {
  const t = useText()
  const zones = useZones()
  return (
    <Select
      size="lg"
      label={t('At gate')}
      value={value ?? null}
      onChange={(id) => id && onChange(id)}
      allowDeselect={false}
      data={zones.map((zone) => ({
        group: zone.name,
        items: zone.gates.map(({ id, name }) => ({ value: id, label: name })),
      }))}
      required
    />
  )
}

/** The gate this phone stands at: remembered, for an officer works a shift at one gate. */
function useGate(): [string | undefined, (id: string) => void] {
  const session = useSession()
  const zones = useZones()
  const [chosen, setChosen] = useState(() => localStorage.getItem('entrepot.gate') ?? undefined)
  const zone = zones.find(({ id }) => id === session?.zoneId) ?? zones[0]
  const known = zones.some(({ gates }) => gates.some(({ id }) => id === chosen))
  const choose = (id: string) => {
    localStorage.setItem('entrepot.gate', id)
    setChosen(id)
  }
  return [known ? chosen : zone?.gates[0]?.id, choose]
}

function usePassage(
  pass: GatePassDetail,
  onRecord: ((body: PassageBody) => Promise<void>) | undefined,
) {
  const queries = useQueryClient()
  // Made once a form, so that a second tap of a slow button is the same passage.
  const passageId = useRef(newId())
  return useAction(
    async (body: PassageBody) => {
      if (onRecord) return onRecord(body)
      const next = await api.recordPassage(pass.id, passageId.current, body)
      queries.setQueryData(queryKeys.gatePass(pass.id), next)
      return next
    },
    { stale: [['list'], ['declaration', pass.declarationId]] },
  )
}
