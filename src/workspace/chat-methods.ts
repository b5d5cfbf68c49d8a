import type { Args } from './args.ts'
import { textLength } from './check-blocks.ts'
import { type Content, readContent } from './content.ts'
import { ApiError } from './errors.ts'
import { announceChange, announceDeletion, announceMessage } from './events.ts'
import { codePoints, records } from './json.ts'
import { messageLimits } from './limits.ts'
import { findEphemeral, findMessage, postEphemeral, postMessage, removeMessage, replaceContent } from './messages.ts'
import { type Methods, placeOf, placeToPost } from './methods.ts'
import type { Parts } from './parts.ts'
import { messageBody } from './payloads.ts'
import type { Message } from './protocol.ts'
import type { Place } from './world.ts'

export const chatMethods: Methods = {
  'chat.postMessage': {
    scope: 'chat:write',
    required: ['channel'],
    run(args, parts) {
      const { world } = parts
      const place = placeToPost(parts, args.text('channel'))
      const content = readWholeContent(args, parts)
      const message = postMessage(world, place, { user: world.app.userId, ...content, ...threadOf(place, args) })
      announceMessage(parts, place, message)
      return { channel: place.id, ts: message.ts, message: messageBody(world, message) }
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    required: ['channel', 'user'],
    run(args, parts) {
      const { world } = parts
      const place = placeToPost(parts, args.text('channel'))
      const to = args.text('user') ?? ''
      if (!place.members.has(to)) throw new ApiError('user_not_in_channel')
      const content = readWholeContent(args, parts)
      const draft = { user: world.app.userId, ...content, ...threadOf(place, args) }
      return { message_ts: postEphemeral(world, place, to, draft).ts }
    },
  },
  'chat.update': {
    scope: 'chat:write',
    required: ['channel', 'ts'],
    run(args, parts) {
      const { world } = parts
      const { place, message } = ownMessage(args, parts, 'cant_update_message')
      if (codePoints(args.text('text') ?? '') > messageLimits.updateText) throw new ApiError('msg_too_long')
      const content = readWholeContent(args, parts)
      if (hasRichText(message.blocks) && content.blocks && !hasRichText(content.blocks)) {
        throw new ApiError('block_mismatch')
      }
      const changed = replaceContent(world, place, message, content)
      announceChange(parts, place, message, changed)
      return { channel: place.id, ts: changed.ts, text: changed.text, message: messageBody(world, changed) }
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    required: ['channel', 'ts'],
    run(args, parts) {
      const { place, message } = ownMessage(args, parts, 'cant_delete_message')
      removeMessage(parts.world, place, message.ts)
      announceDeletion(parts, place, message)
      return { channel: place.id, ts: message.ts }
    },
  },
  'chat.getPermalink': {
    required: ['channel', 'message_ts'],
    run(args, { world, baseUrl }) {
      const place = placeOf(world, args.text('channel'))
      const message = findMessage(place, args.text('message_ts') ?? '')
      if (!message) throw new ApiError('message_not_found')
      const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${place.id}` : ''
      const permalink = `${baseUrl}/archives/${place.id}/p${message.ts.replace('.', '')}${thread}`
      return { channel: place.id, permalink }
    },
  },
}

/** Content within the bound that Slack sets to all blocks of a message together. */
function readWholeContent(args: Args, { world }: Parts): Content {
  const content = readContent(world, args.all)
  if (textLength(content.blocks) > messageLimits.allBlocksText) throw new ApiError('msg_blocks_too_long')
  return content
}

/** The thread to answer in. A reply's `ts` leads to the thread it stands in. @throws {ApiError} `thread_not_found` */
function threadOf(place: Place, args: Args): { threadTs?: string } {
  const ts = args.text('thread_ts')
  if (ts === undefined) return {}
  const parent = findMessage(place, ts) ?? findEphemeral(place, ts)
  if (!parent) throw new ApiError('thread_not_found')
  return { threadTs: parent.threadTs ?? parent.ts }
}

function ownMessage(args: Args, { world }: Parts, foreign: string): { place: Place; message: Message } {
  const place = placeOf(world, args.text('channel'))
  const ts = args.text('ts') ?? ''
  if (findEphemeral(place, ts)) throw new ApiError(foreign)
  const message = findMessage(place, ts)
  if (!message) throw new ApiError('message_not_found')
  if (message.user !== world.app.userId) throw new ApiError(foreign)
  return { place, message }
}

function hasRichText(blocks: unknown): boolean {
  return records(blocks).some((block) => block['type'] === 'rich_text')
}
