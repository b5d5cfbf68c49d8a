/** One line of the table. */
export interface Figure {
  readonly name: string
  readonly value: string
  /** What was aimed at; a figure without one is there to compare with. */
  readonly target?: string
  readonly met?: boolean
}

/** A figure with the most that it should be. */
export function atMost(name: string, value: number, target: number, unit: string): Figure {
  return { name, value: `${short(value)} ${unit}`, target: `≤ ${target} ${unit}`, met: value <= target }
}

/** A figure with the least that it should be. */
export function atLeast(name: string, value: number, target: number, unit: string): Figure {
  return { name, value: `${short(value)} ${unit}`, target: `≥ ${target} ${unit}`, met: value >= target }
}

/** Three digits that tell. */
export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

export function formatTable(figures: readonly Figure[]): string {
  const head = ['Figure', 'Measured', 'Target', 'Met']
  const met = (figure: Figure) => (figure.met === undefined ? '' : figure.met ? 'yes' : 'NO')
  const rows = [head, ...figures.map((figure) => [figure.name, figure.value, figure.target ?? '', met(figure)])]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  const [first = '', ...rest] = rows.map((row) => line(row).trimEnd())
  return [first, widths.map((width) => '-'.repeat(width)).join('  '), ...rest].join('\n')
}
