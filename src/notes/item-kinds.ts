import type { ChoiceItem, Item } from './item.ts'
import { truthOf } from './labels.ts'
import { type Run, runsText } from './passage.ts'
import type { Place, Report } from './problem.ts'
import type { PlacedEntry, Question } from './question.ts'
import { dropStart, tidyRuns } from './runs.ts'

type Kind = Exclude<Item['kind'], 'flash'>
type Base = Pick<Item, 'id' | 'level' | 'stem' | 'explanation' | 'line'>
export interface Options {
  readonly report: Report
  readonly strict: boolean
}
type ReadItem = (question: Question, base: Base, options: Options) => Item | undefined

/** Reads the answers of each kind. Problems are reported; the item may then be absent. */
export const itemKinds: Readonly<Record<Kind, ReadItem>> = {
  single: readChoice('single'),
  multiple: readChoice('multiple'),
  'true-false': readChoice('true-false'),
  cloze: readCloze,
  order: readOrder,
  match: readMatch,
}

/** Fewest and most options of each kind. Slack shows at most ten in one group. */
const optionCounts: Readonly<Record<Exclude<Kind, 'cloze'>, { min: number; max: number; maxOfStrangers: number }>> = {
  single: { min: 2, max: 5, maxOfStrangers: 10 },
  multiple: { min: 2, max: 6, maxOfStrangers: 10 },
  'true-false': { min: 2, max: 2, maxOfStrangers: 2 },
  order: { min: 3, max: 6, maxOfStrangers: 10 },
  match: { min: 3, max: 6, maxOfStrangers: 10 },
}

/** The longest option, in characters, that can be shown together with nine others. */
const maxOptionLength = 500

const arrow = /\s*(?:→|->|=>)\s*/

/** The kind that the chip names, else the one that the answers look like. */
export function kindOf(question: Question, { report, strict }: Options): Kind | undefined {
  const seen = inferKind(question)
  const { kind: named, title } = question
  if (seen === undefined) {
    report(
      'E204',
      question,
      `the type of "${title}" cannot be told: it has no task list, ordered list, pairs or **Answer**`,
    )
    return undefined
  }
  if (named === undefined && !strict && !saysWhatIsRight(seen)) {
    report(
      'E204',
      question,
      `the type of "${title}" is not named, and a list in a note of strangers need not be an answer`,
    )
    return undefined
  }
  if (named === undefined) return seen
  const fits = named === seen || (isChoice(named) && isChoice(seen) && named !== 'true-false')
  if (fits) return named
  report('E204', question, `chip says ${named}, but the answers are written as ${seen}`)
  return undefined
}

function inferKind({ choices, steps, bullets, answers }: Question): Kind | undefined {
  if (steps) return 'order'
  if (bullets) return bullets.every(({ runs }) => splitAtArrow(runs)) ? 'match' : undefined
  if (answers) return 'cloze'
  if (!choices) return undefined
  const truths = choices.map(({ text }) => truthOf(runsText(text)))
  if (truths.length === 2 && truths.includes(true) && truths.includes(false)) return 'true-false'
  return choices.filter(({ right }) => right).length > 1 ? 'multiple' : 'single'
}

/** A checked box and `**Answer**` are always answers; a list may be just a list. */
function saysWhatIsRight(kind: Kind): boolean {
  return kind !== 'order' && kind !== 'match'
}

function isChoice(kind: Kind): kind is ChoiceItem['kind'] {
  return kind === 'single' || kind === 'multiple' || kind === 'true-false'
}

function readChoice(kind: ChoiceItem['kind']): ReadItem {
  return ({ choices = [], ...question }, base, options) => {
    const right = choices.filter((choice) => choice.right).length
    if (kind !== 'multiple' && right !== 1) {
      options.report(
        'E202',
        question,
        `${kind} question "${base.id}" has ${count(right, 'right answer')}, needs exactly 1`,
      )
    }
    if (kind === 'multiple' && (right === 0 || right === choices.length)) {
      const found = right === 0 ? 'no right answer' : 'no wrong answer'
      options.report('E203', question, `multiple question "${base.id}" has ${found}, needs at least one of each`)
    }
    checkCount(kind, question, choices.length, base.id, options)
    checkTexts(choices, base.id, options)
    return { ...base, kind, choices: choices.map(({ text, right, reason }) => ({ text, right, reason })) }
  }
}

function readCloze({ answers = [], ...question }: Question, base: Base, { report }: Options): Item {
  const blanks = base.stem.filter((run) => run.code && run.text === '____').length
  if (blanks !== answers.length || blanks === 0) {
    report('E205', question, `cloze "${base.id}" has ${count(blanks, 'blank')} and ${count(answers.length, 'answer')}`)
  }
  return { ...base, kind: 'cloze', blanks: answers }
}

function readOrder({ steps = [], ...question }: Question, base: Base, options: Options): Item {
  checkCount('order', question, steps.length, base.id, options)
  checkTexts(steps, base.id, options)
  return { ...base, kind: 'order', steps: steps.map(({ runs }) => runs) }
}

function readMatch({ bullets = [], ...question }: Question, base: Base, options: Options): Item {
  const pairs = bullets.map(({ runs }) => splitAtArrow(runs) ?? { left: runs, right: [] })
  checkCount('match', question, pairs.length, base.id, options)
  for (const side of ['left', 'right'] as const) {
    checkTexts(
      bullets.map((bullet, i) => ({ ...bullet, runs: pairs[i]?.[side] ?? [] })),
      base.id,
      options,
    )
  }
  return { ...base, kind: 'match', pairs }
}

function splitAtArrow(runs: readonly Run[]): { left: Run[]; right: Run[] } | undefined {
  for (const [i, run] of runs.entries()) {
    const found = run.code ? null : arrow.exec(run.text)
    if (!found) continue
    const left = tidyRuns([...runs.slice(0, i), { ...run, text: run.text.slice(0, found.index) }])
    const right = dropStart([run, ...runs.slice(i + 1)], found.index + found[0].length)
    return left.length > 0 && right.length > 0 ? { left, right } : undefined
  }
  return undefined
}

function checkCount(
  kind: Exclude<Kind, 'cloze'>,
  place: Place,
  found: number,
  id: string,
  { report, strict }: Options,
): void {
  const { min, max: maxOfOwn, maxOfStrangers } = optionCounts[kind]
  const max = strict ? maxOfOwn : maxOfStrangers
  if (found >= min && found <= max) return
  const expected = min === max ? `exactly ${min}` : `${min} to ${max}`
  report('E210', place, `${kind} question "${id}" has ${count(found, 'option')}, needs ${expected}`)
}

function checkTexts(options: readonly PlacedEntry[], id: string, { report, strict }: Options): void {
  const seen = new Set<string>()
  for (const { runs, line, column } of options) {
    const text = runsText(runs).trim()
    const folded = text.toLowerCase()
    if (seen.has(folded)) report('E207', { line, column }, `option "${text}" stands twice in question "${id}"`)
    if (text === '') report('E206', { line, column }, `option of question "${id}" has no text`)
    if (!strict && text.length > maxOptionLength) {
      report('E210', { line, column }, `option has ${text.length} characters, at most ${maxOptionLength} can be shown`)
    }
    seen.add(folded)
  }
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}
