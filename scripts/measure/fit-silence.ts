/**
 * Finds the weights of the confidence: `npm run fit:silence`. Answered rightly are questions of tests/questions (never
 * those held), those that notes say they answer, and ways of asking that were taken out; unanswerable are the ones marked
 * so, and the questions and ways of asking of notes that were taken out. The same questions are asked of notes as
 * strangers write them, too. Logistic regression; the same notes and questions give the same weights.
 */
import { join } from 'node:path'
import type { Signals } from '../../src/search/confidence.ts'
import { weights } from '../../src/search/weights.ts'
import { askAll, type Outcome } from './figures.ts'
import { libraryOf, notesToMeasure } from './library.ts'
import { linesAsked, ownQuestions, readQuestions } from './questions.ts'

const root = join(import.meta.dirname, '../..')
const folds = 5
/** One of so many ways of asking is taken out. */
const each = 6
/**
 * What an example counts: those that people wrote to be unanswerable are few, and the truest. Near misses together are
 * to count half as much as what is answered: raise theirs when notes come to answer some of them, or the app grows
 * talkative.
 */
const counts = { asked: 1, ofStrangers: 0.5, offTopic: 6, nearMiss: 4, own: 0.1, line: 0.1, takenOut: 0.03 } as const
/** Keeps weights small that the examples say little about. */
const ridge = 0.3

interface Example {
  readonly signals: Signals
  readonly answered: boolean
  readonly count: number
}

const notes = await notesToMeasure(root)
const right = ({ noteRank }: Outcome) => noteRank === 1
const examplesOf = (outcomes: readonly Outcome[], answered: boolean, count: number): Example[] =>
  outcomes.map(({ signals }) => ({ signals, answered, count }))

const questions = readQuestions(join(root, 'tests/questions'), 'tuning')
const asked = askAll(libraryOf(notes, { bare: false }), questions, weights)
const strangers = libraryOf(notes, { bare: true })
const ofStrangers = askAll(strangers, questions, weights)
const ofStyle = (style: string, outcomes = asked) => outcomes.filter((outcome) => outcome.asked.style === style)
const ids = [...new Set(notes.map(({ id }) => id))].sort()
const takenOut = Array.from({ length: folds }, (_, fold) => {
  const isOut = (id: string) => ids.indexOf(id) % folds === fold
  const rest = libraryOf(
    notes.filter(({ id }) => !isOut(id)),
    { bare: false },
  )
  const out = notes.filter(({ id }) => isOut(id))
  return askAll(rest, [...ownQuestions(out), ...linesAsked(out).filter((_, i) => i % each === 0)], weights)
}).flat()
const withoutSome = notes.map((note) => ({
  ...note,
  sections: note.sections.map((section, at) => ({
    ...section,
    asked: section.asked.filter((_, i) => (at + i) % each !== 0),
  })),
}))
const kept = new Set(linesAsked(withoutSome).map(({ question }) => question))
const lines = askAll(
  libraryOf(withoutSome, { bare: false }),
  linesAsked(notes).filter(({ question }) => !kept.has(question)),
  weights,
)
const own = askAll(strangers, ownQuestions(notes), weights)
const examples = [
  ...examplesOf(asked.filter(right), true, counts.asked),
  ...examplesOf(ofStyle('off-topic'), false, counts.offTopic),
  ...examplesOf(ofStyle('near-miss'), false, counts.nearMiss),
  ...examplesOf(ofStrangers.filter(right), true, counts.ofStrangers),
  ...examplesOf(ofStyle('off-topic', ofStrangers), false, counts.offTopic),
  ...examplesOf(ofStyle('near-miss', ofStrangers), false, counts.nearMiss),
  ...examplesOf(own.filter(right), true, counts.own),
  ...examplesOf(lines.filter(right), true, counts.line),
  ...examplesOf(takenOut, false, counts.takenOut),
]
const names = Object.keys(examples[0]?.signals ?? {}) as (keyof Signals)[]
const fitted = fit(examples.map((one) => ({ ...one, x: [1, ...names.map((name) => one.signals[name])] })))
console.log(`${examples.length} examples\n`)
for (const [i, name] of ['bias', ...names].entries()) console.log(`    ${name}: ${(fitted[i] as number).toFixed(2)},`)

/** Newton's method for logistic regression with a ridge on all but the bias. */
function fit(
  rows: readonly { readonly x: readonly number[]; readonly answered: boolean; readonly count: number }[],
): number[] {
  const size = rows[0]?.x.length ?? 0
  let beta = Array.from({ length: size }, () => 0)
  for (let step = 0; step < 30; step++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -ridge * value))
    const hessian = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? ridge : i === j ? 1e-6 : 0)))
    for (const { x, answered, count } of rows) {
      const chance = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (beta[i] as number), 0)))
      for (const [i, value] of x.entries()) {
        gradient[i] = (gradient[i] as number) + count * ((answered ? 1 : 0) - chance) * value
        const row = hessian[i] as number[]
        for (const [j, other] of x.entries())
          row[j] = (row[j] as number) + count * chance * (1 - chance) * value * other
      }
    }
    const change = solve(hessian, gradient)
    beta = beta.map((value, i) => value + (change[i] as number))
  }
  return beta
}

/** Gauss with pivots: x of `matrix` x = `right`. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] as number) > Math.abs(best[column] as number) ? row : best))
    const at = rows.indexOf(pivot)
    ;[rows[column], rows[at]] = [pivot, rows[column] as number[]]
    for (const row of rows) {
      if (row === pivot) continue
      const factor = (row[column] as number) / (pivot[column] as number)
      for (let k = column; k < row.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number)
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number))
}
