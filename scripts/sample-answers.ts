import { randomBytes } from 'node:crypto'
import type { Card } from '../src/quiz/card.ts'
import type { Asked, PersonId, Reply } from '../src/storage/store.ts'

/** An item that is put to a person, as the quiz does it. */
export function sampleAsked(person: PersonId, item: string): Asked {
  return {
    id: randomBytes(16).toString('hex'),
    person,
    item,
    lang: 'en',
    version: '0123456789abcdef',
    seed: Math.random(),
    purpose: 'review',
    askedAt: Date.now(),
  }
}

/** A right reply to it, which counts in `reps` of the card how many came before. */
export function sampleReply({ item }: Asked): (before: Card | undefined) => Reply {
  const at = Date.now()
  return (before) => ({
    at,
    right: true,
    chosen: [1],
    card: {
      item,
      due: at + 3 * 86_400_000,
      stability: 2.3065,
      difficulty: 2.11810397,
      scheduledDays: 3,
      reps: (before?.reps ?? 0) + 1,
      lapses: 0,
      state: 'review',
      lastReview: at,
    },
    review: { item, grade: 'good', stability: before?.stability, difficulty: before?.difficulty, at },
  })
}
