import type { ReactNode } from 'react'
import type { Declaration, DeclarationDetail } from '#models/declarations'
import { useNamedCodes } from '../../queries.ts'
import { MoneyAmount, Packages } from '../../ui/Amounts.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'

/** Who and how: the parties, the transport and the papers of the declaration. */
export function Parties({ one: { declaration, enterpriseName } }: { one: DeclarationDetail }) {
  const t = useText()
  const { goodsShipment: shipment, exporter } = declaration
  const { consignment, tradeTerms, warehouse, exportCountry } = shipment
  return (
    <>
      <Panel title={t('Parties and transport')}>
        <Facts
          facts={[
            [t('Declarant'), withCode(enterpriseName, declaration.declarant.id)],
            [t('Importer'), withCode(shipment.importer?.name, shipment.importer?.id)],
            [t('Consignee'), withCode(shipment.consignee?.name, shipment.consignee?.id)],
            [t('Exporter'), withCode(exporter?.name, exporter?.id)],
            [
              t('Country of export'),
              exportCountry && <Country key="export" code={exportCountry.id} />,
            ],
            [t('Declaration type'), declaration.typeCode],
            [t('Means of transport'), consignment?.arrivalTransportMeans?.id],
            [t('Containers'), consignment?.transportEquipments?.map(({ id }) => id).join(', ')],
            [t('Location of goods'), consignment?.goodsLocation?.name],
            [t('Warehouse'), warehouse?.id],
            [
              t('Delivery terms'),
              tradeTerms && withCode(tradeTerms.locationId, tradeTerms.conditionCode),
            ],
            [
              t('Invoice total'),
              declaration.invoiceAmount && (
                <MoneyAmount key="invoice" {...declaration.invoiceAmount} />
              ),
            ],
            [
              t('Total packages'),
              declaration.totalPackageQuantity !== undefined && (
                <Packages key="packages" count={declaration.totalPackageQuantity} />
              ),
            ],
          ].filter(isFact)}
        />
      </Panel>
      <Documents declaration={declaration} />
    </>
  )
}

function Documents({ declaration }: { declaration: Declaration }) {
  const t = useText()
  const papers = [
    ...(declaration.additionalDocuments ?? []).map((paper) => ({ ...paper, item: 0 })),
    ...declaration.goodsShipment.goodsItems.flatMap(({ sequenceNumeric, additionalDocuments }) =>
      (additionalDocuments ?? []).map((paper) => ({ ...paper, item: sequenceNumeric })),
    ),
  ].map((paper, index) => ({ ...paper, index }))
  if (papers.length === 0) return null
  return (
    <Panel title={t('Documents ({count})', { count: papers.length })} flush>
      <Lines
        caption={t('Documents')}
        rows={papers}
        keyOf={({ index }) => index}
        columns={[
          {
            label: t('Type'),
            cell: ({ categoryCode, typeCode }) => (
              <span className="code">{`${categoryCode ?? ''}${typeCode ?? ''}`}</span>
            ),
          },
          { label: t('Number'), cell: ({ id }) => <span className="code">{id}</span> },
          { label: t('Name'), cell: ({ name }) => name },
          { label: t('Item'), cell: ({ item }) => (item === 0 ? t('whole declaration') : item) },
        ]}
      />
    </Panel>
  )
}

function Country({ code }: { code: string | undefined }) {
  const name = useNamedCodes('countries').find((one) => one.code === code)?.name
  return code ? withCode(name, code) : null
}

function withCode(name: string | undefined, code: string | undefined): ReactNode {
  if (!name) return code && <span className="code">{code}</span>
  return (
    <>
      {name} {code && <span className="code quiet small">{code}</span>}
    </>
  )
}

function isFact(fact: unknown[]): fact is [string, ReactNode] {
  return fact[1] !== undefined && fact[1] !== false
}
