import { beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { dayMs, simulateLearner } from '../../scripts/simulate-fit/learner.ts'
import { startFitting } from '../../src/people/fit-runner.ts'
import type { Review } from '../../src/quiz/card.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Store } from '../../src/storage/store.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { cardOf } from '../quiz/banks.ts'
import { asked } from '../storage/values.ts'
import { me } from './learning.ts'

let reviews: readonly Review[]
beforeAll(() => {
  reviews = simulateLearner(11, { spread: 0.6, guess: 0, days: 90 }).reviews
})

async function openFitting(daysLater: number) {
  const store = await openStore({ dataDir: tempFolder() })
  const warnings: unknown[] = []
  const now = () => (reviews.at(-1)?.at ?? 0) + daysLater * dayMs
  const fitting = startFitting({ store, now, logger: { warn: (details) => warnings.push(details) } })
  onTestFinished(async () => {
    await fitting.stop()
    await store.close()
  })
  await learn(store)
  return { store, fitting, warnings }
}

async function learn(store: Store): Promise<void> {
  for (const review of reviews) {
    const one = asked({ person: me, item: review.item })
    await store.ask(one)
    const card = cardOf(review.item, review.at)
    await store.answer(one, () => ({ at: review.at, right: true, chosen: [0], card, review }))
  }
}

it('a person who answered lately gets parameters of their own, by another process', { timeout: 120_000 }, async () => {
  const { store, fitting, warnings } = await openFitting(1)
  await fitting.tick()
  expect((await store.preferences(me)).parameters).toHaveLength(21)
  expect(warnings).toEqual([])
})

it('a person who rests is left alone', { timeout: 60_000 }, async () => {
  const { store, fitting } = await openFitting(3)
  await fitting.tick()
  expect((await store.preferences(me)).parameters).toBeUndefined()
})

it('stops at once, and keeps nothing half done', { timeout: 60_000 }, async () => {
  const { store, fitting, warnings } = await openFitting(1)
  const read = vi.spyOn(store, 'reviews')
  const fitted = fitting.tick()
  await vi.waitFor(() => expect(read).toHaveBeenCalled(), { interval: 1 }) // the other process is about to start
  const stopped = performance.now()
  await fitting.stop()
  expect(performance.now() - stopped).toBeLessThan(1_000)
  await fitted
  expect((await store.preferences(me)).parameters).toBeUndefined()
  expect(warnings).toEqual([])
})
