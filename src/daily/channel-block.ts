import type { RichTextBlock } from '@slack/types'

/** A line about a channel, which Slack shows by its name. */
export function channelBlock(before: string, channel: string, after = ''): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: `${before} ` },
          { type: 'channel', channel_id: channel },
          ...(after ? [{ type: 'text' as const, text: after }] : []),
        ],
      },
    ],
  }
}
