import { default_w, FSRSAlgorithm, generatorParameters } from 'ts-fsrs'
import type { Card, Review } from '../../src/quiz/card.ts'
import { review } from '../../src/quiz/review.ts'
import { randomFrom } from '../bench/random.ts'

export interface Simulated {
  /** How far this person's memory is from that of most people; 0 for not at all. */
  readonly spread: number
  /** Chance to be right without knowing, 0 to 1. */
  readonly guess: number
  readonly days: number
}

export const dayMs = 24 * 60 * 60 * 1_000
export const firstDay = Date.UTC(2026, 0, 1)
const perDay = { reviews: 20, new: 5, idle: 0.25 } as const
/** Right at the first sight. */
const knownBefore = 0.6

/** A person whose memory follows FSRS-6 with parameters of their own, quizzed as the app does for most people. */
export function simulateLearner(seed: number, { spread, guess, days }: Simulated) {
  const random = randomFrom(seed)
  const parameters = ownParameters(spread, () => normal(random))
  const memory = new FSRSAlgorithm(generatorParameters({ w: parameters, enable_short_term: false }))
  const known = new Map<string, { readonly card: Card; readonly state: { stability: number; difficulty: number } }>()
  const reviews: Review[] = []
  for (let day = 0; day < days; day++) {
    if (random() < perDay.idle) continue
    const now = firstDay + (day + 0.4) * dayMs
    const due = [...known.values()].map(({ card }) => card).filter((card) => card.due <= now + dayMs / 2)
    const asked = due.sort((a, b) => a.due - b.due).slice(0, perDay.reviews)
    const fresh = Array.from({ length: perDay.new }, (_, i) => `item-${day}-${i}`)
    for (const item of [...asked.map((card) => card.item), ...fresh]) {
      const before = known.get(item)
      const elapsed = before ? Math.floor((now - before.card.lastReview) / dayMs) : 0
      const recall = before ? memory.forgetting_curve(elapsed, before.state.stability) : knownBefore
      const right = random() < recall + (1 - recall) * guess
      const moved = review(item, before?.card, right ? 'good' : 'again', { now })
      known.set(item, { card: moved.card, state: memory.next_state(before?.state ?? null, elapsed, right ? 3 : 1) })
      reviews.push(moved.review)
    }
  }
  return { reviews, parameters }
}

function ownParameters(spread: number, next: () => number): readonly number[] {
  return default_w.map((usual, i) => {
    // Difficulty differs less between people; the growth of stability (8) is an exponent, the tail (20) is bounded.
    if (i === 8) return usual + spread * 0.5 * next()
    if (i === 20) return Math.min(0.8, Math.max(0.1, usual * Math.exp(spread * 0.5 * next())))
    return usual * Math.exp(spread * (i >= 4 && i <= 10 ? 0.2 : 1) * next())
  })
}

/** Normally distributed, mean 0, deviation 1 (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
