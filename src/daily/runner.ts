import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { bankOf } from '../quiz/bank.ts'
import { type Message, message } from '../slack/message.ts'
import { type LanguageOf, nameOf } from '../slack/person.ts'
import { redact } from '../slack/redact.ts'
import { type Failure, failureOf } from '../slack/sent.ts'
import type { DailyPost, DailyQuiz, DailyStore, PersonId, Plan } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { channelBlock } from './channel-block.ts'
import { chooseItem } from './choose.ts'
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
import { isTimely, localTime, mostSilent, nextRun, planOf, weekAfter } from './schedule.ts'
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
  /** Between two posts, which Slack wants to be at least a second (ms). */
  readonly pauseMs?: number | undefined
}

export interface Daily {
  /** Sends what is due. Never rejects. */
  readonly tick: () => Promise<void>
  /** Shows on its post that something asked was answered, at most once in three seconds. Never rejects. */
  readonly answered: (asked: string) => Promise<void>
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>
}

/** Planned in one transaction. */
const batch = 500
/** Far longer than a call may take, which is 10 s. */
const leaseMs = 120_000
/** Slack wants no message to be changed more often. */
const redrawMs = 3_000
/** Named in a result. */
const mostNames = 20
/** For so long an answer elsewhere counts where an item is chosen. */
const latelyMs = 30 * 24 * 60 * 60 * 1_000
const backoff = { firstMs: 1_000, longestMs: 300_000 } as const

