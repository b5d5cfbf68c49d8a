import { slug } from 'github-slugger'
import type { Item } from './item.ts'
import { itemKinds, kindOf } from './item-kinds.ts'
import { isQuizHeading } from './labels.ts'
import type { Level } from './note.ts'
import type { Heading, Part } from './outline.ts'
import type { Place, Report } from './problem.ts'
import { type Question, readQuestion } from './question.ts'
import type { Context } from './runs.ts'
import { unusedId } from './unused-id.ts'

/** The quiz of a note, cut off from the rest. */
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

/** The items of a quiz. Own notes hear everything that is wrong; of strangers' notes a wrong question is skipped. */
export function readItems(
  quiz: Quiz,
  options: QuizOptions,
): { readonly items: Item[]; readonly questions: Question[] } {
  const items: Item[] = []
  const questions: Question[] = []
  const ids = new Set<string>()
  for (const part of quiz.questions) {
    if (!part.heading) continue
    const faults: { code: Parameters<Report>[0]; place: Place; message: string }[] = []
    const note: Report = (code, place, message) => faults.push({ code, place, message })
    const question = readQuestion(part, part.heading, options.context, note)
    const id = idOf(question, ids, options.context.strict, note)
    const item = toItem(question, id, options, note)
    ids.add(id)
    if (item && faults.length === 0) items.push(item)
    questions.push(question)
    for (const { code, place, message } of faults) {
      if (options.context.strict) options.report(code, place, message)
    }
    const [first] = faults
    if (first && !options.context.strict) options.report('W615', first.place, `question skipped: ${first.message}`)
  }
  return { items, questions }
}

function toItem(question: Question, id: string, { level, context }: QuizOptions, report: Report): Item | undefined {
  const kind = kindOf(question, report)
  if (kind === undefined) return undefined
  const base = {
    id,
    level: question.level ?? level,
    stem: question.stem,
    ...(question.code && { code: question.code }),
    explanation: question.explanation,
    line: question.line,
  }
  return itemKinds[kind](question, base, { report, strict: context.strict })
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
