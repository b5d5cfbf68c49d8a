import type { webApi } from '@slack/bolt'
import { type Failure, failureOf } from '../slack/send-failure.ts'
import type { DailyPost } from '../storage/store.ts'
import { dailyActions } from './buttons.ts'

type History = webApi.ConversationsHistoryResponse
type HistoryMessage = NonNullable<History['messages']>[number]

/** How far Slack's clock and ours may be apart (ms). */
const skewMs = 600_000
const pages = { most: 5, messages: 200 } as const

/**
 * Looks in the channel for a post that may have arrived: its button carries an id that nobody can guess.
 *
 * @returns the time stamp of the message, or `absent`, or why that cannot be said: in most cases the app has no scope
 *   to read the channel
 */
export async function findInChannel(
  client: webApi.WebClient,
  { id, channel, scheduledFor }: DailyPost,
): Promise<{ readonly ts: string } | 'absent' | Failure> {
  const oldest = String((scheduledFor - skewMs) / 1_000)
  try {
    let cursor: string | undefined
    for (let page = 0; page < pages.most; page++) {
      const { messages, has_more, response_metadata }: History = await client.conversations.history({
        channel,
        oldest,
        limit: pages.messages,
        ...(cursor && { cursor }),
      })
      if (!messages) return { kind: 'unknown', error: 'no messages' }
      const ts = messages.find((message) => carries(message, id))?.ts
      if (ts !== undefined) return { ts }
      cursor = response_metadata?.next_cursor
      if (!cursor) return has_more ? { kind: 'unknown', error: 'no cursor' } : 'absent'
    }
    return { kind: 'refused', error: 'too many messages since', lasting: false }
  } catch (error) {
    return failureOf(error)
  }
}

function carries({ blocks = [] }: HistoryMessage, id: string): boolean {
  return blocks.some(({ elements = [] }) =>
    elements.some(
      (element) =>
        'action_id' in element &&
        element.action_id === dailyActions.answer &&
        'value' in element &&
        element.value === id,
    ),
  )
}
