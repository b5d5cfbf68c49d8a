import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { bankOf } from '../quiz/bank.ts'
import type { Message } from '../slack/message.ts'
import { type LanguageOf, nameOf } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import type { Failure } from '../slack/send-failure.ts'
import type { DailyPost, DailyQuiz, DailyStore, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { chooseItem } from './choose.ts'
import { findInChannel } from './lookup.ts'
import { createPace } from './pace.ts'
import { createPlanner } from './planner.ts'
import {
  langsOf,
  type Outcome,
  type PutToAll,
  postMessage,
  resultOfAll,
  resultWithoutNote,
  type Standing,
  withRemarks,
} from './post-blocks.ts'
import { createRedraw } from './redraw.ts'
import { isTimely, localTime, mostSilent, nextRun, weekAfter } from './schedule.ts'
import { createSender, type Later } from './sender.ts'
import { otherText, textsPut } from './texts.ts'

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
/** Named in a result. */
const mostNames = 20
/** For so long an answer elsewhere counts where an item is chosen. */
const latelyMs = 30 * 24 * 60 * 60 * 1_000
const backoff = { firstMs: 1_000, longestMs: 300_000 } as const
/** Of `conversations.history`: its tier. */
const lookups = { perMinute: 50, burst: 20, gapMs: 0 } as const

/** Posts the daily question of each channel when it is due, and its result, from now on. */
export function startDaily(deps: DailyDeps): Daily {
  const { store, now, library, client, logger, owner, random } = deps
  const { timely = isTimely, everyMs = 10_000, leaseMs = 120_000 } = deps
  const stopping = new AbortController()
  const { signal } = stopping
  const planner = createPlanner({ ...deps, stopping: signal })
  const sender = createSender({ ...deps, stopping: signal })
  const redraw = createRedraw({ ...deps, stopping: signal, shownNow })
  const lookupPace = createPace({ ...lookups, now })
  const inHand = new Map<string, Promise<void>>()

  async function sendDue(): Promise<void> {
    await planner.replanAll()
    while (!signal.aborted) {
      for (const quiz of await planner.planDue()) await rest(quiz, (lang) => words[lang].daily.restedZone(quiz.zone))
      const posts = await takeDue()
      if (posts === 0 && inHand.size === 0) return
      await Promise.race([...inHand.values(), pause(lookAgainMs, undefined, { signal }).catch(() => {})])
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
      const posts = signal.aborted
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

  async function handle(post: DailyPost): Promise<void> {
    switch (post.state) {
      case 'pending':
        return sendPost(post)
      case 'posted':
        return sendResult(post)
      case 'sending':
        return findOut(post)
      default:
        return settleResult(post)
    }
  }

  async function sendPost(post: DailyPost): Promise<void> {
    const held = await sender.turn(post)
    if (held) return again(post, 'pending', held)
    const quiz = await store.dailyQuiz(post)
    if (!quiz?.enabled || !timely(post.scheduledFor, now(), quiz.zone)) {
      await store.changePost(post, owner, { to: 'skipped', error: post.lastError ?? 'too late' })
      return
    }
    const history = await store.dailyHistory(post, now() - latelyMs)
    const chosen = chooseItem(bankOf(library()), quiz, history, { now: now(), random })
    if (!chosen) {
      await store.changePost(post, owner, { to: 'skipped', error: 'no question fits' })
      return rest(quiz, (lang) => words[lang].daily.restedNoItems)
    }
    const { key: item } = chosen.item
    const { version } = chosen.text
    const otherVersion = quiz.bothLangs ? otherText(chosen.item, quiz.lang)?.version : undefined
    const put = { item, lang: quiz.lang, version, otherVersion, seed: Math.floor(random() * 2 ** 32) }
    if (!(await store.changePost(post, owner, { to: 'sending', put }))) return
    const revealAt = now() + quiz.revealHours * hourMs
    const shown = shownPost({ ...post, put, revealAt }, { quiz, answers: 0 })
    const sent = shown ? await sender.send(post, shown) : noText
    if ('ts' in sent) {
      await store.changePost(post, owner, { to: 'posted', messageTs: sent.ts, at: now(), revealAt })
      return
    }
    logger.warn({ channel: post.channel, reason: sent.error }, 'a daily question was not seen to arrive')
    if (sent.kind === 'later') return again(post, 'pending', sent)
    // It may be on its way still: whoever takes it up after the lease finds out.
    if (sent.kind === 'unknown') return
    await store.changePost(post, owner, { to: 'skipped', error: sent.error })
    if (sent.lasting) await rest(quiz, (lang) => words[lang].daily.rested(sent.error))
  }

  /** Of a post that was on its way when its lease ended: sent again only when it surely is not there. */
  async function findOut(post: DailyPost): Promise<void> {
    const quiz = await store.dailyQuiz(post)
    const isTimelyYet = quiz?.enabled === true && timely(post.scheduledFor, now(), quiz.zone)
    const found = await lookUp(post)
    if (found === 'absent') {
      if (isTimelyYet) return again(post, 'pending', { ...notThere, afterMs: 0 })
      await store.changePost(post, owner, { to: 'skipped', error: notThere.error })
    } else if ('ts' in found) {
      const at = Math.round(Number(found.ts) * 1_000)
      const revealAt = at + (quiz?.revealHours ?? 0) * hourMs
      await store.changePost(post, owner, { to: 'posted', messageTs: found.ts, at, revealAt })
    } else if (found.kind !== 'refused' && isTimelyYet) {
      await again(post, 'sending', { limited: false, ...found, kind: 'later' })
    } else {
      const later = await tellLost(post, 'unknown')
      if (later) return again(post, 'sending', later)
      await store.changePost(post, owner, { to: 'unknown', error: post.lastError ?? found.error })
    }
  }

  async function lookUp(post: DailyPost): ReturnType<typeof findInChannel> {
    const { team, channel } = post
    await pause(lookupPace.take(team, channel), undefined, { signal }).catch(() => {})
    const until = lookupPace.hushedUntil(team)
    if (until !== undefined) return { kind: 'later', error: 'ratelimited', afterMs: until - now(), limited: true }
    const found = await findInChannel(client, post)
    if (typeof found === 'object' && 'limited' in found && found.limited)
      lookupPace.hush(team, now() + (found.afterMs ?? 0))
    return found
  }

  async function sendResult(post: DailyPost): Promise<void> {
    const held = await sender.turn(post)
    if (held) return again(post, 'posted', held)
    const { put, messageTs } = post
    if (!put || messageTs === undefined || !(await store.changePost(post, owner, { to: 'revealing' }))) return
    const answers = await store.dailyAnswers(post.id)
    const toAll = putToAll(post)
    const result = toAll
      ? resultOfAll(toAll, { answers, named: await namesOf(await store.namedRight(post.id)) })
      : resultWithoutNote(put, answers)
    const silence = answers.length === 0 ? await silenceAfter(post) : undefined
    const remarks = silence?.slowsDown ? langsOf(put).map((lang) => words[lang].daily.slower) : []
    await store.countPost(post, { answers: answers.length, right: answers.filter(({ right }) => right).length })
    const sent = await sender.send(post, { thread_ts: messageTs, ...withRemarks(result, remarks) })
    if (!('ts' in sent) && sent.kind === 'later') return again(post, 'posted', sent)
    await store.changePost(post, owner, { to: 'revealed', ...('ts' in sent ? {} : { error: sent.error }) })
    if ('ts' in sent) {
      await silence?.keep()
      return redraw(post)
    }
    logger.warn({ channel: post.channel, reason: sent.error }, 'a daily result was not seen to arrive')
    if (sent.kind === 'unknown') await tellLost(post, 'resultUnknown')
    const quiz = await store.dailyQuiz(post)
    if (quiz?.enabled && sent.kind === 'refused' && sent.lasting)
      await rest(quiz, (lang) => words[lang].daily.rested(sent.error))
  }

  /** Of a result that was on its way when its lease ended: it counts as sent. */
  async function settleResult(post: DailyPost): Promise<void> {
    const later = await tellLost(post, 'resultUnknown')
    if (later) return again(post, 'revealing', later)
    await store.changePost(post, owner, { to: 'revealed', error: 'the app stopped while it sent the result' })
    return redraw(post)
  }

  async function tellLost(post: DailyPost, what: 'unknown' | 'resultUnknown'): Promise<Later | undefined> {
    const quiz = await store.dailyQuiz(post)
    return quiz && sender.tell(quiz, (lang) => words[lang].daily[what](post.date))
  }

  /** How long a channel has been silent when nobody answered this post either. */
  async function silenceAfter(post: DailyPost) {
    const quiz = await store.dailyQuiz(post)
    if (!quiz?.enabled) return undefined
    const silentPosts = (quiz.silentPosts ?? 0) + 1
    const slowsDown = silentPosts === mostSilent
    const nextRunAt = slowsDown ? weekAfter(quiz, post.scheduledFor) : undefined
    return { slowsDown, keep: () => store.setSilence(quiz, silentPosts, nextRunAt) }
  }

  /** An answer, to whichever post, ends the silence of its channel. */
  async function endSilence(post: DailyPost): Promise<void> {
    const quiz = await store.dailyQuiz(post)
    if (!quiz?.enabled || !quiz.silentPosts) return
    await store.setSilence(quiz, 0, quiz.silentPosts < mostSilent ? undefined : nextRun(quiz, now()))
  }

  async function again(
    post: DailyPost,
    back: 'pending' | 'sending' | 'posted' | 'revealing',
    { afterMs, error }: Later,
  ): Promise<void> {
    const attempts = post.attempts + 1
    const grown = Math.min(backoff.firstMs * 2 ** attempts, backoff.longestMs)
    const at = now() + (afterMs ?? Math.round(grown * (0.5 + random() / 2)))
    await store.changePost(post, owner, { to: 'again', back, at, attempts, error })
  }

  async function rest(quiz: DailyQuiz, why: (lang: DailyQuiz['lang']) => string): Promise<void> {
    await store.restDailyQuiz(quiz)
    await sender.tell(quiz, why)
  }

  /** What is put to a channel; undefined when the note no longer says it. */
  function putToAll({ id, put }: DailyPost): PutToAll | undefined {
    const texts = put ? textsPut(bankOf(library()), put) : []
    return put && texts.length > 0 ? { id, seed: put.seed, texts } : undefined
  }

  /** The names of people, as many as fit in a line; those whom Slack does not name are counted. */
  async function namesOf(people: readonly PersonId[]): Promise<Outcome['named']> {
    const found = await Promise.all(people.slice(0, mostNames).map(({ user }) => nameOf(client, user)))
    const names = found.filter((name) => name !== undefined)
    return { names: names.sort(), more: people.length - names.length }
  }

  /** A post as it stands; undefined as above. */
  function shownPost(
    post: DailyPost,
    { quiz, answers }: { readonly quiz: DailyQuiz; readonly answers: number },
  ): Message | undefined {
    const put = putToAll(post)
    if (!put || post.revealAt === undefined) return undefined
    const open = { kind: 'open', answers, resultAt: localTime(quiz.zone, post.revealAt), zone: quiz.zone } as const
    const standing: Standing = post.state === 'revealed' ? { kind: 'revealed' } : open
    return postMessage(put, standing)
  }

  async function shownNow(id: string): Promise<Message | undefined> {
    const post = await store.dailyPost(id)
    const quiz = post && (await store.dailyQuiz(post))
    return quiz && shownPost(post, { quiz, answers: (await store.dailyAnswers(id)).length })
  }

  let running = Promise.resolve()
  let next: Promise<void> | undefined
  /** Of those that come while one is running, one follows it. */
  const tick = () => {
    next ??= running.then(() => {
      next = undefined
      running = sendDue().catch((error: unknown) =>
        logger.warn({ reason: redact(String(error)) }, 'could not look for daily questions'),
      )
      return running
    })
    return next
  }
  const timer = setInterval(() => void tick(), everyMs).unref()
  return {
    tick,
    async answered(asked) {
      try {
        const post = await store.dailyPostOf(asked)
        if (signal.aborted || !post) return
        await endSilence(post)
        if (post.state === 'posted') await redraw(post)
      } catch (error) {
        logger.warn({ reason: redact(String(error)) }, 'could not count an answer')
      }
    },
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await next
      await running
      await Promise.all(inHand.values())
      await redraw.idle()
    },
  }
}

const hourMs = 3_600_000
const noText: Failure = { kind: 'refused', error: 'no text', lasting: false }
const notThere = { kind: 'later', error: 'it did not arrive', limited: false } as const
