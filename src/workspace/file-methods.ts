import type { Args } from './args.ts'
import { ApiError } from './errors.ts'
import { announceMessage } from './events.ts'
import { keepFile, type StoredFile, sharedFile } from './files.ts'
import { type Json, parseJson, records, textOf } from './json.ts'
import { postMessage } from './messages.ts'
import { type Methods, placeToPost } from './methods.ts'
import type { Parts } from './parts.ts'
import type { Place } from './world.ts'

/** A file is announced, sent to an address of its own, and shared. Source: docs.slack.dev, "Working with files". */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    required: ['filename', 'length'],
    run(args, { world, permits, baseUrl }) {
      const size = args.count('length') ?? 0
      if (size < 1) throw new ApiError('invalid_arguments')
      // The SDK writes `alt_text`, the reference `alt_txt`.
      const alt = args.text('alt_txt') ?? args.text('alt_text')
      const file: StoredFile = { id: world.ids.id('F'), name: args.text('filename') ?? '', size, ...(alt && { alt }) }
      keepFile(world, file)
      return { upload_url: `${baseUrl}/upload/${permits.upload(file.id)}`, file_id: file.id }
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    required: ['files'],
    run(args, parts) {
      const { world } = parts
      const sent = filesNamed(args, parts)
      const channel = args.text('channel_id')
      if (channel !== undefined) {
        const place = placeToShare(parts, channel)
        const files = sent.map(({ file, title }) => sharedFile(file, title))
        const text = args.text('initial_comment') ?? ''
        announceMessage(parts, place, postMessage(world, place, { user: world.app.userId, text, files }))
      }
      return { files: sent.map(({ file, title }): Json => ({ id: file.id, title: title ?? file.name })) }
    },
  },
}

/** @throws {ApiError} `file_not_found` for one that was never announced, or has not been sent */
function filesNamed(args: Args, { world }: Parts): readonly { file: StoredFile; title: string | undefined }[] {
  const given = args.raw('files')
  const named = records(typeof given === 'string' ? parseJson(given) : given)
  if (named.length === 0) throw new ApiError('invalid_arguments')
  return named.map(({ id, title }) => {
    const file = world.files.get(textOf(id) ?? '')
    if (!file?.content) throw new ApiError('file_not_found')
    return { file, title: textOf(title) }
  })
}

/** Unlike messages, files go to a conversation by its id alone. */
function placeToShare(parts: Parts, channel: string): Place {
  if (!parts.world.channels.has(channel)) throw new ApiError('channel_not_found')
  return placeToPost(parts, channel)
}
