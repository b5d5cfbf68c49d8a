import type { Json } from './json.ts'
import type { Message, SharedFile } from './protocol.ts'
import type { EphemeralMessage, Place, World } from './world.ts'

/** Messages kept in one channel; the oldest go first. */
export const keptMessages = 500
const keptEphemeral = 100

export interface Draft {
  readonly user: string
  readonly text: string
  readonly blocks?: readonly Json[]
  readonly files?: readonly SharedFile[]
  readonly threadTs?: string
  readonly system?: true
}

export function postMessage(world: World, place: Place, draft: Draft): Message {
  const message: Message = { ...stripped(draft), ts: world.nextTs(), channel: place.id }
  place.messages.push(message)
  place.messages.splice(0, place.messages.length - keptMessages)
  for (const member of place.members) {
    if (member !== draft.user) place.unread.set(member, (place.unread.get(member) ?? 0) + 1)
  }
  world.changed()
  return message
}

/** Shows a message to one person only. */
export function postEphemeral(world: World, place: Place, to: string, draft: Draft): EphemeralMessage {
  const message = { ...stripped(draft), ts: world.nextTs(), channel: place.id, ephemeral: true, to } as const
  place.ephemeral.push(message)
  place.ephemeral.splice(0, place.ephemeral.length - keptEphemeral)
  world.changed()
  return message
}

/** A line of Slack itself, for one person. */
export function tell(world: World, place: Place, to: string, text: string, threadTs?: string): void {
  postEphemeral(world, place, to, { user: 'USLACKBOT', text, system: true, ...(threadTs && { threadTs }) })
}

export function findMessage(place: Place, ts: string): Message | undefined {
  return place.messages.find((message) => message.ts === ts)
}

export function findEphemeral(place: Place, ts: string): EphemeralMessage | undefined {
  return place.ephemeral.find((message) => message.ts === ts)
}

/** The message that opens a thread and its replies, in order; empty when there is no such message. */
export function threadOf(place: Place, ts: string): readonly Message[] {
  return place.messages.filter((message) => message.ts === ts || message.threadTs === ts)
}

/** Puts new content into a stored or ephemeral message; what the content does not name (old blocks) is gone. */
export function replaceContent<T extends Message | EphemeralMessage>(
  world: World,
  place: Place,
  old: T,
  content: Pick<Draft, 'text' | 'blocks'>,
): T {
  const { blocks: _dropped, ...rest } = old
  const edited = content.blocks || 'to' in old ? {} : { edited: true as const }
  const changed = { ...rest, text: content.text, ...(content.blocks && { blocks: content.blocks }), ...edited } as T
  const list: (Message | EphemeralMessage)[] = 'to' in old ? place.ephemeral : place.messages
  const position = list.findIndex(({ ts }) => ts === old.ts)
  if (position >= 0) list[position] = changed
  world.changed()
  return changed
}

export function changeReactions(
  world: World,
  place: Place,
  message: Message,
  reactions: NonNullable<Message['reactions']>,
): void {
  const position = place.messages.findIndex(({ ts }) => ts === message.ts)
  if (position >= 0) place.messages[position] = { ...message, reactions }
  world.changed()
}

export function removeMessage(world: World, place: Place, ts: string): void {
  for (const list of [place.messages, place.ephemeral]) {
    const position = list.findIndex((message) => message.ts === ts)
    if (position >= 0) list.splice(position, 1)
  }
  world.changed()
}

/** Keys that hold undefined would count as set where the answer is JSON and the types are exact. */
function stripped(draft: Draft): Draft {
  return {
    user: draft.user,
    text: draft.text,
    ...(draft.blocks && { blocks: draft.blocks }),
    ...(draft.files && { files: draft.files }),
    ...(draft.threadTs && { threadTs: draft.threadTs }),
    ...(draft.system && { system: draft.system }),
  }
}