/** Posts the daily question of each channel when it is due, and its result, from now on. */
export function startDaily(deps: DailyDeps): Daily {
  const { store, now, library, client, logger, owner, random } = deps
  const { timely = isTimely, everyMs = 10_000, pauseMs = 1_100 } = deps
  let stopped = false
  let running = Promise.resolve()
  /** Slack asked for silence until then. */
  let quietUntil = 0
  const stopping = Promise.withResolvers<void>()

  async function sendDue(): Promise<void> {
    while (!stopped && (await store.planPosts(now(), batch, plan)) === batch);
    for (const quiz of zoneless.splice(0)) await rest(quiz, (lang) => words[lang].daily.restedZone(quiz.zone))
    for (const post of await store.takeLost(now()))
      await tellLost(post, post.state === 'unknown' ? 'unknown' : 'resultUnknown')
    while (!stopped && now() >= quietUntil) {
      const done = (await sendPost()) ?? (await sendResult())
      if (done === undefined) return
      if (done === 'sent') await Promise.race([stopping.promise, after(pauseMs)])
    }
  }

  /** Quizzes whose zone is no longer known, until whoever set them up is told. */
  const zoneless: DailyQuiz[] = []

  function plan(quiz: DailyQuiz): Plan {
    try {
      return planOf(quiz, now(), timely)
    } catch (error) {
      // A zone that is no longer known must not hold up the other channels: this one rests until it is saved anew.
      zoneless.push(quiz)
      logger.warn({ channel: quiz.channel, reason: redact(String(error)) }, 'could not plan a daily quiz')
      return { slots: [], nextRunAt: undefined }
    }
  }

  const lease = () => ({ owner, now: now(), until: now() + leaseMs })

  /** @returns undefined when no post is due */
  async function sendPost(): Promise<'sent' | 'not sent' | undefined> {
    const post = await store.leasePost(lease())
    if (!post) return undefined
    const quiz = await store.dailyQuiz(post)
    if (!quiz?.enabled || !timely(post.scheduledFor, now(), quiz.zone)) {
      await store.changePost(post, owner, { to: 'skipped', error: post.lastError ?? 'too late' })
      return 'not sent'
    }
    const history = await store.dailyHistory(post, now() - latelyMs)
    const chosen = chooseItem(bankOf(library()), quiz, history, { now: now(), random })
    if (!chosen) {
      await store.changePost(post, owner, { to: 'skipped', error: 'no question fits' })
      await rest(quiz, (lang) => words[lang].daily.restedNoItems)
      return 'not sent'
    }
    const { key: item } = chosen.item
    const { version } = chosen.text
    const otherVersion = quiz.bothLangs ? otherText(chosen.item, quiz.lang)?.version : undefined
    const put = { item, lang: quiz.lang, version, otherVersion, seed: Math.floor(random() * 2 ** 32) }
    if (!(await store.changePost(post, owner, { to: 'sending', put }))) return 'not sent'
    const revealAt = now() + quiz.revealHours * 3_600_000
    const shown = shownPost({ ...post, put, revealAt }, { quiz, answers: 0 })
    const sent = shown ? await send(post.channel, shown) : noText
    if ('ts' in sent) {
      await store.changePost(post, owner, { to: 'posted', messageTs: sent.ts, at: now(), revealAt })
      return 'sent'
    }
    logger.warn({ channel: post.channel, reason: sent.error }, 'a daily question was not seen to arrive')
    if (sent.kind === 'later') await again(post, 'pending', sent)
    else await store.changePost(post, owner, { to: sent.kind === 'unknown' ? 'unknown' : 'skipped', error: sent.error })
    if (sent.kind === 'unknown') await tellLost(post, 'unknown')
    if (sent.kind === 'refused' && sent.lasting) await rest(quiz, (lang) => words[lang].daily.rested(sent.error))
    return 'sent'
  }

  /** @returns undefined when no result is due */
  async function sendResult(): Promise<'sent' | 'not sent' | undefined> {
    const post = await store.leaseReveal(lease())
    if (!post) return undefined
    const { put, messageTs } = post
    if (!put || messageTs === undefined || !(await store.changePost(post, owner, { to: 'revealing' })))
      return 'not sent'
    const answers = await store.dailyAnswers(post.id)
    const toAll = putToAll(post)
    const result = toAll
      ? resultOfAll(toAll, { answers, named: await namesOf(await store.namedRight(post.id)) })
      : resultWithoutNote(put, answers)
    const silence = answers.length === 0 ? await silenceAfter(post) : undefined
    const remarks = silence?.slowsDown ? langsOf(put).map((lang) => words[lang].daily.slower) : []
    await store.countPost(post, { answers: answers.length, right: answers.filter(({ right }) => right).length })
    const sent = await send(post.channel, { thread_ts: messageTs, ...withRemarks(result, remarks) })
    if (!('ts' in sent) && sent.kind === 'later') {
      await again(post, 'posted', sent)
      return 'sent'
    }
    await store.changePost(post, owner, { to: 'revealed', ...('ts' in sent ? {} : { error: sent.error }) })
    if (!('ts' in sent)) {
      logger.warn({ channel: post.channel, reason: sent.error }, 'a daily result was not seen to arrive')
      if (sent.kind === 'unknown') await tellLost(post, 'resultUnknown')
      const quiz = await store.dailyQuiz(post)
      if (quiz?.enabled && sent.kind === 'refused' && sent.lasting)
        await rest(quiz, (lang) => words[lang].daily.rested(sent.error))
      return 'sent'
    }
    await silence?.keep()
    await redraw(post.id)
    return 'sent'
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

  async function send(channel: string, content: Message & { thread_ts?: string }): Promise<{ ts: string } | Failure> {
    try {
      const { ts } = await client.chat.postMessage({ channel, ...content })
      return typeof ts === 'string' ? { ts } : { kind: 'unknown', error: 'no time stamp' }
    } catch (error) {
      return failureOf(error)
    }
  }

  async function again(
    post: DailyPost,
    back: 'pending' | 'posted',
    { afterMs, error, limited }: Failure & { kind: 'later' },
  ) {
    const attempts = post.attempts + 1
    const grown = Math.min(backoff.firstMs * 2 ** attempts, backoff.longestMs)
    const at = now() + (afterMs ?? Math.round(grown * (0.5 + random() / 2)))
    if (limited) quietUntil = at
    await store.changePost(post, owner, { to: 'again', back, at, attempts, error })
  }

  async function rest(quiz: DailyQuiz, why: (lang: DailyQuiz['lang']) => string): Promise<void> {
    await store.restDailyQuiz(quiz)
    await tell(quiz, why)
  }

  async function tellLost(post: DailyPost, what: 'unknown' | 'resultUnknown'): Promise<void> {
    const quiz = await store.dailyQuiz(post)
    if (quiz) await tell(quiz, (lang) => words[lang].daily[what](post.date))
  }

  /** Tells whoever set a quiz up, once: what cannot be told stands in the log. */
  async function tell({ team, channel, setUpBy, lang: own }: DailyQuiz, what: (lang: DailyQuiz['lang']) => string) {
    if (setUpBy === undefined) return
    const lang = (await deps.languageOf(client, { team, user: setUpBy })) ?? own
    const text = what(lang)
    const about = message(text, [channelBlock(words[lang].daily.channel, channel, `\n${text}`)])
    const sent = await send(setUpBy, about)
    if (!('ts' in sent)) logger.warn({ channel, reason: sent.error }, 'could not tell who set a daily quiz up')
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

  /** When each post was redrawn last, and the timers of those that wait. */
  const redrawnAt = new Map<string, number>()
  const waiting = new Map<string, NodeJS.Timeout>()
  let drawing = Promise.resolve()

  /** One after the other, so that what is drawn last is the newest. */
  function redraw(id: string): Promise<void> {
    waiting.delete(id)
    for (const [other, at] of redrawnAt) if (Math.abs(now() - at) > redrawMs) redrawnAt.delete(other)
    redrawnAt.set(id, now())
    drawing = drawing
      .then(async () => {
        const post = await store.dailyPost(id)
        const quiz = post && (await store.dailyQuiz(post))
        if (!post?.messageTs || !quiz) return
        const shown = shownPost(post, { quiz, answers: (await store.dailyAnswers(id)).length })
        if (shown) await client.chat.update({ channel: post.channel, ts: post.messageTs, ...shown })
      })
      .catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, 'could not redraw a daily question'))
    return drawing
  }

  const tick = () => {
    running = running
      .then(sendDue)
      .catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, 'could not look for daily questions'))
    return running
  }
  const timer = setInterval(() => void tick(), everyMs).unref()
  return {
    tick,
    async answered(asked) {
      try {
        const post = await store.dailyPostOf(asked)
        if (stopped || !post) return
        await endSilence(post)
        if (post.state !== 'posted' || waiting.has(post.id)) return
        const since = now() - (redrawnAt.get(post.id) ?? Number.NEGATIVE_INFINITY)
        if (since < 0 || since >= redrawMs) return await redraw(post.id)
        waiting.set(post.id, setTimeout(() => void redraw(post.id), redrawMs - since).unref())
      } catch (error) {
        logger.warn({ reason: redact(String(error)) }, 'could not count an answer')
      }
    },
    async stop() {
      stopped = true
      stopping.resolve()
      clearInterval(timer)
      for (const waits of waiting.values()) clearTimeout(waits)
      await running
      await drawing
    },
  }
}

const noText: Failure = { kind: 'refused', error: 'no text', lasting: false }

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
