import type { Bank, BankItem } from './bank.ts'
import type { Card, Recall, Review } from './card.ts'
import { type ReviewOptions, retrievability } from './review.ts'

export interface ProgressInput extends ReviewOptions {
  readonly cards: readonly Recall[]
  /** At least those of the last eight days. */
  readonly reviews: readonly Review[]
  /** Instants of reviews (epoch milliseconds); a streak cannot begin before the first of them. */
  readonly reviewedAt: readonly number[]
  /** IANA. */
  readonly zone: string
}

/** A person's progress. Days are local, as YYYY-MM-DD. */
export interface Progress {
  /** Items due by the end of the day. */
  readonly due: number
  readonly streak: Streak
  /** The last seven days, today last. */
  readonly week: readonly { readonly date: string; readonly answers: number; readonly right: number }[]
  /** Every topic of the notes, in the order of the folders. */
  readonly topics: readonly Topic[]
  /** The best known of those topics with enough cards, the best first. */
  readonly strongest: readonly Topic[]
  /** The worst first; none is among the strongest. */
  readonly weakest: readonly Topic[]
  /** Ids of notes, the most useful first. */
  readonly readNext: readonly string[]
}

/** Seven local days, of which `from` (YYYY-MM-DD) is the first. */
export interface Week {
  readonly from: string
  readonly answers: number
  readonly right: number
}

export interface Streak {
  /** Days with an answer. */
  readonly days: number
  /** Days of this month that may still be missed. */
  readonly missesLeft: number
}

export interface Topic {
  /** Folder of its notes; '' for notes in none. */
  readonly name: string
  /** Mean chance that the items seen so far are still known tomorrow, 0 to 1; absent when none was seen. */
  readonly recall?: number | undefined
  readonly met: number
  readonly items: number
}

/** How many missed days a month do not end a streak. */
const forgiven = 2
/** How many cards a topic needs to be called strong or weak, and how many topics are. */
const enoughCards = 3
const named = 2
/** Below this mean recall a note is worth reading again. */
const shaky = 0.8
const toRead = 3

export function progressOf(bank: Bank, { cards, reviews, reviewedAt, zone, ...options }: ProgressInput): Progress {
  const dateOf = localDates(zone)
  const today = dateOf(options.now)
  // At the moment of a reply everything is known, right or wrong.
  const tomorrow = { ...options, now: options.now + dayMs }
  const recalls = new Map(
    cards.filter(({ item }) => bank.items.has(item)).map((card) => [card.item, retrievability(card, tomorrow)]),
  )
  const topics = topicsOf(bank, recalls)
  const known = topics.filter(({ met }) => met >= enoughCards).sort((a, b) => (b.recall ?? 0) - (a.recall ?? 0))
  const strongest = known.slice(0, Math.min(named, Math.ceil(known.length / 2)))
  return {
    due: cards.filter((card) => recalls.has(card.item) && isDue(card, options.now, dateOf)).length,
    streak: streakOf(new Set(reviewedAt.map(dateOf)), today),
    week: daysOf(reviews, 7, today, dateOf),
    topics,
    strongest,
    weakest: known.slice(strongest.length).reverse().slice(0, named),
    readNext: readNext(bank, recalls),
  }
}

/** The last weeks; the newest is last and ends today. `reviews` must reach back one day further. */
export function weeksOf(
  reviews: readonly Review[],
  count: number,
  { now, zone }: { readonly now: number; readonly zone: string },
): readonly Week[] {
  const dateOf = localDates(zone)
  const days = daysOf(reviews, 7 * count, dateOf(now), dateOf)
  return Array.from({ length: count }, (_, i) => {
    const week = days.slice(7 * i, 7 * (i + 1))
    return {
      from: week[0]?.date ?? '',
      answers: week.reduce((sum, { answers }) => sum + answers, 0),
      right: week.reduce((sum, { right }) => sum + right, 0),
    }
  })
}

/** Cards due by the end of the local day, so that nobody who reviews in the morning has to come back at night. */
export function dueOn(zone: string, now: number): (card: Pick<Card, 'due'>) => boolean {
  const dateOf = localDates(zone)
  return (card) => isDue(card, now, dateOf)
}

