import { type BankCounts, countBank, type Tally } from '../bank.ts'
import type { Together } from '../check-together.ts'
import type { Item } from '../item.ts'
import { areAlike, wordsOf } from '../likeness.ts'
import type { ParsedNote } from '../parse.ts'
import { runsText } from '../passage.ts'
import type { Code } from '../problem.ts'

/** Notes of one language from which on their items must make a full bank. */
const notesOfBank = 80

const fewest: readonly { readonly kinds: readonly Item['kind'][]; readonly items: number }[] = [
  { kinds: ['single', 'multiple', 'true-false', 'cloze', 'order', 'match'], items: 300 },
  { kinds: ['multiple'], items: 40 },
  { kinds: ['cloze'], items: 30 },
  { kinds: ['order', 'match'], items: 25 },
]

/** Items of one form from which on a habit of their author shows. */
const itemsOfHabit = 20
/** Standard deviations that chance may be off. Of fair banks one in twenty is further off, or one in eighty. */
const deviations = { one: 2, oneOfMany: 2.5 } as const
/** Most of the multiple choices with equally many options that may have equally many right ones. */
const mostAlike = 0.7
/** Part of their words that two questions may share; those that readers took for the same share more. */
const mostShared = 0.6

/** W505, W509 and W517 over all notes of a language: the bank is large, mixed and fair, and asks nothing twice. */
export function checkBank({ parsed, report }: Together): void {
  for (const lang of ['en', 'zh'] as const) {
    const files = parsed.filter(({ note }) => note?.lang === lang)
    const counts = countBank(files.flatMap(({ note }) => note?.items ?? []))
    const folder = { path: lang, places: {} }
    const say = (code: Code, message: string) => report(code, folder, { line: 1, column: 1 }, message)
    if (files.length >= notesOfBank) checkSize(counts, say)
    checkHabits(counts, say)
    checkRepeats(files, report)
  }
}

function checkSize({ kinds }: BankCounts, say: (code: Code, message: string) => void): void {
  for (const { kinds: some, items } of fewest) {
    const found = some.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0)
    const what = some.length === 6 ? 'items' : `items of type ${some.join(' or ')}`
    if (found < items) say('W505', `all notes have ${found} ${what}, expected at least ${items}`)
  }
}

function checkHabits(counts: BankCounts, say: (code: Code, message: string) => void): void {
  const { trueStatements, longest, shortest, places, rightOf } = counts
  const off = (found: Tally) => (found.tries < itemsOfHabit ? 0 : (found.hits - found.chance) / found.spread)
  const figures = ({ hits, tries, chance }: Tally) => `${round(hits)} of ${tries}, chance gives ${round(chance)}`
  if (Math.abs(off(trueStatements)) > deviations.one) {
    say('W505', `true and false are out of balance: true in ${figures(trueStatements)}`)
  }
  if (off(longest) > 0) say('W509', `the right answer is the longest choice in ${figures(longest)}`)
  if (off(shortest) > deviations.one) say('W509', `the right answer is the shortest choice in ${figures(shortest)}`)
  for (const kind of ['single', 'multiple'] as const) {
    for (const [i, tally] of places[kind].entries()) {
      if (Math.abs(off(tally)) <= deviations.oneOfMany) continue
      say('W509', `choice ${i + 1} of type ${kind} is right in ${figures(tally)}`)
    }
  }
  for (const [options, byRight] of rightOf) {
    const all = [...byRight.values()].reduce((sum, items) => sum + items, 0)
    for (const [right, items] of byRight) {
      if (all < itemsOfHabit || items <= all * mostAlike) continue
      say(
        'W509',
        `${items} of ${all} multiple choices with ${options} options have ${right} right ones: vary the number`,
      )
    }
  }
}

function checkRepeats(files: readonly ParsedNote[], report: Together['report']): void {
  const asked = files.flatMap((file) =>
    (file.note?.items ?? []).map((item) => ({ file, item, words: new Set(wordsOf(textOf(item))) })),
  )
  for (const same of Map.groupBy(asked, ({ item }) => item.kind).values()) {
    for (const [i, one] of same.entries()) {
      const j = same.findIndex((other, j) => j >= i || areAlike(one.words, other.words, mostShared))
      const twin = same[j]
      if (!twin || j === i) continue
      const place = { line: one.item.line, column: 1 }
      const message = `question "${one.item.id}" asks nearly the same as "${twin.item.id}" of ${twin.file.path}`
      report('W517', one.file, place, message)
    }
  }
}

/** What is asked and what can be answered. */
function textOf(item: Item): string {
  const options = 'choices' in item && item.kind !== 'true-false' ? item.choices.map(({ text }) => runsText(text)) : []
  const steps = item.kind === 'order' ? item.steps.map(runsText) : []
  const pairs = item.kind === 'match' ? item.pairs.flatMap(({ left, right }) => [runsText(left), runsText(right)]) : []
  return [runsText(item.stem), ...options, ...steps, ...pairs].join('\n')
}

function round(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
