import type { Args } from './args.ts'
import { ApiError } from './errors.ts'
import type { Json } from './json.ts'
import type { Parts } from './parts.ts'
import { channelNamed } from './text.ts'
import { dmOf, type Place, type World } from './world.ts'

/** One method of the Web API. */
export interface Method {
  /** Scope of the bot token that Slack asks for. */
  readonly scope?: string
  /** Which token the method wants; `bot` unless told otherwise. */
  readonly token?: 'app'
  readonly required?: readonly string[]
  /** The answer without `ok`. @throws {ApiError} */
  readonly run: (args: Args, parts: Parts) => Json
}

export type Methods = Readonly<Record<string, Method>>

/** @throws {ApiError} `missing_scope`, in the words of Slack */
export function demandScope({ manifest }: Parts, scope: string): void {
  if (manifest.scopes.has(scope)) return
  throw new ApiError('missing_scope', { needed: scope, provided: [...manifest.scopes].join(',') })
}

/** A conversation by id, or by `#name` or a person's id where the method takes these. @throws {ApiError} */
export function placeOf(world: World, id: string | undefined): Place {
  const place = id === undefined ? undefined : world.channels.get(id)
  if (!place) throw new ApiError('channel_not_found')
  return place
}

/** Where a message is to be posted, and whether the app may. @throws {ApiError} `channel_not_found`, `not_in_channel` */
export function placeToPost(parts: Parts, channel: string | undefined): Place {
  const { world, manifest } = parts
  const place = world.channels.get(channel ?? '') ?? channelNamed(world, channel ?? '') ?? dmWith(world, channel ?? '')
  if (!place) throw new ApiError('channel_not_found')
  const free = place.kind === 'channel' && manifest.scopes.has('chat:write.public')
  if (!place.members.has(world.app.userId) && !free) throw new ApiError('not_in_channel')
  return place
}

export function dmWith(world: World, person: string): Place | undefined {
  return world.channels.get(dmOf(person))
}

/** A slice of a list with Slack's cursor for the next one. @throws {ApiError} `invalid_cursor` */
export function pageOf<T>(items: readonly T[], args: Args, usual: number): { items: readonly T[]; next: string } {
  const size = Math.min(Math.max(args.count('limit') ?? usual, 1), 1_000)
  const cursor = args.text('cursor')
  const from = /^from:(\d+)$/u.exec(Buffer.from(cursor ?? '', 'base64').toString())
  if (cursor !== undefined && !from) throw new ApiError('invalid_cursor')
  const start = Number(from?.[1] ?? 0)
  const end = start + size
  return {
    items: items.slice(start, end),
    next: end < items.length ? Buffer.from(`from:${end}`).toString('base64') : '',
  }
}
