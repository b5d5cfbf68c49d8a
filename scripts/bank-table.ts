import { type BankCounts, countBank, type Tally } from '../src/notes/bank.ts'
import type { Item } from '../src/notes/item.ts'
import type { Note } from '../src/notes/note.ts'

const langs = ['en', 'zh'] as const
const kinds: readonly Item['kind'][] = ['single', 'multiple', 'true-false', 'cloze', 'order', 'match']

/** The items of all notes counted, a column for each language. */
export function bankTable(notes: readonly Note[]): string[] {
  const counts = langs.map((lang) =>
    countBank(notes.filter((note) => note.lang === lang).flatMap(({ items }) => items)),
  )
  const rows = [
    ['', ...langs],
    ['notes', ...langs.map((lang) => String(notes.filter((note) => note.lang === lang).length))],
    row('items', ({ items }) => String(items)),
    ...kinds.map((kind) => row(`  ${kind}`, (bank) => String(bank.kinds.get(kind) ?? 0))),
    row('true statements', ({ trueStatements }) => figures(trueStatements)),
    row('single: right is longest', ({ longest }) => figures(longest)),
    row('single: right is shortest', ({ shortest }) => figures(shortest)),
    ...(['single', 'multiple'] as const).flatMap((kind) =>
      Array.from({ length: Math.max(...counts.map(({ places }) => places[kind].length)) }, (_, i) =>
        row(`${kind}: choice ${i + 1} is right`, ({ places }) => figures(places[kind][i])),
      ),
    ),
    ...[...new Set(counts.flatMap(({ rightOf }) => [...rightOf.keys()]))]
      .toSorted((a, b) => a - b)
      .map((options) => row(`multiple of ${options}: right ones`, ({ rightOf }) => shares(rightOf.get(options)))),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? []
  return rows.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )

  function row(name: string, cell: (bank: BankCounts) => string): string[] {
    return [name, ...counts.map(cell)]
  }
}

function figures(tally: Tally | undefined): string {
  return tally ? `${tally.hits.toFixed(0)} of ${tally.tries} (chance ${tally.chance.toFixed(1)})` : '-'
}

/** `2 with 1, 19 with 2`: items, and right options in each. */
function shares(byRight: ReadonlyMap<number, number> | undefined): string {
  return [...(byRight ?? [])].map(([right, items]) => `${items} with ${right}`).join(', ') || '-'
}
