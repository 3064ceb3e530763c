import { ActionIcon, Button } from '@mantine/core'
import {
  IconChevronDown,
  IconChevronRight,
  IconCopy,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { newId } from '#kernel/ids'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import type { DraftItem } from './draft.ts'
import { DraftItem as DraftItemSchema, itemsPointer } from './draft.ts'
import { OneItem } from './OneItem.tsx'

type Props = {
  items: readonly DraftItem[]
  currency: string
  onChange: (items: DraftItem[]) => void
  errors: ReadonlyMap<string, string>
}

/** The goods items. One is open at a time, the others show what they are in a line. */
export function ItemFields({ items, currency, onChange, errors }: Props) {
  const t = useText()
  const [open, setOpen] = useState(items[0]?.key)
  useEffect(() => {
    const follow = (event: Event) => {
      const pointer = event instanceof CustomEvent ? String(event.detail) : ''
      const index = /^\/goodsShipment\/goodsItems\/(\d+)/.exec(pointer)?.[1]
      if (index !== undefined) setOpen(items[Number(index)]?.key)
    }
    document.addEventListener('go-to-pointer', follow)
    return () => document.removeEventListener('go-to-pointer', follow)
  }, [items])
  const insert = (at: number, item: DraftItem) => {
    onChange(items.toSpliced(at, 0, item))
    setOpen(item.key)
  }
  return (
    <Panel title={t('Goods items ({count})', { count: items.length })} flush>
      <ol>
        {items.map((item, index) => (
          <li key={item.key} className="item">
            <ItemHead
              item={item}
              index={index}
              open={open === item.key}
              faulty={[...errors.keys()].some((one) => one.startsWith(`${itemsPointer}/${index}/`))}
              onToggle={() => setOpen(open === item.key ? undefined : item.key)}
              tools={
                <ItemTools
                  number={index + 1}
                  onDuplicate={() => insert(index + 1, { ...item, key: newId() })}
                  onRemove={
                    items.length === 1 ? undefined : () => onChange(items.toSpliced(index, 1))
                  }
                />
              }
            />
            {open === item.key && (
              <OneItem
                item={item}
                index={index}
                currency={currency}
                errors={errors}
                onChange={(next) => onChange(items.with(index, { ...item, ...next }))}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="item-add">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => insert(items.length, DraftItemSchema.parse({}))}
        >
          {t('Add an item')}
        </Button>
      </div>
    </Panel>
  )
}

function ItemHead({
  item,
  index,
  open,
  faulty,
  onToggle,
  tools,
}: {
  item: DraftItem
  index: number
  open: boolean
  faulty: boolean
  onToggle: () => void
  tools: ReactNode
}) {
  const t = useText()
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <div className="item-head" data-faulty={faulty || undefined}>
      <button type="button" aria-expanded={open} onClick={onToggle}>
        <Chevron size={16} aria-hidden />
        <span className="number">{index + 1}</span>
        <span className="code">{item.commodityCode || '–'}</span>
        <span className="item-words">{item.description || t('Not described yet')}</span>
        {faulty && <span className="item-fault">{t('to correct')}</span>}
        <span className="number item-mass">{item.grossKg && `${item.grossKg} kg`}</span>
      </button>
      {tools}
    </div>
  )
}

function ItemTools({
  number,
  onDuplicate,
  onRemove,
}: {
  number: number
  onDuplicate: () => void
  onRemove: (() => void) | undefined
}) {
  const t = useText()
  const look = { variant: 'subtle', color: 'gray', size: 'lg' }
  return (
    <>
      <ActionIcon
        {...look}
        aria-label={t('Duplicate item {number}', { number })}
        onClick={onDuplicate}
      >
        <IconCopy size={18} />
      </ActionIcon>
      <ActionIcon
        {...look}
        aria-label={t('Remove item {number}', { number })}
        disabled={!onRemove}
        onClick={() => onRemove?.()}
      >
        <IconTrash size={18} />
      </ActionIcon>
    </>
  )
}
