import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { bankOf } from '../quiz/bank.ts'
import type { Message } from '../slack/message.ts'
import type { LanguageOf } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import type { DailyPost, DailyStore } from '../storage/store.ts'
import { startTicking } from '../ticking.ts'
import { words } from '../words/words.ts'
import { createPlanner } from './planner.ts'
import { createRedraw } from './redraw.ts'
import type { isTimely } from './schedule.ts'
import { createPostSender } from './send-post.ts'
import { createResultSender } from './send-result.ts'
import { createSender } from './sender.ts'
import { createSetbacks } from './setbacks.ts'
import { shownPost } from './shown-post.ts'
import { endSilence } from './silence.ts'

export interface DailyDeps {
  readonly store: DailyStore
  /** Epoch milliseconds. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  readonly library: () => Library
  readonly languageOf: LanguageOf
  /** Repeats no call by itself. */
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** Tells this process from others that share the store. */
  readonly owner: string
  readonly timely?: typeof isTimely | undefined
  /** Between two looks at what is due (ms). */
  readonly everyMs?: number | undefined
  /** Between two messages to a channel, which Slack wants to be at least a second (ms). */
  readonly pauseMs?: number | undefined
  /** Between two changes of a post, which Slack wants to be at least three seconds (ms). */
  readonly redrawMs?: number | undefined
  /** For how long a post is in the hands of one process: far longer than a call may take, which is 10 s (ms). */
  readonly leaseMs?: number | undefined
}

export interface Daily {
  /** Sends what is due. Never rejects. */
  readonly tick: () => Promise<void>
  /** Shows on its post that something asked was answered, not too often. Never rejects. */
  readonly answered: (asked: string) => Promise<void>
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>
}

/** Posts in hand. */
const atOnce = 20
/** Leased together: so few that a workspace which must wait for its turn leaves hands free for others. */
const together = 4
const lookAgainMs = 250

/** Posts the daily question of each channel when it is due, and its result, from now on. */
export function startDaily(deps: DailyDeps): Daily {
  const { store, now, library, logger, owner, everyMs = 10_000, leaseMs = 120_000 } = deps
  const ticking = startTicking(sendDue, { everyMs, logger, failed: 'could not look for daily questions' })
  const { stopping } = ticking
  const planner = createPlanner({ ...deps, stopping })
  const sender = createSender({ ...deps, stopping })
  const setbacks = createSetbacks({ ...deps, sender })
  const redraw = createRedraw({ ...deps, stopping, shownNow })
  const postSender = createPostSender({ ...deps, sender, setbacks, stopping })
  const resultSender = createResultSender({ ...deps, sender, setbacks, draw: redraw.draw })
  const inHand = new Map<string, Promise<void>>()

  async function sendDue(): Promise<void> {
    await planner.replanAll()
    while (!stopping.aborted) {
      for (const quiz of await planner.planDue())
        await setbacks.rest(quiz, (lang) => words[lang].daily.restedZone(quiz.zone))
      const posts = await takeDue()
      if (posts === 0 && inHand.size === 0) return
      await Promise.race([...inHand.values(), pause(lookAgainMs, undefined, { signal: stopping }).catch(() => {})])
    }
  }

  /**
   * Takes in hand what is due, as long as there are hands.
   *
   * @returns how many in the end, when there were hands
   */
  async function takeDue(): Promise<number> {
    for (;;) {
      while (inHand.size > atOnce - together) await Promise.race(inHand.values())
      const time = now()
      const posts = stopping.aborted
        ? []
        : await store.leaseDue({ owner, now: time, until: time + leaseMs }, together, sender.full())
      // One in hand is due again when the clock leaped over the end of its lease.
      for (const post of posts) if (!inHand.has(post.id)) take(post)
      if (posts.length < together) return posts.length
    }
  }

  function take(post: DailyPost): void {
    const done = handle(post)
      .catch((error: unknown) => logger.warn({ channel: post.channel, reason: redact(String(error)) }, 'daily quiz'))
      .finally(() => inHand.delete(post.id))
    inHand.set(post.id, done)
  }

  function handle(post: DailyPost): Promise<void> {
    switch (post.state) {
      case 'pending':
        return postSender.sendPost(post)
      case 'sending':
        return postSender.findOut(post)
      case 'posted':
        return resultSender.sendResult(post)
      case 'revealing':
        return resultSender.settleResult(post)
      case 'revealed':
      case 'skipped':
      case 'unknown':
        return Promise.resolve() // is never leased: nothing is left to send
    }
  }

  async function shownNow(id: string): Promise<Message | undefined> {
    const post = await store.dailyPost(id)
    const quiz = post && (await store.dailyQuiz(post))
    return quiz && shownPost(bankOf(library()), post, { quiz, answers: (await store.dailyAnswers(id)).length })
  }

  return {
    tick: ticking.tick,
    async answered(asked) {
      try {
        const post = await store.dailyPostOf(asked)
        if (stopping.aborted || !post) return
        await endSilence(store, post, now())
        if (post.state === 'posted') await redraw.draw(post)
      } catch (error) {
        logger.warn({ reason: redact(String(error)) }, 'could not count an answer')
      }
    },
    async stop() {
      await ticking.stop()
      await Promise.all(inHand.values())
      await redraw.idle()
    },
  }
}
