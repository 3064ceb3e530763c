import { TextInput } from '@mantine/core'
import { useNamedCodes } from '../../queries.ts'
import type { CodeWords } from '../../ui/CodeField.tsx'
import { CodeField } from '../../ui/CodeField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import type { Draft } from './draft.ts'

type Props = {
  draft: Draft
  onChange: (next: Partial<Draft>) => void
  errors: ReadonlyMap<string, string>
}
type Name = Exclude<keyof Draft, 'items' | 'id'>

/** The header of the declaration: who files what, and how it travels. */
export function HeaderFields(props: Props) {
  return (
    <>
      <PartyFields {...props} />
      <ConsignmentFields {...props} />
    </>
  )
}

const shipment = '/goodsShipment'
const arrival = `${shipment}/consignment/arrivalTransportMeans`

function PartyFields(props: Props) {
  const t = useText()
  const { text } = useBinding(props)
  return (
    <Panel title={t('Header and parties')}>
      <div className="fields">
        <TextInput
          label={t('Your reference (LRN)')}
          required
          {...text('functionalReferenceId', '/functionalReferenceId')}
        />
        <TextInput label={t('Declaration type')} required {...text('typeCode', '/typeCode')} />
        <TextInput label={t('Declarant')} required {...text('declarantId', '/declarant/id')} />
        <TextInput
          label={t('Importer, identification')}
          {...text('importerId', `${shipment}/importer/id`)}
        />
        <TextInput
          label={t('Importer, name')}
          {...text('importerName', `${shipment}/importer/name`)}
        />
        <TextInput label={t('Exporter, name')} {...text('exporterName', '/exporter/name')} />
      </div>
    </Panel>
  )
}

function ConsignmentFields(props: Props) {
  const t = useText()
  const { draft } = props
  const { text, code } = useBinding(props)
  const countries = useNamedCodes('countries')
  const currencies = useNamedCodes('currencies')
  const modes = useTransportModes()
  return (
    <Panel title={t('Consignment')}>
      <div className="fields">
        <CodeField
          label={t('Country of export')}
          {...code('exportCountry', `${shipment}/exportCountry/id`, countries)}
        />
        <CodeField
          label={t('Mode of transport')}
          {...code('transportMode', `${arrival}/modeCode`, modes)}
        />
        <TextInput label={t('Truck or vessel')} {...text('transportId', `${arrival}/id`)} />
        <TextInput
          label={t('Container')}
          {...text('container', `${shipment}/consignment/transportEquipments/0/id`)}
        />
        <TextInput
          label={t('Location of goods')}
          {...text('goodsLocation', `${shipment}/consignment/goodsLocation/name`)}
        />
        <TextInput label={t('Warehouse')} {...text('warehouseId', `${shipment}/warehouse/id`)} />
        <TextInput
          label={t('Delivery terms')}
          placeholder="CIF"
          {...text('deliveryTerms', `${shipment}/tradeTerms/conditionCode`)}
        />
        <TextInput
          label={t('Place of delivery')}
          {...text('deliveryPlace', `${shipment}/tradeTerms/locationId`)}
        />
        <CodeField
          label={t('Currency')}
          {...code('currency', '/invoiceAmount/currencyCode', currencies)}
        />
        <TextInput
          label={t('Invoice total')}
          inputMode="decimal"
          className="numeric"
          rightSection={<span className="unit small">{draft.currency}</span>}
          {...text('invoice', '/invoiceAmount/amountMinor')}
        />
      </div>
    </Panel>
  )
}

/** Ties a field to its place in the draft, and to its place in the declaration for refusals. */
function useBinding({ draft, onChange, errors }: Props) {
  const bind = (name: Name, pointer: string) => ({
    id: pointer,
    value: draft[name],
    error: errors.get(pointer),
  })
  return {
    text: (name: Name, pointer: string) => ({
      ...bind(name, pointer),
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
        onChange({ [name]: currentTarget.value }),
    }),
    code: (name: Name, pointer: string, codes: readonly CodeWords[]) => ({
      ...bind(name, pointer),
      codes,
      onChange: (value: string) => onChange({ [name]: value }),
    }),
  }
}

/** UN/ECE Recommendation 19: modes of transport. */
function useTransportModes(): CodeWords[] {
  const t = useText()
  return [
    { code: '1', name: t('Sea') },
    { code: '2', name: t('Rail') },
    { code: '3', name: t('Road') },
    { code: '4', name: t('Air') },
    { code: '5', name: t('Post') },
    { code: '7', name: t('Fixed installation') },
    { code: '8', name: t('Inland water') },
  ]
}
