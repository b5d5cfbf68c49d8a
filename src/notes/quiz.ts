import { slug } from 'github-slugger'
import type { Item } from './item.ts'
import { itemKinds, kindOf } from './item-kinds.ts'
import { isQuizHeading } from './labels.ts'
import type { Level } from './note.ts'
import type { Heading, Part } from './outline.ts'
import { collectProblems, type Report } from './problem.ts'
import { type Question, readQuestion } from './question.ts'
import type { Context } from './runs.ts'
import { unusedId } from './unused-id.ts'

/** The quiz of a note, separated from the rest. */
export interface Quiz {
  readonly heading: Heading
  readonly part: Part
  /** One for each question. */
  readonly questions: readonly Part[]
  /** What follows the quiz although nothing should. */
  readonly after: readonly Part[]
}

/** The first heading named as a quiz and everything that belongs to it; in own notes it must be an H2. */
export function findQuiz(parts: readonly Part[], strict: boolean): Quiz | undefined {
  const start = parts.findIndex(
    ({ heading }) => heading && isQuizHeading(heading.text) && (!strict || heading.level === 2),
  )
  const part = parts[start]
  const heading = part?.heading
  if (!part || !heading) return undefined
  const end = parts.findIndex((other, i) => i > start && other.heading && other.heading.level <= heading.level)
  const last = end === -1 ? parts.length : end
  return { heading, part, questions: parts.slice(start + 1, last), after: parts.slice(last) }
}

export interface QuizOptions {
  /** The note's, for questions that name none. */
  readonly level: Level
  readonly context: Context
  readonly report: Report
}

export interface QuizItems {
  readonly items: readonly Item[]
  readonly questions: readonly Question[]
}

/** The items of a quiz. In own notes every problem is reported; in strangers' notes a wrong question is skipped. */
export function readItems(quiz: Quiz, { level, context, report }: QuizOptions): QuizItems {
  const items: Item[] = []
  const questions: Question[] = []
  const ids = new Set<string>()
  for (const part of quiz.questions) {
    if (!part.heading) continue
    const faults = collectProblems(context.path)
    const question = readQuestion(part, part.heading, context, faults.report)
    const id = idOf(question, ids, context.strict, faults.report)
    const item = toItem(question, id, { level, context, report: faults.report })
    ids.add(id)
    questions.push(question)
    if (item && faults.problems.length === 0) items.push(item)
    else if (context.strict) for (const fault of faults.problems) report(fault.code, fault, fault.message)
    else report('W615', faults.problems[0] ?? question, `question skipped: ${faults.problems[0]?.message}`)
  }
  return { items, questions }
}

function toItem(question: Question, id: string, { level, context, report }: QuizOptions): Item | undefined {
  const { strict } = context
  const kind = kindOf(question, { report, strict })
  if (kind === undefined) return undefined
  const base = {
    id,
    level: question.level ?? level,
    stem: question.stem,
    ...(question.code && { code: question.code }),
    explanation: question.explanation,
    line: question.line,
  }
  return itemKinds[kind](question, base, { report, strict })
}

function idOf(question: Question, taken: ReadonlySet<string>, strict: boolean, report: Report): string {
  const { id } = question
  if (!strict) return unusedId(id || slug(question.title) || `line-${question.line}`, taken)
  const place = question.idPlace ?? question
  if (id === undefined)
    report('E208', place, 'question has no id, expected a line like `single` `level 1` `id: some-name`')
  else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) report('E208', place, `question id "${id}" is not kebab-case`)
  else if (taken.has(id)) report('E208', place, `question id "${id}" is used twice in this note`)
  return id ?? ''
}
