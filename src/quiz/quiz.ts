import type { Place } from '../ask/place.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Answered, Asked, PersonId, Purpose, Store } from '../storage/store.ts'
import { type Bank, type BankItem, bankOf, type ItemText, textOf } from './bank.ts'
import type { PutItem } from './item-blocks.ts'
import { type Fault, type GradedItem, type Mark, type Reply, taskOf } from './kinds/task.ts'
import { gradedOf, type Learner, pickFollowUp, pickRound } from './pick.ts'
import { dueOn } from './progress.ts'
import { gradeOf, review } from './review.ts'
import { type Topic, topicShared } from './topic.ts'

export interface QuizDeps {
  /** Called each time, as the library can be replaced. */
  readonly library: () => Library
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  /** 128 random bits, hexadecimal. */
  readonly newId: () => string
}

/** Asks, marks and chooses what comes next; returns values, never messages. */
export interface Quiz {
  /** An item on what was just read; none when all were answered within the day. */
  followUp(person: PersonId, place: Place, lang: Lang): Promise<PutItem | undefined>
  /** The first item of a round of `size`; none when all were answered within the day. */
  startRound(
    person: PersonId,
    options: { lang: Lang; size: number; topic?: Topic | undefined },
  ): Promise<StartedRound | undefined>
  /** Repeats the items of a round that were answered wrong; returns the first. */
  repeatWrong(found: Found): Promise<PutItem | undefined>
  /** The first item due: at most 20 a day, unless the person wants `more`. */
  startReview(
    person: PersonId,
    options: { lang: Lang; zone: string; more: boolean },
  ): Promise<PutItem | 'done for today' | undefined>
  /** What was asked, if this person was asked it and the notes still have it unchanged. */
  find(id: string, person: PersonId): Promise<Found | NotFound>
  /** Marks the first reply, updates the card and stores both. `values` come from Slack and are untrusted. */
  reply(found: Found, values: readonly unknown[]): Promise<Replied>
  /** The next item of the round, else one on the same section. */
  onward(found: Found): Promise<PutItem | undefined>
}

export interface StartedRound {
  readonly put: PutItem
  readonly size: number
  /** Why it is shorter than wanted: there are no more items, or the others were answered within the day. */
  readonly short?: 'no more' | 'resting' | undefined
}

/** How a round went. */
export interface RoundDone {
  readonly right: number
  readonly of: number
  /** Titles of some notes whose items were answered wrong. */
  readonly readAgain: readonly string[]
  /** The topic of the round; absent after a review. */
  readonly topic?: Topic | undefined
}

export type NotFound = 'gone' | 'not yours'

export interface Found {
  readonly asked: Asked
  readonly put: PutItem
  readonly place: Place
}

export type Replied =
  | {
      readonly kind: 'marked'
      readonly put: PutItem & { readonly item: GradedItem }
      readonly reply: Reply
      readonly mark: Mark
      /** Days until the item is due. */
      readonly againInDays: number
      readonly roundDone?: RoundDone | undefined
    }
  | { readonly kind: 'faults'; readonly faults: ReadonlyMap<number, Fault> }
  | { readonly kind: 'answered before' }
  | { readonly kind: 'gone' }

/** How many notes are named at the end of a round. */
const mostToRead = 3
const dayMs = 24 * 60 * 60 * 1_000
/** How many reviews a day are offered unless more are wanted. */
const reviewsADay = 20

