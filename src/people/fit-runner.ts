import { join } from 'node:path'
import { z } from 'zod'
import { askChild } from '../child-process.ts'
import { enoughReviews } from '../quiz/fit.ts'
import { redact } from '../slack/redact.ts'
import type { PersonId, Store } from '../storage/store.ts'
import { startTicking, type Ticking } from '../ticking.ts'

export interface FitDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly logger: { readonly warn: (details: object, message: string) => void }
}

const dayMs = 24 * 60 * 60 * 1_000
/** After a start there is other work. */
const firstMs = 10 * 60 * 1_000
const longestMs = 5 * 60 * 1_000
/** Who answered since then has something new; two days, so that a night that was missed is made up for. */
const newReviewsMs = 2 * dayMs

const program = join(import.meta.dirname, 'fit-process.ts')
const fitted = z.object({ parameters: z.array(z.number()).optional() })

/** Fits each person's own parameters of FSRS once a day. Several processes may do so: the result is the same. */
export function startFitting({ store, now, logger }: FitDeps): Ticking {
  const failed = 'could not fit parameters'
  const ticking = startTicking(fitEverybody, { everyMs: dayMs, logger, failed })
  setTimeout(ticking.tick, firstMs).unref()
  return ticking

  /** Everybody who answered in the last days, one after the other. A person under way is given up when all is stopped. */
  async function fitEverybody(stopping: AbortSignal): Promise<void> {
    const people = await store.reviewers({ atLeast: enoughReviews, since: now() - newReviewsMs })
    for (const person of people) {
      if (stopping.aborted) return
      await fit(person, stopping).catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, failed))
    }
  }

  async function fit(person: PersonId, stopping: AbortSignal): Promise<void> {
    const reviews = await store.reviews(person, 0)
    const reply = await askChild(program, reviews, { longestMs, signal: stopping })
    if (stopping.aborted) return
    if (reply instanceof Error) throw reply
    await store.setParameters(person, fitted.parse(reply).parameters)
  }
}