function isDue({ due }: Pick<Card, 'due'>, now: number, dateOf: (at: number) => string): boolean {
  return due <= now || dateOf(due) === dateOf(now)
}

/** The local date of an instant. Looks up the zone's offset once per day, or each time on days when it changes. */
function localDates(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offsetAt = (at: number) =>
    Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000
  const offsetOfDay = remembering((day: number) => offsetAt(day * dayMs))
  const dateOfDay = remembering((day: number) => new Date(day * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length))
  return (at) => {
    const day = Math.floor(at / dayMs)
    const offset = offsetOfDay(day)
    return dateOfDay(Math.floor((at + (offset === offsetOfDay(day + 1) ? offset : offsetAt(at))) / dayMs))
  }
}

const dayMs = 24 * 60 * 60 * 1_000

function remembering<T>(work: (n: number) => T): (n: number) => T {
  const known = new Map<number, T>()
  return (n) => {
    const found = known.get(n) ?? work(n)
    known.set(n, found)
    return found
  }
}

/** Counts back from today, which is not missed until it is over. */
function streakOf(answered: ReadonlySet<string>, today: string): Streak {
  const first = [...answered].sort()[0] ?? today
  const missed = new Map<string, number>()
  let days = 0
  for (let date = today; date >= first; date = dayBefore(date)) {
    if (answered.has(date)) days += 1
    else if (date < today) {
      const month = monthOf(date)
      const misses = (missed.get(month) ?? 0) + 1
      if (misses > forgiven) break
      missed.set(month, misses)
    }
  }
  return { days, missesLeft: forgiven - (days > 0 ? (missed.get(monthOf(today)) ?? 0) : 0) }
}

function daysOf(
  reviews: readonly Review[],
  count: number,
  today: string,
  dateOf: (at: number) => string,
): Progress['week'] {
  const byDate = Map.groupBy(reviews, ({ at }) => dateOf(at))
  const dates = [today]
  for (let date = dayBefore(today); dates.length < count; date = dayBefore(date)) dates.unshift(date)
  return dates.map((date) => {
    const answers = byDate.get(date) ?? []
    return { date, answers: answers.length, right: answers.filter(({ grade }) => grade !== 'again').length }
  })
}

function monthOf(date: string): string {
  return date.slice(0, 'YYYY-MM'.length)
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) - dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

function topicsOf(bank: Bank, recalls: ReadonlyMap<string, number>): Topic[] {
  const graded = [...bank.items.values()].filter(({ kind }) => kind !== 'flash')
  return [...Map.groupBy(graded, ({ topic }) => topic)].map(([name, items]) => {
    const met = recallsOf(items, recalls)
    return { name, recall: mean(met), met: met.length, items: items.length }
  })
}

/** Notes that are being forgotten, worst first, then unseen ones, those of topics begun and easy ones first. */
function readNext(bank: Bank, recalls: ReadonlyMap<string, number>): readonly string[] {
  const notes = [...Map.groupBy(bank.items.values(), ({ noteId }) => noteId)].map(([id, items]) => ({
    id,
    topic: items[0]?.topic,
    level: Math.min(...items.map(({ level }) => level)),
    recall: mean(recallsOf(items, recalls)),
  }))
  const begun = new Set(notes.filter(({ recall }) => recall !== undefined).map(({ topic }) => topic))
  const fading = notes.filter(({ recall }) => recall !== undefined && recall < shaky)
  const unread = notes.filter(({ recall }) => recall === undefined)
  fading.sort((a, b) => (a.recall ?? 0) - (b.recall ?? 0))
  unread.sort((a, b) => Number(begun.has(b.topic)) - Number(begun.has(a.topic)) || a.level - b.level)
  return [...fading, ...unread].slice(0, toRead).map(({ id }) => id)
}

function recallsOf(items: readonly BankItem[], recalls: ReadonlyMap<string, number>): number[] {
  return items.map(({ key }) => recalls.get(key)).filter((recall) => recall !== undefined)
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
