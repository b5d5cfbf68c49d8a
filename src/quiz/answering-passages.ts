import type { LibrarySection } from '../library/library.ts'
import type { Item } from '../notes/item.ts'
import { type ListItem, type Passage, passageText, runsText } from '../notes/passage.ts'
import { analyse } from '../search/analyse.ts'
import { announces, excerptOf, linesOf } from '../search/excerpt.ts'

/** The part of a section that is shown below a result. */
export interface AnsweringPassages {
  readonly passages: readonly Passage[]
  /** Some of a list, a table or code was left out. */
  readonly cut: boolean
}

/**
 * Desktop lines to choose; then the phone-line limit above which lists, tables and code are trimmed, and the lines each
 * keeps at least. The verdict above must stay visible.
 */
const lines = { wanted: 6, most: 12, least: 5 } as const
/** Characters per line on a phone. */
const phone = 45

/** The passages of a section that answer an item; the last one never just introduces the next. */
export function answeringPassages(
  { stem, explanation }: Item,
  { passages }: Pick<LibrarySection, 'passages'>,
): AnsweringPassages {
  const telling = new Set(analyse([stem, explanation].map(runsText).join('\n')).map(({ term }) => term))
  const worth = (term: string) => (telling.has(term) ? 1 : 0)
  const readable = passages.filter(({ kind }) => kind !== 'image') // a picture fills a phone
  const chosen = withoutPromise(readable, excerptOf(readable, worth, { lines: lines.wanted }).passages)
  const taken = chosen
    .map((passage) => (hasParts(passage) ? 0 : linesOf(passage, phone)))
    .reduce((sum, n) => sum + n, 0)
  const withParts = chosen.filter(hasParts)
  const room = Math.max(lines.least, Math.floor((lines.most - taken) / withParts.length))
  const shown = chosen.map((passage) => (hasParts(passage) ? cutTo(room, passage, worth) : passage))
  return { passages: shown, cut: shown.some((passage, i) => passage !== chosen[i]) }
}

/** Drops introductions of what is not shown; if nothing else is left, adds what they introduce. */
function withoutPromise(all: readonly Passage[], chosen: readonly Passage[]): readonly Passage[] {
  const end = chosen.findLastIndex((passage) => !announces(passage)) + 1
  if (end > 0) return chosen.slice(0, end)
  const [last] = chosen.slice(-1)
  const next = last ? all.indexOf(last) + 1 : 0
  return [...chosen, ...all.slice(next, next + 1)]
}

type WithParts = Extract<Passage, { kind: 'list' | 'table' | 'code' }>

function hasParts(passage: Passage): passage is WithParts {
  return passage.kind === 'list' || passage.kind === 'table' || passage.kind === 'code'
}

/** Keeps the entries or rows that match best, in their order; of code, consecutive lines. */
function cutTo(room: number, passage: WithParts, worth: (term: string) => number): Passage {
  if (linesOf(passage, phone) <= room) return passage
  const worthOf = (part: Passage) =>
    [...new Set(analyse(passageText(part)).map(({ term }) => term))].reduce((sum, term) => sum + worth(term), 0)
  const best = (parts: readonly Passage[], left: number) => {
    const inOrder = parts.map((part, i) => ({ i, worth: worthOf(part), lines: linesOf(part, phone) }))
    const kept = new Set<number>()
    for (const { i, lines } of inOrder.toSorted((a, b) => b.worth - a.worth)) {
      if (lines > left && kept.size > 0) continue
      kept.add(i)
      left -= lines
    }
    return kept
  }
  switch (passage.kind) {
    case 'list': {
      const entries = entriesOf(passage.items)
      const kept = best(
        entries.map((items) => ({ kind: 'list', items })),
        room,
      )
      return { ...passage, items: entries.filter((_, i) => kept.has(i)).flat() }
    }
    case 'table': {
      const [head = [], ...rows] = passage.rows
      const kept = best(
        rows.map((row) => ({ ...passage, rows: [row] })),
        room - 1,
      )
      return { ...passage, rows: [head, ...rows.filter((_, i) => kept.has(i))] }
    }
    case 'code': {
      const all = passage.text.split('\n')
      // As many lines as fit when they wrap as often as the average.
      const count = Math.max(1, Math.floor((room * all.length) / linesOf(passage, phone)))
      const from = Array.from({ length: all.length - count + 1 }, (_, i) => i)
      const pieces = from.map((first) => ({ ...passage, text: all.slice(first, first + count).join('\n') }))
      const worths = pieces.map(worthOf)
      return pieces[worths.indexOf(Math.max(...worths))] ?? passage
    }
  }
}

/** The entries of the outermost list, each with those nested in it. */
function entriesOf(items: readonly ListItem[]): ListItem[][] {
  const entries: ListItem[][] = []
  for (const item of items) {
    const last = entries.at(-1)
    if (item.indent === 0 || !last) entries.push([item])
    else last.push(item)
  }
  return entries
}
