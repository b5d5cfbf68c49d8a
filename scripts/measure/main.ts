/**
 * How well the search answers: `npm run measure [-- options]`.
 *
 * --part all|tuning|held|outside  which of the questions in tests/questions; the last two only for final figures
 * --own-questions  the questions in the front matter of the notes instead, which then are not indexed
 * --bare  notes without aliases, questions and ways of asking, as strangers write them
 * --only en|zh  notes of one language, asked in both
 * --without lever  the ranking without one of its levers; each one given is left out
 * --levers  a table of what each lever gives
 * --save  keeps the figures in tests/questions/figures.json, below which a change must not bring them
 * --misses  what went wrong, question by question
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Library } from '../../src/library/library.ts'
import { thresholds } from '../../src/search/weights.ts'
import { askAll, type Figures, figuresOf, type Kept, keptOf, type Outcome, silenceOf } from './figures.ts'
import { leverTable } from './lever-table.ts'
import { isLever, levers, without } from './levers.ts'
import { libraryOf, notesToMeasure } from './library.ts'
import { type AskedQuestion, ownQuestions, type Part, parts, readQuestions } from './questions.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'tuning' },
    without: { type: 'string', multiple: true, default: [] },
    'own-questions': { type: 'boolean', default: false },
    bare: { type: 'boolean', default: false },
    only: { type: 'string' },
    levers: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
})
const part = parts.find((known) => known === values.part)
const unknown = values.without.find((lever) => !isLever(lever))
if (!part || unknown !== undefined || (values.only !== undefined && !['en', 'zh'].includes(values.only))) {
  console.error(
    `Usage: npm run measure -- [--part ${parts.join('|')}] [--without ${Object.keys(levers).join('|')}] [--bare] [--only en|zh] [--levers] [--misses]`,
  )
  process.exit(64)
}

const notes = await notesToMeasure(root)
const questions = values['own-questions'] ? ownQuestions(notes) : readQuestions(join(root, 'tests/questions'), part)
const bare = values.bare || values['own-questions']
if (values.levers) console.log(leverTable(notes, questions))
else report(libraryOf(notes, { bare, only: values.only }), questions, part)

function report(library: Library, questions: readonly AskedQuestion[], part: Part): void {
  const outcomes = askAll(library, questions, without(values.without.filter(isLever)))
  const answerable = outcomes.filter(({ asked }) => asked.note !== null)
  console.log(
    `${library.notes.length} notes, ${library.sections.length} sections, ${questions.length} questions (${part})\n`,
  )
  console.log(row('', ['questions', 'note 1st', 'in three', 'MRR@10', 'section 1st', 'language']))
  const groups = Map.groupBy(answerable, ({ asked }) => `${asked.lang} ${asked.style}`)
  for (const lang of ['en', 'zh']) {
    console.log(
      figuresRow(
        lang,
        answerable.filter(({ asked }) => asked.lang === lang),
      ),
    )
    for (const [name, group] of [...groups].sort())
      if (name.startsWith(lang)) console.log(figuresRow(`  ${name}`, group))
  }
  console.log(figuresRow('all', answerable))
  if (values.misses) for (const outcome of outcomes) missed(outcome)
  if (answerable.length === outcomes.length) return
  compareWithKept(outcomes)
  const isOf = (names: readonly string[]) => (outcome: Outcome) =>
    outcome.asked.note !== null || names.includes(outcome.asked.style)
  for (const lang of ['en', 'zh']) {
    for (const others of [['off-topic'], ['near-miss'], ['off-topic', 'near-miss']]) {
      const { auc, answered, at, ownAnswered, ownFalse } = silenceOf(
        outcomes.filter(({ asked }) => asked.lang === lang).filter(isOf(others)),
      )
      console.log(
        `silence ${lang}, ${others.join(' and ')}: AUC ${auc.toFixed(3)}, ${percent(answered)} answered at 5 % false answers (${at.toFixed(3)}); with our thresholds ${percent(ownAnswered)} and ${percent(ownFalse)}`,
      )
    }
  }
}

/** Says how the figures differ from those that were kept; these are of the questions for tuning. */
function compareWithKept(outcomes: readonly Outcome[]): void {
  if (part !== 'tuning') return
  const file = join(root, 'tests/questions/figures.json')
  const now = keptOf(outcomes)
  const before = JSON.parse(readFileSync(file, 'utf8')) as Kept
  for (const lang of ['en', 'zh'] as const) {
    const names = Object.keys(now[lang]) as (keyof Kept['en'])[]
    const changes = names.map((name) => `${name} ${signed(now[lang][name] - before[lang][name])}`)
    console.log(`${lang} beside what was kept: ${changes.join(', ')}`)
  }
  if (values.save) writeFileSync(file, `${JSON.stringify(now, undefined, 2)}\n`)
}

function signed(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(3)}`
}

function missed({ asked, noteRank, sectionFirst, confidence, first }: Outcome): void {
  if (
    asked.note === null
      ? confidence < thresholds.answer
      : noteRank === 1 && sectionFirst && confidence >= thresholds.answer
  )
    return
  const wanted = asked.note === null ? 'no answer' : `${asked.note} › ${asked.section}`
  console.log(`${asked.style} ${confidence.toFixed(2)} #${noteRank} ${asked.question}\n    ${wanted}\n    ${first}`)
}

function figuresRow(name: string, outcomes: readonly Outcome[]): string {
  const { questions, first, inThree, mrr, section, sameLanguage }: Figures = figuresOf(outcomes)
  return row(name, [
    String(questions),
    ...[first, inThree, mrr, section, sameLanguage].map((share) => share.toFixed(3)),
  ])
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(18), ...cells.map((cell) => cell.padStart(11))].join(' ')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
