import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Lane, Status } from '#models/declarations'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Mass, MoneyAmount, Packages, Quantity } from '../../ui/Amounts.tsx'
import { HoldBadge, LaneBadge, StatusBadge } from '../../ui/Badges.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Clock, Since } from '../../ui/Clock.tsx'
import { CodeField } from '../../ui/CodeField.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { HoldBanner } from '../../ui/HoldBanner.tsx'
import { Bones, Empty, Failure, LiveBar, OfflineBanner } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { RefusalPanel } from '../../ui/RefusalPanel.tsx'
import { useText } from '../../ui/text.ts'
import { Timeline } from '../../ui/Timeline.tsx'
import { Tokens } from './Tokens.tsx'
import { ListStates } from './ListStates.tsx'

const minuteMs = 60_000
const from = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString()

/** Every part of the design system in every state, on one page of the product itself. */
export function Design() {
  const t = useText()
  return (
    <Page
      title={t('Design')}
      subtitle={t('Every part in every state. Change theme, density and language to see them all.')}
    >
      <Tokens />
      <Words />
      <Holds />
      <Fields />
      <Actions />
      <ListStates />
      <Said />
    </Page>
  )
}

function Words() {
  const t = useText()
  return (
    <Panel title={t('Lanes, states, clocks and amounts')}>
      <div className="stack">
        <div className="row">
          {Lane.options.map((lane) => (
            <LaneBadge key={lane} lane={lane} />
          ))}
        </div>
        <div className="row">
          {Status.options.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
        </div>
        <div className="row">
          <HoldBadge reason="documents-under-review" />
          <HoldBadge reason="question-open" />
          <HoldBadge reason="physical-control-ordered" />
          <HoldBadge reason="control-not-conform" />
        </div>
        <div className="row">
          <Clock dueAt={from(26 * 60)} /> <Clock dueAt={from(12)} /> <Clock dueAt={from(-95)} />{' '}
          <Since at={from(-3)} />
        </div>
        <Facts
          facts={[
            [t('Mass'), <Mass key="mass" grams={1_234_567_500} />],
            [t('Quantity'), <Quantity key="q" digits="48000000" decimals={6} unitCode="NPR" />],
            [t('Packages'), <Packages key="p" count={1} />],
            [t('Money'), <MoneyAmount key="m" amountMinor="1234567890" currencyCode="USD" />],
            [
              t('Without minor unit'),
              <MoneyAmount key="y" amountMinor="98765" currencyCode="JPY" />,
            ],
          ]}
        />
      </div>
    </Panel>
  )
}

function Holds() {
  const t = useText()
  return (
    <>
      <HoldBanner
        reason="documents-under-review"
        owner="customs"
        since={from(-40)}
        dueAt={from(80)}
      />
      <HoldBanner reason="question-open" owner="trader" since={from(-600)} dueAt={from(-20)} />
      <RefusalPanel
        title={t('The platform refused')}
        explain={(code) => `/problems/${code}`}
        onPointer={() => undefined}
        lines={[
          {
            code: 'declaration.net-mass-above-gross',
            title: t('Net mass above gross mass'),
            detail: t('Goods without their packing cannot weigh more than with it.'),
            cure: t('Check whether the two masses were exchanged.'),
            pointer: '/goodsShipment/goodsItems/0/commodity/goodsMeasure/netNetWeightGrams',
          },
        ]}
      />
    </>
  )
}

function Fields() {
  const t = useText()
  const [code, setCode] = useState('CL')
  const countries = [
    { code: 'CL', name: t('Chile') },
    { code: 'CN', name: t('China') },
    { code: 'ES', name: t('Spain') },
  ]
  return (
    <Panel title={t('Fields')}>
      <div className="columns">
        <TextInput label={t('Plain')} defaultValue="LRN-2026-000123" />
        <TextInput label={t('Empty')} placeholder={t('Search by MRN or reference')} />
        <TextInput
          label={t('Refused')}
          defaultValue="12,3,4"
          error={t('Not written as it must be')}
        />
        <TextInput label={t('Not yours to change')} defaultValue="0400" disabled />
        <CodeField
          label={t('A code and its words')}
          value={code}
          onChange={setCode}
          codes={countries}
        />
        <FileDrop label={t('Attach a document')} onFile={() => undefined} />
      </div>
    </Panel>
  )
}

function Actions() {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <Panel title={t('Actions')}>
      <div className="row">
        <ActionButton label={t('Release')} shortcut="r" primary onClick={nothing} />
        <ActionButton label={t('Ask')} onClick={nothing} />
        <ActionButton
          label={t('Release')}
          why={t('A question to the trader is open.')}
          onClick={nothing}
        />
        <Button loading>{t('File')}</Button>
        <Button color="red" onClick={() => setOpen(true)}>
          {t('Refuse')}
        </Button>
      </div>
      {open && (
        <ConfirmDialog
          title={t('Refuse {mrn}?', { mrn: '26CLIQQ0000012345R7' })}
          verb={t('Refuse')}
          danger
          onConfirm={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          <p>{t('The trader reads it word for word.')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  )
}

function Said() {
  const t = useText()
  return (
    <>
      <Panel title={t('What is said, and when')} flush>
        <OfflineBanner since="14:05" />
        <LiveBar count={3} onRefresh={() => undefined} />
        <div className="columns">
          <Empty title={t('Nothing waits for you')}>
            {t('This desk fills by itself as soon as something does.')}
          </Empty>
          <Failure
            title={t('Something went wrong')}
            detail={t('The platform did not answer as it should.')}
            onRetry={() => undefined}
          />
        </div>
      </Panel>
      <Panel title={t('Timeline')}>
        <div className="columns">
          <Timeline
            label={t('Timeline')}
            entries={[
              { key: 3, at: from(-2), title: t('Goods released'), actor: 'R. Soto', tone: 'green' },
              { key: 2, at: from(-30), title: t('Placed under control'), tone: 'hold' },
              { key: 1, at: from(-31), title: t('Declaration accepted'), tone: 'blue' },
            ]}
          />
          <Bones lines={5} />
          <Qr text="https://entrepot.example/gate-pass" label={t('A QR code')} size={140} />
        </div>
      </Panel>
      <Panel title={t('Filters')}>
        <Chips
          label={t('Lane')}
          value="red"
          onChange={() => undefined}
          chips={[
            { value: 'red', label: t('Red lane'), count: 4 },
            { value: 'green', label: t('Green lane'), count: 120 },
          ]}
        />
      </Panel>
    </>
  )
}

function nothing(): void {}
