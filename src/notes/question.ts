import type { Blockquote, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { Choice, Item } from './item.ts'
import { answerLabels, explanationLabels, idOfChip, kindChips, kindOfChip, labelLength, levelOfChip } from './labels.ts'
import { didYouMean } from './nearest.ts'
import type { Level } from './note.ts'
import type { Heading, Part } from './outline.ts'
import { type Run, runsText } from './passage.ts'
import type { Place, Report } from './problem.ts'
import { type Context, dropStart, readRuns, tidyRuns } from './runs.ts'
import { placeOf } from './walk.ts'

/** A choice and its place. */
export type PlacedChoice = PlacedEntry & Choice
/** An entry of a plain list and its place. */
export type PlacedEntry = Place & { readonly runs: readonly Run[] }

/** What is below the heading of a question, before the kind of item is known. */
export interface Question extends Place {
  readonly title: string
  readonly stem: readonly Run[]
  readonly id?: string
  readonly idPlace?: Place
  readonly kind?: Exclude<Item['kind'], 'flash'>
  readonly level?: Level
  readonly code?: { readonly language?: string; readonly text: string }
  /** Of a task list. */
  readonly choices?: readonly PlacedChoice[]
  /** Of an ordered list. */
  readonly steps?: readonly PlacedEntry[]
  /** Of a bulleted list without tasks. */
  readonly bullets?: readonly PlacedEntry[]
  /** The accepted spellings for each line of the answer. */
  readonly answers?: readonly (readonly string[])[]
  readonly explanation: readonly Run[]
}

type Draft = { -readonly [K in keyof Question]: Question[K] }

export function readQuestion({ nodes }: Part, heading: Heading, context: Context, report: Report): Question {
  const { line, column, text: title } = heading
  const question: Draft = { title, line, column, stem: readRuns(heading.node.children, context), explanation: [] }
  for (const node of nodes) {
    if (!readPart(node, question, context, report)) {
      report('E201', placeOf(node), `this ${node.type} is no part of a question`)
    }
  }
  return question
}

/** Adds one block to the question; false when it does not belong there. */
function readPart(node: RootContent, question: Draft, context: Context, report: Report): boolean {
  switch (node.type) {
    case 'paragraph':
      return (
        readMeta(node, question, report) || readAnswer(node, question, context) || readLoose(node, question, context)
      )
    case 'blockquote':
      return readExplanation(node, question, context)
    case 'code':
      if (question.code || hasAnswer(question)) return false
      question.code = { ...(node.lang && { language: node.lang }), text: node.value }
      return true
    case 'list':
      return !hasAnswer(question) && readOptions(node, question, context, report)
    case 'html':
    case 'definition':
      return true
    default:
      return node.type === 'thematicBreak' && !context.strict
  }
}

function hasAnswer({ choices, steps, bullets, answers }: Draft): boolean {
  return Boolean(choices || steps || bullets || answers)
}

/** The line of chips: nothing but code spans. */
function readMeta({ children }: Paragraph, question: Draft, report: Report): boolean {
  if (hasAnswer(question) || !children.every((child) => child.type === 'inlineCode' || isBlank(child))) return false
  for (const child of children) {
    if (child.type !== 'inlineCode') continue
    const kind = kindOfChip(child.value)
    const level = levelOfChip(child.value)
    const id = idOfChip(child.value)
    if (kind) question.kind = kind
    else if (id !== undefined) Object.assign(question, { id, idPlace: placeOf(child) })
    else if (level === 1 || level === 2 || level === 3) question.level = level
    else {
      const expected = level === undefined ? 'a type, a level or an id' : 'level 1, 2 or 3'
      report('E204', placeOf(child), `chip \`${child.value}\` is not ${expected}${didYouMean(child.value, kindChips)}`)
    }
  }
  return true
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** `**Answer**: ` and code spans: ` / ` separates spellings, a new line begins the next blank. */
function readAnswer({ children }: Paragraph, question: Draft, context: Context): boolean {
  const runs = readRuns(children, context)
  const length = labelLength(runsText(runs), answerLabels)
  const hasOptions = question.choices || question.steps || question.bullets
  if (length === 0 || (context.strict && hasOptions)) return false
  const lines: string[][] = [[]]
  for (const child of children) {
    if (child.type === 'inlineCode') lines.at(-1)?.push(child.value.trim())
    else if (child.type === 'break' || (child.type === 'text' && child.value.includes('\n'))) lines.push([])
  }
  const coded = lines.filter((spellings) => spellings.length > 0)
  const plain = runsText(dropStart(runs, length)).split(/\s*[/／]\s*/)
  const answers = coded.length > 0 || context.strict ? coded : [plain.filter((spelling) => spelling !== '')]
  question.answers = [...(question.answers ?? []), ...answers]
  return true
}

/** Strangers write their explanation without a quote. */
function readLoose({ children }: Paragraph, question: Draft, context: Context): boolean {
  if (context.strict) return false
  const runs = readRuns(children, context)
  const explanation = dropStart(runs, labelLength(runsText(runs), explanationLabels))
  if (hasAnswer(question)) question.explanation = append(question.explanation, explanation)
  else question.stem = append(question.stem, runs)
  return true
}

function readExplanation({ children }: Blockquote, question: Draft, context: Context): boolean {
  const runs = readQuoteRuns(children, context)
  const length = labelLength(runsText(runs), explanationLabels)
  if (length === 0 && context.strict) return false
  question.explanation = append(question.explanation, dropStart(runs, length))
  return true
}

function readQuoteRuns(children: readonly RootContent[], context: Context): Run[] {
  return children.reduce<Run[]>(
    (runs, child) => (child.type === 'paragraph' ? append(runs, readRuns(child.children, context)) : runs),
    [],
  )
}

function append(runs: readonly Run[], more: readonly Run[]): Run[] {
  return runs.length === 0 ? [...more] : tidyRuns([...runs, { text: '\n' }, ...more])
}

const box = /^[[［【]\s*([xX✓√]?)\s*[\]］】]/u

function readOptions(list: List, question: Draft, context: Context, report: Report): boolean {
  const entries = list.children.map((entry) => readEntry(entry, context))
  if (!entries.some(({ checked, text }) => checked !== undefined || box.test(text))) {
    question[list.ordered ? 'steps' : 'bullets'] = entries
    return true
  }
  for (const { checked, text, line, column } of entries) {
    if (checked !== undefined) continue
    report('E206', { line, column }, `"${text}" is no task item, expected "- [ ] text" or "- [x] text"`)
  }
  question.choices = entries.map((entry) => ({ ...entry, text: entry.runs, right: entry.checked === true }))
  return true
}

/** An entry, its state as a task, and the reason quoted below it. */
function readEntry(entry: ListItem, context: Context) {
  const [first, ...below] = entry.children
  const runs = first?.type === 'paragraph' ? readRuns(first.children, context) : []
  const quote = below.find((child) => child.type === 'blockquote')
  const reason = quote ? readQuoteRuns(quote.children, context) : []
  const written = /^\[([ xX])\]\s+/.exec(runsText(runs))
  const checked = entry.checked ?? (written ? written[1] !== ' ' : undefined)
  const shown = typeof entry.checked === 'boolean' || !written ? runs : dropStart(runs, written[0].length)
  return { ...placeOf(entry), runs: shown, text: runsText(shown), checked, reason }
}
