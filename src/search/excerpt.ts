import { type Passage, passageText } from '../notes/passage.ts'
import { analyse } from './analyse.ts'
import type { Shape } from './question-words.ts'

/** The passages of a section that are shown: whole ones, in their order, next to one another. */
export interface Excerpt {
  readonly passages: readonly Passage[]
  /** True when the section holds more. */
  readonly cut: boolean
}

/** Lines of a card that are read without effort; an error is worth more: cause, what to check and commands. */
export const excerptLines = { answer: 12, error: 24 } as const

/** Characters that fill a line; a Han one counts as two. */
const usualWidth = 90

/** What a kind of passage is worth beside the others, by what the question asks for. */
const suits: Readonly<Partial<Record<Shape, Partial<Record<Passage['kind'], number>>>>> = {
  difference: { table: 2 },
  how: { code: 1.5, list: 1.2 },
}

/**
 * Chooses the passages of a section that answer best.
 *
 * @param worth what a term says of the subject, 0 for one that does not matter
 */
export function excerptOf(
  passages: readonly Passage[],
  worth: (term: string) => number,
  { shape = 'other', lines: room = excerptLines.answer }: { shape?: Shape; lines?: number } = {},
): Excerpt {
  const lines = passages.map((passage) => linesOf(passage))
  if (total(lines) <= room) return { passages, cut: false }

  const scores = passages.map((passage) => scoreOf(passage, worth) * (suits[shape]?.[passage.kind] ?? 1))
  let first = scores.indexOf(Math.max(...scores))
  let last = first
  let left = room - (lines[first] ?? 0)
  const take = (place: number) => {
    const needed = lines[place]
    if (needed === undefined || needed > left) return false
    left -= needed
    return true
  }
  // A paragraph that announces what follows belongs to it, however long.
  while (first > 0 && announces(passages[first - 1])) first--
  while (take(last + 1)) last++
  if (announces(passages[last]) && last + 1 < passages.length) last += last > first ? -1 : 1
  while (take(first - 1)) first--
  return { passages: passages.slice(first, last + 1), cut: first > 0 || last < passages.length - 1 }
}

/**
 * Each word counts once, so that a long passage does not win by repeating one. An image goes with the text beside it:
 * its description, which says it all in a sentence, would beat what explains it.
 */
function scoreOf(passage: Passage, worth: (term: string) => number): number {
  if (passage.kind === 'image') return 0
  return total([...new Set(analyse(passageText(passage)).map(({ term }) => term))].map(worth))
}

/** Whether a paragraph says that something follows: it is nothing without that. */
export function announces(passage: Passage | undefined): boolean {
  return passage?.kind === 'paragraph' && /[:：]\s*$/.test(passageText(passage))
}

/**
 * Lines that a passage fills. An image is taken in at a glance, so it costs nothing.
 *
 * @param width  characters of a line
 */
export function linesOf(passage: Passage, width = usualWidth): number {
  if (passage.kind === 'image') return 0
  return total(
    passageText(passage)
      .split('\n')
      .map((line) => Math.max(1, Math.ceil((line.length + (line.match(wide)?.length ?? 0)) / width))),
  )
}

const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
