import type { KnownBlock } from '@slack/types'
import { limits } from './limits.ts'
import { escapeMrkdwn, plain } from './text.ts'

/** What we post, say or respond with. */
export interface Message {
  readonly text: string
  readonly blocks: KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/**
 * A message whose links show no preview, since that would let a note track its readers.
 *
 * @param text  what the blocks say, unescaped, for notifications and screen readers, which get nothing else
 */
export function message(text: string, blocks: KnownBlock[]): Message {
  return { text: escapeMrkdwn(text, limits.messageText), blocks, unfurl_links: false, unfurl_media: false }
}

/** A message of one line. */
export function notice(text: string): Message {
  return message(text, [{ type: 'section', text: { type: 'plain_text', text: plain(text), emoji: false } }])
}
