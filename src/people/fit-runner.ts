import { join } from 'node:path'
import { z } from 'zod'
import { enoughReviews } from '../quiz/fit.ts'
import { redact } from '../slack/redact.ts'
import type { PersonId, Store } from '../storage/store.ts'
import { type Apart, askApart } from './apart.ts'

export interface FitDeps {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly logger: { readonly warn: (details: object, message: string) => void }
}

export interface Fitting {
  /** Fits everybody who answered in the last days, one after the other. Never rejects. */
  run(): Promise<void>
  /** Gives up a person under way. */
  stop(): Promise<void>
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
export function startFitting({ store, now, logger }: FitDeps): Fitting {
  let current: Apart | undefined
  let stopped = false
  let running: Promise<void> | undefined

  const warn = (error: unknown) => logger.warn({ reason: redact(String(error)) }, 'could not fit parameters')

  async function fitEverybody(): Promise<void> {
    const people = await store.reviewers({ atLeast: enoughReviews, since: now() - newReviewsMs })
    for (const person of people) {
      if (stopped) return
      await fit(person).catch(warn)
    }
  }

  async function fit(person: PersonId): Promise<void> {
    const reviews = await store.reviews(person, 0)
    if (stopped) return
    current = askApart(program, reviews, { longestMs })
    const reply = await current.reply
    if (stopped) return
    if (reply instanceof Error) throw reply
    await store.setParameters(person, fitted.parse(reply).parameters)
  }

  function run(): Promise<void> {
    running ??= fitEverybody()
      .catch(warn)
      .finally(() => {
        running = undefined
      })
    return running
  }

  const first = setTimeout(run, firstMs).unref()
  const daily = setInterval(run, dayMs).unref()
  return {
    run,
    async stop() {
      stopped = true
      clearTimeout(first)
      clearInterval(daily)
      current?.stop()
      await running
    },
  }
}
