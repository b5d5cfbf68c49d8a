import { type Passage, passageText } from '../notes/passage.ts'
import { analyse } from './analyse.ts'
import type { Shape } from './question-words.ts'

/** The passages of a section that are shown: whole, consecutive and in their order. */
export interface Excerpt {
  readonly passages: readonly Passage[]
  /** True when the section holds more. */
  readonly cut: boolean
}

/** Lines that are easily read on a card; an error gets more, for its cause, the checks and the commands. */
export const excerptLines = { answer: 12, error: 24 } as const

/** So many more are shown rather than cut: to press a button for them would cost more than to read them. */
const linesSpared = 3

/** Characters per line; a Han character counts as two. */
const usualWidth = 90

/** Factors for the kinds of passages that suit what the question asks for. */
const suits: Readonly<Partial<Record<Shape, Partial<Record<Passage['kind'], number>>>>> = {
  difference: { table: 2 },
  how: { code: 1.5, list: 1.2 },
}

/**
 * Chooses the passages of a section that answer best.
 *
 * @param worth  how much a term says about the subject, 0 when it does not matter
 */
export function excerptOf(
  passages: readonly Passage[],
  worth: (term: string) => number,
  { shape = 'other', lines: room = excerptLines.answer }: { shape?: Shape; lines?: number } = {},
): Excerpt {
  const lines = passages.map((passage) => linesOf(passage))
  if (total(lines) <= room + linesSpared) return { passages, cut: false }

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
  // A paragraph that introduces the next passage stays with it, however long it is.
  while (first > 0 && announces(passages[first - 1])) first--
  while (take(last + 1)) last++
  if (announces(passages[last]) && last + 1 < passages.length) last += last > first ? -1 : 1
  while (take(first - 1)) first--
  return { passages: passages.slice(first, last + 1), cut: first > 0 || last < passages.length - 1 }
}

/**
 * Each word counts once, so that a long passage does not win by repeating one. An image counts nothing: its
 * description, which says it all in a sentence, would beat the text that explains it.
 */
function scoreOf(passage: Passage, worth: (term: string) => number): number {
  if (passage.kind === 'image') return 0
  return total([...new Set(analyse(passageText(passage)).map(({ term }) => term))].map(worth))
}

/** Whether a paragraph introduces the next passage, and so is useless without it. */
export function announces(passage: Passage | undefined): boolean {
  return passage?.kind === 'paragraph' && /[:：]\s*$/.test(passageText(passage))
}

/**
 * How many lines a passage fills. An image is taken in at a glance, so it costs nothing.
 *
 * @param width  characters per line
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
