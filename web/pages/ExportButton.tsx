import { Button } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import type { CsvColumn } from '../csv.ts'
import { toCsv } from '../csv.ts'
import { useAction } from '../queries.ts'
import { useText } from '../ui/text.ts'

type Page<Row> = { items: Row[]; next?: string | undefined }

/** Brings all that a list holds, page by page and as it is filtered, into a file for spreadsheets. */
export function ExportButton<Row>({
  name,
  columns,
  fetchPage,
}: {
  name: string
  columns: readonly CsvColumn<Row>[]
  fetchPage: (after: string | undefined) => Promise<Page<Row>>
}) {
  const t = useText()
  const write = useAction(
    async () => save(`${name}.csv`, toCsv(columns, await everyRow(fetchPage))),
    { stale: [] },
  )
  return (
    <Button
      variant="default"
      leftSection={<IconTableExport size={16} />}
      loading={write.isPending}
      onClick={() => write.mutate(undefined)}
    >
      {write.error ? t('Export failed, try again') : t('Export CSV')}
    </Button>
  )
}

async function everyRow<Row>(
  fetchPage: (after: string | undefined) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    // Each page says where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const { items, next } = await fetchPage(after)
    rows.push(...items)
    after = next
  } while (after)
  return rows
}

function save(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
