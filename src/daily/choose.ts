import type { Bank, BankItem, ItemText } from '../quiz/bank.ts'
import type { DailyQuiz } from '../storage/store.ts'
import { isGraded, otherText } from './texts.ts'

export type Wanted = Pick<DailyQuiz, 'topics' | 'level' | 'lang'> & Partial<Pick<DailyQuiz, 'bothLangs'>>

/** An item in the language of a channel, the first one where it speaks both. */
export interface ChannelItem {
  readonly item: BankItem
  readonly text: ItemText
}

/**
 * What to ask a channel next: an item not asked there yet, of the topic that was asked there longest ago. When all have
 * been asked it begins anew with those asked least often.
 *
 * @param asked   keys of what the channel was asked, the newest first
 * @param random  from 0 up to 1
 */
export function chooseItem(
  bank: Bank,
  wanted: Wanted,
  asked: readonly string[],
  random: () => number,
): ChannelItem | undefined {
  const fitting = itemsFor(bank, wanted)
  const timesAsked = Map.groupBy(asked, (key) => key)
  const timesOf = ({ item }: ChannelItem) => timesAsked.get(item.key)?.length ?? 0
  const fresh = fitting.filter(({ item }) => fitting.length === 1 || item.key !== asked[0])
  const fewest = Math.min(...fresh.map(timesOf))
  const left = fresh.filter((one) => timesOf(one) === fewest)
  const topics = asked.map((key) => bank.items.get(key)?.topic)
  const restOf = ({ item }: ChannelItem) => {
    const last = topics.indexOf(item.topic)
    return last < 0 ? topics.length : last
  }
  const longest = Math.max(...left.map(restOf))
  const best = left.filter((one) => restOf(one) === longest)
  return best[Math.floor(random() * best.length)]
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
