import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { bankOf } from '../quiz/bank.ts'
import type { Failure } from '../slack/send-failure.ts'
import type { DailyPost, DailyStore } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { chooseItem } from './choose.ts'
import { findInChannel } from './lookup.ts'
import { createPace } from './pace.ts'
import { isTimely } from './schedule.ts'
import type { SetbackDeps, Setbacks } from './setbacks.ts'
import { shownPost } from './shown-post.ts'
import { otherText } from './texts.ts'

export interface PostSenderDeps extends SetbackDeps {
  readonly store: DailyStore
  readonly library: () => Library
  /** Repeats no call by itself. */
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  readonly timely?: typeof isTimely | undefined
  readonly setbacks: Setbacks
  /** From then on nothing waits for its turn. */
  readonly stopping: AbortSignal
}

export interface PostSender {
  /** Chooses an item and puts it to the channel, unless its day has gone on. */
  sendPost(post: DailyPost): Promise<void>
  /** Of a post that was on its way when its lease ended: sent again only when it surely is not there. */
  findOut(post: DailyPost): Promise<void>
}

/** For so long an answer elsewhere counts where an item is chosen. */
const latelyMs = 30 * 24 * 60 * 60 * 1_000
/** Of `conversations.history`: its tier. */
const lookups = { perMinute: 50, burst: 20, gapMs: 0 } as const

export function createPostSender({ store, sender, setbacks, now, random, owner, ...deps }: PostSenderDeps): PostSender {
  const { library, client, logger, timely = isTimely, stopping } = deps
  const { again, rest, tellLost } = setbacks
  const lookupPace = createPace({ ...lookups, now })

  async function sendPost(post: DailyPost): Promise<void> {
    const held = await sender.turn(post)
    if (held) return again(post, 'pending', held)
    const quiz = await store.dailyQuiz(post)
    if (!quiz?.enabled || !timely(post.scheduledFor, now(), quiz.zone)) {
      await store.changePost(post, owner, { to: 'skipped', error: post.lastError ?? 'too late' })
      return
    }
    const history = await store.dailyHistory(post, now() - latelyMs)
    const bank = bankOf(library())
    const chosen = chooseItem(bank, quiz, history, { now: now(), random })
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
    const shown = shownPost(bank, { ...post, put, revealAt }, { quiz, answers: 0 })
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
    await pause(lookupPace.take(team, channel), undefined, { signal: stopping }).catch(() => {})
    const until = lookupPace.hushedUntil(team)
    if (until !== undefined) return { kind: 'later', error: 'ratelimited', afterMs: until - now(), limited: true }
    const found = await findInChannel(client, post)
    if (typeof found === 'object' && 'limited' in found && found.limited)
      lookupPace.hush(team, now() + (found.afterMs ?? 0))
    return found
  }

  return { sendPost, findOut }
}

const hourMs = 3_600_000
const noText: Failure = { kind: 'refused', error: 'no text', lasting: false }
const notThere = { kind: 'later', error: 'it did not arrive', limited: false } as const
