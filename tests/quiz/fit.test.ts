import { default_w } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { dayMs, firstDay, simulateLearner } from '../../scripts/simulate-fit/learner.ts'
import { enoughReviews, fitParameters, logLoss } from '../../src/quiz/fit.ts'
import { review } from '../../src/quiz/review.ts'

const until = firstDay + 90 * dayMs
const learner = (seed: number, spread: number) => {
  const { reviews } = simulateLearner(seed, { spread, guess: 0, days: 150 })
  return { reviews, past: reviews.filter(({ at }) => at < until) }
}

describe('parameters fitted to a person', () => {
  it('foretell later replies better where memory is unlike that of most people', () => {
    const { reviews, past } = learner(11, 0.6)
    const fitted = fitParameters(past) ?? []
    expect(fitted).toHaveLength(default_w.length)
    expect(logLoss(reviews, fitted, { from: until })).toBeLessThan(logLoss(reviews, default_w, { from: until }) * 0.95)
  })

  it('are not kept where memory is like that of most people', () => {
    expect(fitParameters(learner(21, 0).past)).toBeUndefined()
  })

  it('need enough reviews of cards known before', () => {
    const { past } = learner(11, 0.6)
    expect(fitParameters(past.slice(0, enoughReviews))).toBeUndefined()
    expect(fitParameters([])).toBeUndefined()
  })

  it('are taken by the scheduler as they are', () => {
    const fitted = fitParameters(learner(11, 0.6).past) ?? []
    const first = review('a', undefined, 'good', { now: until, parameters: fitted }).card
    expect(first.stability).toBeCloseTo(fitted[2] ?? 0, 5)
  })
})

describe('logLoss()', () => {
  it('is that of the recall foretold', () => {
    const known = { item: 'a', grade: 'good', at: firstDay } as const
    const again = { item: 'a', grade: 'again', at: firstDay + Math.round(default_w[2] ?? 0) * dayMs } as const
    const recall = Math.exp(-logLoss([known, { ...again, grade: 'good' }], default_w))
    expect(recall).toBeGreaterThan(0.88)
    expect(logLoss([known, again], default_w)).toBeCloseTo(-Math.log(1 - recall), 6)
  })

  it('leaves out replies of the same day, of which nothing can be foretold', () => {
    const known = { item: 'a', grade: 'good', at: firstDay } as const
    expect(logLoss([known, { ...known, grade: 'again', at: firstDay + 1_000 }], default_w)).toBe(0)
  })
})
