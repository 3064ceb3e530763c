/** Prints a table, and nothing else than what it is given. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): void {
  const lines = [headings, ...rows].map((row) => row.map((cell) => String(cell)))
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  for (const line of lines)
    process.stdout.write(`${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`)
}

/** The last line of every bench: plain numbers, and the ratio of the product to its peer. */
export function verdict(
  name: string,
  { figure, unit, peer }: { figure: number; unit: string; peer: number },
): void {
  const plain = (value: number) => Number(value.toPrecision(4))
  process.stdout.write(
    `${name} figure=${plain(figure)} unit=${unit} peer=${plain(peer)} ratio=${plain(figure / peer)}\n`,
  )
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
