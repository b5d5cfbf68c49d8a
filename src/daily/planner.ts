import { setImmediate as turn } from 'node:timers/promises'
import { redact } from '../slack/redact.ts'
import type { DailyQuiz, DailyStore, Plan } from '../storage/store.ts'
import { isTimely, planOf, replanned } from './schedule.ts'

export interface PlannerDeps {
  readonly store: Pick<DailyStore, 'planPosts' | 'replan'>
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly logger: { readonly warn: (details: object, message: string) => void }
  readonly timely?: typeof isTimely | undefined
  /** From then on nothing is planned. */
  readonly stopping: AbortSignal
}

export interface Planner {
  /** Puts the posts of all quizzes that are due into the ledger. */
  planDue(): Promise<void>
  /** Works out anew when each quiz is due, once a day and whenever the rules of the zones change. */
  replanAll(): Promise<void>
}

/** Planned in one transaction, during which a process does little else: some 10 ms. */
const batch = 100

export function createPlanner({ store, now, logger, timely = isTimely, stopping }: PlannerDeps): Planner {
  let plannedWith = ''

  function orElse<Result>({ channel }: DailyQuiz, work: () => Result, other: Result): Result {
    try {
      return work()
    } catch (error) {
      logger.warn({ channel, reason: redact(String(error)) }, 'could not plan a daily quiz')
      return other
    }
  }

  return {
    async planDue() {
      const at = now()
      // Many channels share a schedule, and working it out takes longer than anything else here.
      const known = new Map<string, Plan>()
      const plan = (quiz: DailyQuiz) => {
        const { team, channel, setUpBy, ...schedule } = quiz
        const key = JSON.stringify(schedule)
        // A zone that is no longer known must not hold up the other channels: this one rests until it is saved anew.
        const made = known.get(key) ?? orElse(quiz, () => planOf(quiz, at, timely), { slots: [], nextRunAt: undefined })
        known.set(key, made)
        return made
      }
      while (!stopping.aborted && (await store.planPosts(at, batch, plan)) === batch) await turn()
    },

    async replanAll() {
      const mark = `${new Date(now()).toISOString().slice(0, 'YYYY-MM-DD'.length)} ${process.versions['tz']}`
      if (mark <= plannedWith) return
      const next = (quiz: DailyQuiz) => orElse(quiz, () => replanned(quiz, now()), quiz.nextRunAt)
      while (!stopping.aborted && (await store.replan(mark, batch, next)) > 0) await turn()
      plannedWith = mark
    },
  }
}