export function createQuiz({ library, store, now, random, newId }: QuizDeps): Quiz {
  async function learner(person: PersonId, lang: Lang, without?: ReadonlySet<string>): Promise<Learner> {
    const at = now()
    const [cards, reviews, { parameters }] = await Promise.all([
      store.cards(person),
      store.reviews(person, at - dayMs),
      store.preferences(person),
    ])
    return { cards, reviews, lang, random, now: at, parameters, without }
  }

  /** Stores which items are asked, and returns the first. */
  async function put(
    items: readonly BankItem[],
    { person, lang, purpose }: { person: PersonId; lang: Lang; purpose: Purpose },
  ): Promise<PutItem | undefined> {
    const ids = items.map(newId)
    const asked = items.map((item, i): Asked => {
      const text = textOf(item, lang)
      return {
        id: ids[i] as string,
        person,
        item: item.key,
        lang: text.note.lang,
        version: text.version,
        seed: Math.floor(random() * 2 ** 32),
        purpose,
        ...(items.length > 1 && { round: { id: ids[0] as string, place: i + 1, of: items.length } }),
        askedAt: now(),
      }
    })
    await store.ask(...asked)
    const [first] = asked
    return first && putOf(first, textOf(items[0] as BankItem, lang), lang)
  }

  /** @returns undefined while something is left to answer */
  async function roundDone({ round, purpose, lang }: Asked): Promise<RoundDone | undefined> {
    if (!round) return undefined
    const all = await store.round(round.id)
    if (all.some(({ answered }) => !answered)) return undefined
    const { items } = bankOf(library())
    const itemsOf = (some: readonly Asked[]) => some.flatMap(({ item }) => items.get(item) ?? [])
    const wrong = all.filter(({ answered }) => !answered?.right)
    return {
      right: all.length - wrong.length,
      of: all.length,
      readAgain: [...new Set(itemsOf(wrong).map((item) => textOf(item, lang).note.title))].slice(0, mostToRead),
      topic: purpose === 'round' ? topicShared(library(), itemsOf(all), lang) : undefined,
    }
  }

  return {
    async followUp(person, place, lang) {
      const bank = bankOf(library())
      const item = pickFollowUp(bank, place, await learner(person, lang))
      return item && put([item], { person, lang, purpose: 'follow-up' })
    },

    async startRound(person, { lang, size, topic }) {
      const groups = topic?.items ?? [[...bankOf(library()).items.values()]]
      const items = pickRound(groups, await learner(person, lang), size)
      const first = await put(items, { person, lang, purpose: 'round' })
      const thereAre = gradedOf(groups).flat().length
      const short = thereAre < size ? 'no more' : 'resting'
      return first && { put: first, size: items.length, ...(items.length < size && { short }) }
    },

    async repeatWrong({ asked: { person, lang, round } }) {
      const bank = bankOf(library())
      const wrong = (await store.round(round?.id ?? '')).filter(({ answered }) => answered?.right === false)
      const items = wrong.flatMap(({ item }) => bank.items.get(item) ?? [])
      return put(items, { person, lang, purpose: 'round' })
    },

    async startReview(person, { lang, zone, more }) {
      const { items } = bankOf(library())
      const today = await store.reviews(person, now() - dayMs)
      const served = more ? 0 : today.filter(({ stability }) => stability !== undefined).length
      const cards = await store.dueCards(person, now() + dayMs, mostDue)
      const due = cards.filter(dueOn(zone, now())).flatMap(({ item }) => items.get(item) ?? [])
      if (due.length > 0 && served >= reviewsADay) return 'done for today'
      return put(due.slice(0, reviewsADay - served), { person, lang, purpose: 'review' })
    },

    async find(id, person) {
      const asked = await store.asked(id)
      if (!asked) return 'gone'
      if (asked.person.team !== person.team || asked.person.user !== person.user) return 'not yours'
      const text = textAsked(bankOf(library()), asked)
      return text ? { asked, put: putOf(asked, text, asked.lang), place: text } : 'gone'
    },

    async reply({ asked, put }, values) {
      const { item } = put
      if (item.kind === 'flash') return { kind: 'gone' }
      const task = taskOf(item, asked.seed)
      const read = task.read(values)
      if (!read.ok) return read.fields.size > 0 ? { kind: 'faults', faults: read.fields } : { kind: 'gone' }
      const mark = task.mark(read.reply, bankOf(library()).isWord)
      const { parameters } = await store.preferences(asked.person)
      const practice = asked.purpose !== 'review'
      const answered: Answered = { at: now(), right: mark.right, chosen: read.reply.chosen }
      let due = 0
      const counts = await store.answer(asked, (card) => {
        const moved = review(asked.item, card, gradeOf(mark), { now: answered.at, parameters, practice })
        due = moved.card.due
        return { ...answered, ...moved }
      })
      if (!counts) return { kind: 'answered before' }
      return {
        kind: 'marked',
        put: { ...put, item },
        reply: read.reply,
        mark,
        againInDays: Math.max(1, Math.round((due - answered.at) / dayMs)),
        roundDone: await roundDone(asked),
      }
    },

    async onward({ asked, place }) {
      const { person, round, lang } = asked
      if (!round) return this.followUp(person, place, lang)
      const bank = bankOf(library())
      for (const next of await store.round(round.id)) {
        const text = next.answered ? undefined : textAsked(bank, next)
        if (text && next.id !== asked.id) return putOf(next, text, next.lang)
      }
      return undefined
    },
  }
}

/** How many cards are read to find those whose items still exist. */
const mostDue = 200

function textAsked({ items }: Bank, { item, lang, version }: Asked): ItemText | undefined {
  const text = items.get(item)?.texts[lang]
  return text?.version === version ? text : undefined
}

function putOf({ id, seed, round }: Asked, { item }: ItemText, lang: Lang): PutItem {
  return { id, seed, item, lang, place: round && { place: round.place, of: round.of } }
}
