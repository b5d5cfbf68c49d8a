import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Note } from '../../src/notes/note.ts'

/** A question with what answers it, as a line of `tests/questions/*.jsonl`. */
export interface AskedQuestion {
  readonly question: string
  readonly lang: 'en' | 'zh'
  /** plain, keywords, slang, typo, traditional, mixed, long, paste; off-topic and near-miss must not be answered. */
  readonly style: string
  /** Id of the note; null when no note answers. */
  readonly note: string | null
  /** Heading of the section in the language of the question; null for the lead of the note. */
  readonly section: string | null
  /** Other sections that answer as well: a heading of the note, or `note` or `note#heading`. */
  readonly also: readonly string[]
}

const row = z.strictObject({
  question: z.string().min(1),
  lang: z.enum(['en', 'zh']),
  style: z.string(),
  note: z.string().nullable(),
  section: z.string().nullable(),
  also: z.array(z.string()).default([]),
})

export const parts = ['all', 'tuning', 'held', 'outside'] as const
export type Part = (typeof parts)[number]

/** A third is set aside: nobody looks at it while weights are chosen. A question stays on its side for ever. */
export const isHeld = ({ question }: Pick<AskedQuestion, 'question'>): boolean =>
  createHash('sha256').update(question).digest().readUInt32BE() % 3 === 0

/**
 * Questions of people who knew the notes, or (`outside`) of one who wrote them before seeing any.
 *
 * @throws when a line is not a question, with its place
 */
export function readQuestions(folder: string, part: Part): AskedQuestion[] {
  if (part === 'outside') return readQuestions(join(folder, 'outside'), 'all')
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  const all = files.sort().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.trim() ? [readRow(line, `${file}:${i + 1}`)] : [])),
  )
  return all.filter((asked) => part === 'all' || isHeld(asked) === (part === 'held'))
}

/** The questions that the notes say they answer; any section of the note will do. */
export function ownQuestions(notes: readonly Note[]): AskedQuestion[] {
  return notes.flatMap(({ id, lang, questions }) =>
    questions.map((question) => ({ question, lang, style: 'own', note: id, section: null, also: [id] })),
  )
}

/** The ways of asking that stand in the notes. */
export function linesAsked(notes: readonly Note[]): AskedQuestion[] {
  return notes.flatMap(({ id, lang, sections }) =>
    sections.flatMap(({ asked, lead, heading }) =>
      asked.map((question) => ({ question, lang, style: 'line', note: id, section: lead ? null : heading, also: [] })),
    ),
  )
}

function readRow(line: string, place: string): AskedQuestion {
  try {
    return row.parse(JSON.parse(line))
  } catch (error) {
    throw new Error(`${place}: expected a question: ${(error as Error).message}`)
  }
}
