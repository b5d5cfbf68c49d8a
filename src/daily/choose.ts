import type { Bank, BankItem, ItemText } from '../quiz/bank.ts'
import type { ChannelHistory, DailyQuiz } from '../storage/store.ts'
import { isGraded, otherText } from './texts.ts'

export type Wanted = Pick<DailyQuiz, 'topics' | 'level' | 'lang'> & Partial<Pick<DailyQuiz, 'bothLangs'>>

/** An item in the language of a channel, the first one where it speaks both. */
export interface ChannelItem {
  readonly item: BankItem
  readonly text: ItemText
}

/**
 * What to ask a channel next. First what it got wrong and has rested long enough from; then what it was asked least
 * often, so that nothing comes twice before all of it was asked. Topics take turns, what most people there have answered
 * lately waits, and of what is left comes the item that about 70 % are expected to get right.
 *
 * @param now     epoch milliseconds
 * @param random  from 0 up to 1
 */
export function chooseItem(
  bank: Bank,
  wanted: Wanted,
  history: ChannelHistory,
  { now, random }: { readonly now: number; readonly random: () => number },
): ChannelItem | undefined {
  const { asked, metLately } = history
  const fitting = itemsFor(bank, wanted)
  const fresh = fitting.filter(({ item }) => fitting.length === 1 || item.key !== asked[0]?.item)
  const times = Map.groupBy(asked, ({ item }) => item)
  const timesOf = ({ item }: ChannelItem) => times.get(item.key) ?? []
  const lastTopic = bank.items.get(asked[0]?.item ?? '')?.topic
  const isTurn = ({ item }: ChannelItem) =>
    item.topic !== lastTopic || fitting.every((one) => one.item.topic === lastTopic)
  const back = fresh.filter((one) => isBack(timesOf(one), now) && isTurn(one))
  const fewest = Math.min(...fresh.map((one) => timesOf(one).length))
  const least = fresh.filter((one) => timesOf(one).length === fewest)
  const unmet = least.filter(({ item }) => !metLately.has(item.key))
  const inTurn = back.length > 0 ? back : ofNextTopic(bank, unmet.length > 0 ? unmet : least, asked)
  const distanceOf = distanceIn(bank, history)
  const nearest = Math.min(...inTurn.map(({ item }) => distanceOf(item)))
  const best = inTurn.filter(({ item }) => distanceOf(item) <= nearest + alike)
  return best[Math.floor(random() * best.length)]
}

type Times = ChannelHistory['asked']

/** Share of right answers to aim at. */
const target = 0.7
/** Shares that nobody can tell apart. */
const alike = 0.03
/** Below this share of right answers a channel meets an item again. */
const wrong = 0.6
const dayMs = 24 * 60 * 60 * 1_000
/** After the first time that an item went wrong; three times as long after each further one. */
const restMs = 7 * dayMs

/** Whether an item went wrong when it was asked last, and has rested since. `times` are the newest first. */
function isBack(times: Times, now: number): boolean {
  const [last] = times
  if (!last || !wentWrong(last)) return false
  const failures = times.filter(wentWrong).length
  return now - last.at >= restMs * 3 ** (failures - 1)
}

function wentWrong({ share }: Times[number]): boolean {
  return share !== undefined && share.answers > 0 && share.right / share.answers < wrong
}

/** Those of the topic that was asked longest ago. */
function ofNextTopic(bank: Bank, left: readonly ChannelItem[], asked: Times): readonly ChannelItem[] {
  const topics = asked.map(({ item }) => bank.items.get(item)?.topic)
  const restOf = ({ item }: ChannelItem) => {
    const last = topics.indexOf(item.topic)
    return last < 0 ? topics.length : last
  }
  const longest = Math.max(...left.map(restOf))
  return left.filter((one) => restOf(one) === longest)
}

/** What is expected of an item that nobody has answered, by its level: share of right answers. */
const usual = { 1: 0.8, 2: 0.7, 3: 0.55 } as const
/** Answers that this counts as much as. */
const usualAnswers = 4
/** Posts by which a channel is known, and as how many it counts that nothing is known of it. */
const latest = 30
const unknownPosts = 3

/**
 * How far an item is from what a channel needs next, 0 or more. Its share of right answers is expected as everywhere,
 * moved by how much better the channel is; and the more the channel got right lately, the harder its next item is to be.
 */
function distanceIn(bank: Bank, { asked, shares }: ChannelHistory): (item: BankItem) => number {
  const everywhere = ({ key, level }: BankItem) => {
    const { answers, right } = shares.get(key) ?? { answers: 0, right: 0 }
    return (right + usualAnswers * usual[level]) / (answers + usualAnswers)
  }
  const known = asked.slice(0, latest).flatMap(({ item, share }) => {
    const found = bank.items.get(item)
    return found && share && share.answers > 0 ? { share: share.right / share.answers, usual: everywhere(found) } : []
  })
  const meanOf = (shares: readonly number[]) =>
    (shares.reduce((sum, share) => sum + share, 0) + unknownPosts * target) / (shares.length + unknownPosts)
  const mean = meanOf(known.map(({ share }) => share))
  const better = logit(mean) - logit(meanOf(known.map(({ usual }) => usual)))
  const aim = target + (target - mean)
  return (item) => Math.abs(1 / (1 + Math.exp(-logit(everywhere(item)) - better)) - aim)
}

/** Makes differences of shares alike near 0 or 1 and in the middle. */
function logit(share: number): number {
  return Math.log(share / (1 - share))
}

/** Items that fit: those that are answered rightly or wrongly, since the result tells how many were right. */
export function itemsFor(bank: Bank, { topics, level, lang, bothLangs = false }: Wanted): readonly ChannelItem[] {
  return [...bank.items.values()].flatMap((item) => {
    const text = item.texts[lang]
    const fits =
      isGraded(item) &&
      (!bothLangs || otherText(item, lang) !== undefined) &&
      (topics.length === 0 || topics.includes(item.topic)) &&
      (level === undefined || level === item.level)
    return text && fits ? [{ item, text }] : []
  })
}

/** Folders that hold items for a channel in either language, in the order of their names. */
export function topicsIn({ items }: Bank): readonly string[] {
  const topics = new Set([...items.values()].filter(isGraded).map(({ topic }) => topic))
  topics.delete('') // notes at the top have no name to choose
  return [...topics].sort()
}
