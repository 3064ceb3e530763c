import type { GovernmentAgencyGoodsItem } from '#models/declarations'
import { commodityCodeOf } from '#models/declarations'
import { Mass, MoneyAmount, Packages } from '../../ui/Amounts.tsx'
import { useFormat } from '../../ui/format.ts'
import { Lines } from '../../ui/Lines.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'

export function Goods({ items }: { items: readonly GovernmentAgencyGoodsItem[] }) {
  const t = useText()
  const format = useFormat()
  const regions = format.names('region')
  return (
    <Panel title={t('Goods items ({count})', { count: items.length })} flush>
      <Lines
        caption={t('Goods items')}
        rows={items}
        keyOf={({ sequenceNumeric }) => sequenceNumeric}
        columns={[
          {
            label: t('No.'),
            cell: ({ sequenceNumeric }) => <span className="number">{sequenceNumeric}</span>,
          },
          {
            label: t('Commodity'),
            cell: (item) => (
              <>
                {item.commodity.description}
                <div className="code quiet small">{commodityCodeOf(item)}</div>
              </>
            ),
          },
          {
            label: t('Procedure'),
            cell: ({ governmentProcedures: [procedure] }) => (
              <span className="code">
                {procedure?.currentCode}
                {procedure?.previousCode && ` ${procedure.previousCode}`}
              </span>
            ),
          },
          {
            label: t('Origin'),
            cell: ({ origins }) => {
              const code = origins?.[0]?.countryCode
              return code && <span title={regions.of(code) ?? code}>{code}</span>
            },
          },
          {
            label: t('Packages'),
            align: 'end',
            cell: ({ packagings }) => <Packages count={packagesOf(packagings)} />,
          },
          {
            label: t('Gross mass'),
            align: 'end',
            cell: ({ commodity }) => <Mass grams={commodity.goodsMeasure?.grossMassGrams} />,
          },
          {
            label: t('Net mass'),
            align: 'end',
            cell: ({ commodity }) => <Mass grams={commodity.goodsMeasure?.netNetWeightGrams} />,
          },
          {
            label: t('Value'),
            align: 'end',
            cell: (item) => {
              const amount = item.customsValueAmount ?? item.commodity.invoiceLine?.itemChargeAmount
              return amount && <MoneyAmount {...amount} />
            },
          },
        ]}
      />
    </Panel>
  )
}

function packagesOf(packagings: GovernmentAgencyGoodsItem['packagings']): number {
  return (packagings ?? []).reduce((sum, one) => sum + (one.quantityQuantity ?? 0), 0)
}
