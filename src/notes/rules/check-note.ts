import type { Root } from 'mdast'
import type { Fields } from '../fields.ts'
import type { Item } from '../item.ts'
import type { NoteLink } from '../links.ts'
import type { Section } from '../note.ts'
import type { Part } from '../outline.ts'
import type { Place, Report } from '../problem.ts'
import type { Question } from '../question.ts'
import type { Quiz } from '../quiz.ts'
import { checkCode } from './code.ts'
import { checkDates } from './dates.ts'
import { checkFrontMatter } from './front-matter.ts'
import { checkHeadings } from './headings.ts'
import { checkLengths } from './lengths.ts'
import { checkLinks } from './links.ts'
import { checkQuiz } from './quiz.ts'
import { checkSecrets } from './secrets.ts'
import { checkTodo } from './todo.ts'
import { checkWhiteSpace } from './white-space.ts'
import { checkWording } from './wording.ts'

/** One of our own notes, read; what the rules look at. */
export interface Reading {
  readonly path: string
  /** The whole file, with `\n` as line end. */
  readonly text: string
  /** Line on which the body starts, from 1. */
  readonly bodyLine: number
  /** YYYY-MM-DD */
  readonly today: string | undefined
  /** Absent when there is no front matter. */
  readonly fields: Fields | undefined
  /** Where the fields stand. */
  readonly places: ReadonlyMap<string, Place>
  readonly root: Root
  readonly parts: readonly Part[]
  /** The title and what stands below it. */
  readonly lead: Part
  readonly sections: readonly Section[]
  readonly quiz: Quiz | undefined
  readonly questions: readonly Question[]
  readonly items: readonly Item[]
  readonly links: readonly NoteLink[]
}

export type Rule = (reading: Reading, report: Report) => void

const rules: readonly Rule[] = [
  checkFrontMatter,
  checkDates,
  checkHeadings,
  checkLinks,
  checkQuiz,
  checkLengths,
  checkCode,
  checkWording,
  checkWhiteSpace,
  checkSecrets,
  checkTodo,
]

/** The rules that one note must keep, whatever stands in the others. */
export function checkNote(reading: Reading, report: Report): void {
  for (const rule of rules) rule(reading, report)
}
