import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { type Message, message } from '../slack/message.ts'
import type { LanguageOf } from '../slack/person.ts'
import { type Failure, failureOf } from '../slack/send-failure.ts'
import type { ChannelId, DailyQuiz } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { channelBlock } from './channel-block.ts'
import { createPace } from './pace.ts'

export interface SenderDeps {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly languageOf: LanguageOf
  /** Repeats no call by itself. */
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** Between two messages to a channel (ms). */
  readonly pauseMs?: number | undefined
  /** From then on nothing waits for its turn. */
  readonly stopping: AbortSignal
}

export interface Sender {
  /** Waits until a message to a channel may go out. Returns why it may not, when Slack asked for silence meanwhile. */
  turn(channel: ChannelId): Promise<Later | undefined>
  /** Sends what has its turn. */
  send(
    channel: ChannelId,
    content: Message & { readonly thread_ts?: string },
  ): Promise<{ readonly ts: string } | Failure>
  /** Tells whoever set a quiz up: what cannot be told stands in the log. Returns why Slack may take it later, if so. */
  tell(quiz: DailyQuiz, what: (lang: DailyQuiz['lang']) => string): Promise<Later | undefined>
  /** Workspaces that can be sent nothing for now. */
  full(): readonly string[]
}

export type Later = Failure & { readonly kind: 'later' }

/**
 * Of messages. Slack takes one a second in a channel, and several hundred a minute in a workspace, with bursts; what is
 * too much for it, it refuses. Source: docs.slack.dev, "Rate limits".
 */
const messages = { perMinute: 900, burst: 300, gapMs: 1_100 } as const

export function createSender({ client, logger, now, languageOf, stopping, ...options }: SenderDeps): Sender {
  const pace = createPace({ ...messages, gapMs: options.pauseMs ?? messages.gapMs, now })

  async function turn({ team, channel }: ChannelId): Promise<Later | undefined> {
    await pause(pace.take(team, channel), undefined, { signal: stopping }).catch(() => {})
    const until = pace.hushedUntil(team)
    return until === undefined
      ? undefined
      : { kind: 'later', error: 'ratelimited', afterMs: until - now(), limited: true }
  }

  async function send({ team, channel }: ChannelId, content: Message & { thread_ts?: string }) {
    try {
      const { ts } = await client.chat.postMessage({ channel, ...content })
      return typeof ts === 'string' ? { ts } : ({ kind: 'unknown', error: 'no time stamp' } as const)
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'later' && failure.limited) pace.hush(team, now() + (failure.afterMs ?? 0))
      return failure
    }
  }

  return {
    turn,
    send,
    async tell({ team, channel, setUpBy, lang: own }, what) {
      if (setUpBy === undefined) return undefined
      const lang = (await languageOf(client, { team, user: setUpBy })) ?? own
      const person = { team, channel: setUpBy }
      const text = what(lang)
      const about = message(text, [channelBlock(words[lang].daily.channel, channel, `\n${text}`)])
      const sent = (await turn(person)) ?? (await send(person, about))
      if ('ts' in sent) return undefined
      logger.warn({ channel, reason: sent.error }, 'could not tell who set a daily quiz up')
      return sent.kind === 'later' ? sent : undefined
    },
    full: pace.full,
  }
}
