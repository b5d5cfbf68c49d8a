import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Message } from '../slack/message.ts'
import { redact } from '../slack/redact.ts'
import { failureOf } from '../slack/send-failure.ts'
import type { DailyPost } from '../storage/store.ts'
import { createPace } from './pace.ts'

export interface RedrawDeps {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Repeats no call by itself. */
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** Between two changes of the posts of a channel (ms). */
  readonly redrawMs?: number | undefined
  /** From then on nothing is drawn. */
  readonly stopping: AbortSignal
  /** A post as it stands; undefined when it is to stay as it is. */
  readonly shownNow: (id: string) => Promise<Message | undefined>
}

export interface Redraw {
  /** Draws a post as it stands when its turn comes. Resolves before, if that is not now. Never rejects. */
  readonly draw: (post: DailyPost) => Promise<void>
  /** Resolves when nothing is drawn any more. */
  readonly idle: () => Promise<void>
}

/** Of changes: the tier of `chat.update`, and what Slack asks for a message that changes often. */
const changes = { perMinute: 50, burst: 50, gapMs: 3_000 } as const

export function createRedraw({ client, logger, now, shownNow, stopping, ...options }: RedrawDeps): Redraw {
  const pace = createPace({ ...changes, gapMs: options.redrawMs ?? changes.gapMs, now })
  /** Posts whose turn is still to come, and the last drawing of each. */
  const waiting = new Set<string>()
  const drawing = new Map<string, Promise<void>>()

  async function draw(post: DailyPost): Promise<void> {
    if (waiting.has(post.id)) return
    const { id, team, channel } = post
    const until = pace.hushedUntil(team)
    const waitMs = Math.max(pace.take(team, channel), until === undefined ? 0 : until - now())
    waiting.add(id)
    const drawn = drawInTurn(post, waitMs, drawing.get(id))
      .catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, 'could not redraw a daily question'))
      .finally(() => drawing.get(id) === drawn && drawing.delete(id))
    drawing.set(id, drawn)
    if (waitMs === 0) await drawn
  }

  async function drawInTurn(post: DailyPost, waitMs: number, before: Promise<void> | undefined): Promise<void> {
    const { id, team, channel, messageTs } = post
    if (waitMs > 0) await pause(waitMs, undefined, { signal: stopping, ref: false }).catch(() => {})
    await before // so that what is drawn last is the newest
    waiting.delete(id)
    if (stopping.aborted || messageTs === undefined) return
    const shown = await shownNow(id)
    if (!shown) return
    try {
      await client.chat.update({ channel, ts: messageTs, ...shown })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'later' || !failure.limited) throw error
      pace.hush(team, now() + (failure.afterMs ?? 0))
      void draw(post)
    }
  }

  return {
    draw,
    async idle() {
      await Promise.all(drawing.values())
    },
  }
}
