import type { Lang } from '../notes/note.ts'
import { runsText } from '../notes/passage.ts'
import type { Bank, BankItem } from './bank.ts'

/** An answer as stored (`Store.everyAnswer`). */
export interface KeptAnswer {
  readonly person: { readonly team: string; readonly user: string }
  readonly item: string
  readonly lang: Lang
  readonly version: string
  readonly answered: { readonly right: boolean; readonly chosen: readonly number[] }
}

/** A report as stored (`Store.everyReport`). */
export interface KeptReport {
  readonly item: string
  readonly lang: Lang
  readonly reason: string
}

/** Statistics of an item. Of each person only the first answer counts, and only if the text is unchanged since. */
export interface ItemFigures {
  readonly item: BankItem
  /** People who answered. */
  readonly people: number
  /** Share of them who were right, 0 to 1; absent when nobody answered. */
  readonly rightShare?: number | undefined
  /**
   * Point-biserial correlation, -1 to 1, between being right here and the share of right answers to other items: near 0
   * the item says nothing about what a person knows, below 0 it misleads those who know more. Absent for fewer people
   * than `enoughPeople`, and when one side never varies.
   */
  readonly discrimination?: number | undefined
  /** For items with options, in each language: how many chose each, in the order of the note. */
  readonly options: readonly OptionFigures[]
  readonly reports: readonly KeptReport[]
  readonly findings: readonly Finding[]
}

export interface OptionFigures {
  readonly lang: Lang
  readonly text: string
  readonly right: boolean
  readonly chosen: number
  /** People who answered in this language. */
  readonly people: number
}

export type Finding = 'too easy' | 'too hard' | 'tells little' | 'an option that nobody picks' | 'reported'

/** Fewer people than this say nothing reliable about an item. */
export const enoughPeople = 30

/** Beyond these bounds an item is worth its author's attention. */
const bounds = { easy: 0.95, hard: 0.3, discrimination: 0.1 } as const

/** Figures for every item that was answered or reported, those with findings first. */
export async function reportItems(
  bank: Bank,
  answers: AsyncIterable<KeptAnswer>,
  reports: AsyncIterable<KeptReport>,
): Promise<readonly ItemFigures[]> {
  const first = await firstAnswers(bank, answers)
  const people = sumsOf(first)
  const reported = new Map<string, KeptReport[]>()
  for await (const report of reports) reported.set(report.item, [...(reported.get(report.item) ?? []), report])
  return [...bank.items.values()]
    .filter(({ key }) => first.has(key) || reported.has(key))
    .map((item) => figuresOf(item, first.get(item.key) ?? new Map(), people, reported.get(item.key) ?? []))
    .sort((a, b) => b.findings.length - a.findings.length)
}

type FirstAnswer = Pick<KeptAnswer, 'lang'> & KeptAnswer['answered']
/** Answers by item, then by person. */
type FirstAnswers = ReadonlyMap<string, ReadonlyMap<string, FirstAnswer>>

async function firstAnswers(bank: Bank, answers: AsyncIterable<KeptAnswer>): Promise<FirstAnswers> {
  const first = new Map<string, Map<string, FirstAnswer>>()
  for await (const { person, item, lang, version, answered } of answers) {
    if (bank.items.get(item)?.texts[lang]?.version !== version) continue
    const ofItem = first.get(item) ?? new Map<string, FirstAnswer>()
    const who = `${person.team} ${person.user}`
    if (!ofItem.has(who)) ofItem.set(who, { lang, right: answered.right, chosen: answered.chosen })
    first.set(item, ofItem)
  }
  return first
}

interface Sum {
  right: number
  answers: number
}

function sumsOf(first: FirstAnswers): ReadonlyMap<string, Readonly<Sum>> {
  const sums = new Map<string, Sum>()
  for (const answers of first.values()) {
    for (const [who, { right }] of answers) {
      const sum = sums.get(who) ?? { right: 0, answers: 0 }
      sum.right += Number(right)
      sum.answers += 1
      sums.set(who, sum)
    }
  }
  return sums
}

function figuresOf(
  item: BankItem,
  answers: ReadonlyMap<string, FirstAnswer>,
  people: ReadonlyMap<string, Readonly<Sum>>,
  reports: readonly KeptReport[],
): ItemFigures {
  const right = [...answers.values()].filter((answer) => answer.right).length
  const figures = {
    item,
    people: answers.size,
    rightShare: answers.size === 0 ? undefined : right / answers.size,
    discrimination: answers.size < enoughPeople ? undefined : discriminationOf(answers, people),
    options: optionFigures(item, [...answers.values()]),
    reports,
  }
  return { ...figures, findings: findingsOf(figures) }
}

function findingsOf({
  people,
  rightShare = 0.5,
  discrimination = 1,
  options,
  reports,
}: Omit<ItemFigures, 'findings'>): Finding[] {
  const enough = people >= enoughPeople
  const idle = options.some((option) => option.people >= enoughPeople && !option.right && option.chosen === 0)
  const found: readonly (readonly [boolean, Finding])[] = [
    [reports.length > 0, 'reported'],
    [enough && rightShare >= bounds.easy, 'too easy'],
    [enough && rightShare <= bounds.hard, 'too hard'],
    [discrimination < bounds.discrimination, 'tells little'],
    [idle, 'an option that nobody picks'],
  ]
  return found.flatMap(([holds, finding]) => (holds ? [finding] : []))
}

/** Leaves out people who answered no other item. */
function discriminationOf(
  answers: ReadonlyMap<string, FirstAnswer>,
  people: ReadonlyMap<string, Readonly<Sum>>,
): number | undefined {
  const pairs = [...answers].flatMap(([who, { right }]) => {
    const sum = people.get(who)
    const others = (sum?.answers ?? 1) - 1
    return sum && others > 0 ? [[Number(right), (sum.right - Number(right)) / others] as const] : []
  })
  return pairs.length < enoughPeople ? undefined : correlation(pairs)
}

/** Pearson's; undefined when either side never varies. */
function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + of(x - meanX, y - meanY), 0)
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return spread < 1e-9 ? undefined : sum((x, y) => x * y) / spread
}

/** For choices only: a reply to an order or a match names every option. */
function optionFigures(item: BankItem, answers: readonly FirstAnswer[]): readonly OptionFigures[] {
  return (['en', 'zh'] as const).flatMap((lang) => {
    const text = item.texts[lang]?.item
    if (!text || !('choices' in text)) return []
    const own = answers.filter((answer) => answer.lang === lang)
    return text.choices.map((choice, option) => ({
      lang,
      text: runsText(choice.text),
      right: choice.right,
      chosen: own.filter(({ chosen }) => chosen.includes(option)).length,
      people: own.length,
    }))
  })
}
