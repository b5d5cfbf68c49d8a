import type { RichTextBlock, RichTextElement, TableBlock } from '@slack/types'
import type { Passage, Run } from '../notes/passage.ts'
import { limits } from './limits.ts'
import { type RichTextOptions, runsToElements, textElement } from './rich-text.ts'
import { lengthOf } from './text.ts'

type Table = Extract<Passage, { kind: 'table' }>
type Cell = TableBlock['rows'][number][number]

export interface FittedTable {
  readonly block: TableBlock
  /** Code points of all cells together. */
  readonly cost: number
  readonly clipped: boolean
}

/** Nobody reads more rows than this in a chat. */
export const mostRows = 50

/**
 * As many rows of `table` as `room` (code points) and Slack allow, then a row of `…` if there are more.
 * Undefined when it has too many columns or not even the header and one row fit.
 */
export function fitTable({ rows, align }: Table, room: number, options: RichTextOptions): FittedTable | undefined {
  const columns = rows[0]?.length ?? 0
  if (columns === 0 || columns > limits.tableColumns) return undefined
  const most = Math.min(room, limits.tableCharacters) - columns // leaves room for the row of '…'
  const shown: Cell[][] = []
  let cost = 0
  for (const row of rows.slice(0, mostRows)) {
    const cells = row.map((runs) => cellElements(runs, shown.length === 0, options))
    const rowCost = cells.reduce((sum, elements) => sum + Math.max(1, costOf(elements)), 0)
    if (cost + rowCost > most) break
    cost += rowCost
    shown.push(cells.map(cell))
  }
  if (shown.length < Math.min(2, rows.length)) return undefined
  const clipped = shown.length < rows.length
  if (clipped) shown.push(Array.from({ length: columns }, (_, i) => rawCell(i === 0 ? '…' : '')))
  const settings = align.map((side) => ({ align: side ?? ('left' as const), is_wrapped: true }))
  const block: TableBlock = { type: 'table', column_settings: settings.slice(0, columns), rows: shown }
  return { block, cost: cost + (clipped ? columns : 0), clipped }
}

/** The row of a table as a line: `first — second · third`. The first row, which is the header, is bold. */
export function rowToElements(
  row: readonly (readonly Run[])[],
  isHeader: boolean,
  options: RichTextOptions,
): RichTextElement[] {
  return row.flatMap((runs, i) => [
    ...(i === 0 ? [] : [textElement(i === 1 ? ' — ' : ' · ')]),
    ...cellElements(runs, isHeader, options),
  ])
}

/** Code points of text and addresses; both, as Slack does not say which it counts. */
export function costOf(elements: readonly RichTextElement[]): number {
  return elements.reduce(
    (sum, element) =>
      sum + ('text' in element ? lengthOf(element.text ?? '') : 0) + (element.type === 'link' ? element.url.length : 0),
    0,
  )
}

function cellElements(runs: readonly Run[], isHeader: boolean, options: RichTextOptions): RichTextElement[] {
  return runsToElements(isHeader ? runs.map((run) => ({ ...run, bold: true as const })) : runs, options)
}

function cell(elements: RichTextElement[]): Cell {
  const [only, ...others] = elements
  if (!only) return rawCell('')
  if (only.type === 'text' && !only.style && others.length === 0) return rawCell(only.text)
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] } satisfies RichTextBlock
}

function rawCell(text: string): Cell {
  return { type: 'raw_text', text: text || ' ' } // Slack refuses an empty cell
}
