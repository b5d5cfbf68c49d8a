import type { ChoiceItem, Item } from './item.ts'
import { truthOf } from './labels.ts'
import { runsText } from './passage.ts'

/** How often something happened, and how often it would happen by chance alone. */
export interface Tally {
  /** Ties count as fractions. */
  readonly hits: number
  readonly tries: number
  readonly chance: number
  /** Standard deviation of the number expected by chance. */
  readonly spread: number
}

/** Patterns that would help somebody guess right answers without having read a note. */
export interface BankCounts {
  readonly items: number
  readonly kinds: ReadonlyMap<Item['kind'], number>
  /** Statements that are true. */
  readonly trueStatements: Tally
  /** Single choices whose right answer is the longest, or the shortest. */
  readonly longest: Tally
  readonly shortest: Tally
  /** For single and multiple choices: right answers in first place, in second and so on. */
  readonly places: Readonly<Record<'single' | 'multiple', readonly Tally[]>>
  /** For multiple choices, by number of options: how many items have one right answer, two and so on. */
  readonly rightOf: ReadonlyMap<number, ReadonlyMap<number, number>>
}

export function countBank(items: readonly Item[]): BankCounts {
  const ofKind = (kind: ChoiceItem['kind']) => items.filter((item): item is ChoiceItem => item.kind === kind)
  const single = ofKind('single')
  const multiple = ofKind('multiple')
  return {
    items: items.length,
    kinds: countBy(items.map(({ kind }) => kind)),
    trueStatements: tally(ofKind('true-false').map((item) => ({ hit: isTrue(item) ? 1 : 0, chance: 1 / 2 }))),
    longest: tally(single.map((item) => ({ hit: shareOfExtreme(item, Math.max), chance: 1 / item.choices.length }))),
    shortest: tally(single.map((item) => ({ hit: shareOfExtreme(item, Math.min), chance: 1 / item.choices.length }))),
    places: { single: tallyPlaces(single), multiple: tallyPlaces(multiple) },
    rightOf: new Map(
      [...Map.groupBy(multiple, ({ choices }) => choices.length)]
        .toSorted(([a], [b]) => a - b)
        .map(([options, same]) => [options, countBy(same.map(rightCount).toSorted())]),
    ),
  }
}

/** The width of a text in columns; a Chinese character takes two. */
export function widthOf(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0)
}

/** 1 when the right answer alone is the longest (or shortest) choice, a fraction when others tie with it, else 0. */
function shareOfExtreme({ choices }: ChoiceItem, extreme: (...widths: number[]) => number): number {
  const widths = choices.map(({ text }) => widthOf(runsText(text)))
  const most = extreme(...widths)
  const shared = widths.filter((width) => width === most).length
  return choices.some(({ right }, i) => right && widths[i] === most) ? 1 / shared : 0
}

function tallyPlaces(items: readonly ChoiceItem[]): Tally[] {
  const most = Math.max(0, ...items.map(({ choices }) => choices.length))
  return Array.from({ length: most }, (_, place) =>
    tally(
      items.flatMap((item) => {
        const choice = item.choices[place]
        return choice ? [{ hit: choice.right ? 1 : 0, chance: rightCount(item) / item.choices.length }] : []
      }),
    ),
  )
}

function tally(tries: readonly { readonly hit: number; readonly chance: number }[]): Tally {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    hits: sum(tries.map(({ hit }) => hit)),
    tries: tries.length,
    chance: sum(tries.map(({ chance }) => chance)),
    spread: Math.sqrt(sum(tries.map(({ chance }) => chance * (1 - chance)))),
  }
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]))
}

function rightCount({ choices }: ChoiceItem): number {
  return choices.filter(({ right }) => right).length
}

function isTrue({ choices }: ChoiceItem): boolean {
  return choices.some(({ right, text }) => right && truthOf(runsText(text)) === true)
}
