import type { Bank } from '../quiz/bank.ts'
import { type Progress, progressOf } from '../quiz/progress.ts'
import type { PersonId, Preferences, Store } from '../storage/store.ts'

/** What one person has learned, and how they want it. */
export interface Learner {
  readonly preferences: Preferences
  readonly progress: Progress
}

const dayMs = 24 * 60 * 60 * 1_000
/** A streak counts for a year at most. */
const rememberedMs = 366 * dayMs
/** Seven local days and some. */
const weekMs = 8 * dayMs

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
  const cards = await store.recalls(person)
  const reviews = await store.reviews(person, now - weekMs)
  const reviewedAt = await store.reviewTimes(person, now - rememberedMs)
  const { parameters } = preferences
  return { preferences, progress: progressOf(bank, { cards, reviews, reviewedAt, zone, now, parameters }) }
}
