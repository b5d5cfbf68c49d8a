import { default_w, FSRSAlgorithm, generatorParameters } from 'ts-fsrs'
import type { Grade, Review } from './card.ts'

/** Least reviews of known cards to fit a person's parameters: with fewer, chance would decide. */
export const enoughReviews = 400
/** The share of the reviews, the last ones, that judges what was fitted to the others. */
const heldOut = 0.25
/** How much better it must predict those (share of the log loss). */
const worthwhile = 0.01

/**
 * Fits parameters of FSRS-6 to one person, if they predict later replies better than the usual parameters do.
 *
 * @param reviews  all of the person, the oldest first
 * @returns undefined when there are too few reviews, or what fits the earlier ones does not fit the later ones
 */
export function fitParameters(reviews: readonly Review[]): readonly number[] | undefined {
  const trials = trialsOf(reviews)
  if (trials.length < enoughReviews) return undefined
  const split = trials.toSorted((a, b) => a - b)[Math.floor(trials.length * (1 - heldOut))] ?? 0
  const earlier = fit(reviews, { until: split })
  const before = logLoss(reviews, default_w, { from: split })
  const after = logLoss(reviews, earlier, { from: split })
  return after < before * (1 - worthwhile) ? fit(reviews, {}) : undefined
}

export interface Span {
  /** Epoch milliseconds; reviews from there on count. */
  readonly from?: number
  /** Epoch milliseconds; reviews before it count, and later ones are not read. */
  readonly until?: number
}

/** Mean log loss (nats) of the predicted replies, over cards known for a day or more. */
export function logLoss(reviews: readonly Review[], parameters: readonly number[], span: Span = {}): number {
  return foretell(histories(reviews), parameters, span).loss
}

const dayMs = 24 * 60 * 60 * 1_000
const rating: Readonly<Record<Grade, 1 | 2 | 3 | 4>> = { again: 1, hard: 2, good: 3, easy: 4 }

type Histories = readonly (readonly Review[])[]

function histories(reviews: readonly Review[]): Histories {
  return [...Map.groupBy(reviews, ({ item }) => item).values()]
}

/** Instants of the reviews that can be predicted. */
function trialsOf(reviews: readonly Review[]): readonly number[] {
  return histories(reviews).flatMap((history) =>
    history.slice(1).flatMap(({ at }, i) => (elapsedDays(history[i]?.at ?? at, at) > 0 ? [at] : [])),
  )
}

function elapsedDays(before: number, at: number): number {
  return Math.max(0, Math.floor((at - before) / dayMs))
}

function foretell(
  all: Histories,
  w: readonly number[],
  { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY }: Span,
): { readonly loss: number; readonly count: number } {
  const fsrs = new FSRSAlgorithm(generatorParameters({ w, enable_short_term: false }))
  let loss = 0
  let count = 0
  for (const history of all) {
    let memory: { stability: number; difficulty: number } | null = null
    let last = 0
    for (const { grade, at } of history) {
      if (at >= until) break
      const elapsed = memory ? elapsedDays(last, at) : 0
      if (memory && elapsed > 0 && at >= from) {
        const recall = Math.min(0.9999, Math.max(0.0001, fsrs.forgetting_curve(elapsed, memory.stability)))
        loss -= Math.log(grade === 'again' ? 1 - recall : recall)
        count += 1
      }
      memory = fsrs.next_state(memory, elapsed, rating[grade])
      last = at
    }
  }
  return { loss: count === 0 ? 0 : loss / count, count }
}

/**
 * What is fitted, as factors of the usual parameters: stability after a wrong and after a right first reply, its growth,
 * what is left after a lapse, and the tail of the curve. Other grades do not occur, and the other parameters would need
 * tens of thousands of reviews. `spread` is how far people differ (standard deviation of the logarithm).
 */
const fitted: readonly { readonly index: number; readonly spread: number }[] = [
  { index: 0, spread: 0.7 },
  { index: 2, spread: 0.7 },
  { index: 8, spread: 0.3 },
  { index: 11, spread: 0.4 },
  { index: 20, spread: 0.4 },
]

/** Coordinate search: tries a step both ways along each factor, and halves the step where neither is better. */
function fit(reviews: readonly Review[], span: Span): readonly number[] {
  const all = histories(reviews)
  const cost = (logs: readonly number[]) => {
    const { loss, count } = foretell(all, withFactors(logs), span)
    return loss * count + logs.reduce((sum, log, i) => sum + (log / (fitted[i]?.spread ?? 1)) ** 2 / 2, 0)
  }
  let logs: readonly number[] = fitted.map(() => 0)
  let best = cost(logs)
  const steps = fitted.map(({ spread }) => spread)
  for (let round = 0; round < 40 && Math.max(...steps) > 0.02; round++) {
    for (const [i, step] of steps.entries()) {
      const tries = [step, -step].map((change) => {
        const next = logs.map((log, j) => (j === i ? log + change : log))
        return { next, cost: cost(next) }
      })
      const better = tries.toSorted((a, b) => a.cost - b.cost)[0]
      if (better && better.cost < best) [logs, best] = [better.next, better.cost]
      else steps[i] = step / 2
    }
  }
  return withFactors(logs)
}

function withFactors(logs: readonly number[]): readonly number[] {
  const w = [...default_w]
  for (const [i, { index }] of fitted.entries()) w[index] = (w[index] ?? 0) * Math.exp(logs[i] ?? 0)
  // Stability grows by e to the power of this parameter, so the factor becomes a summand.
  w[8] = (default_w[8] ?? 0) + (logs[2] ?? 0)
  w[20] = Math.min(0.8, Math.max(0.1, w[20] ?? 0))
  return w
}
