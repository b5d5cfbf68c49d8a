import type { Bank } from '../quiz/bank.ts'
import { type Progress, progressOf } from '../quiz/progress.ts'
import type { PersonId, Preferences, Store } from '../storage/store.ts'

/** What one person has learned, and how they want it. */
export interface Learner {
  readonly preferences: Preferences
  readonly progress: Progress
}

/** A streak counts for a year at most. */
const rememberedMs = 366 * 24 * 60 * 60 * 1_000

/**
 * Reads a person's cards and reviews, and nobody else's.
 *
 * @param now   epoch milliseconds
 * @param zone  IANA
 */
export async function readLearner(
  store: Store,
  bank: Bank,
  person: PersonId,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Learner> {
  const preferences = await store.preferences(person)
  const cards = await store.cards(person)
  const reviews = await store.reviews(person, now - rememberedMs)
  const { parameters } = preferences
  return { preferences, progress: progressOf(bank, { cards, reviews, zone, now, parameters }) }
}
