import type { Args } from './args.ts'
import { ApiError } from './errors.ts'
import { announce, nameOf, placeName } from './events.ts'
import type { Json } from './json.ts'
import { changeReactions, findMessage, threadOf } from './messages.ts'
import { demandScope, dmWith, type Methods, pageOf, placeOf } from './methods.ts'
import type { Parts } from './parts.ts'
import { messageBody } from './payloads.ts'
import type { Message } from './protocol.ts'
import { humanOf, type Place } from './world.ts'

export const conversationMethods: Methods = {
  'conversations.open': {
    scope: 'im:write',
    run(args, parts) {
      const { world } = parts
      const given = args.text('channel')
      const users = args.text('users')?.split(',') ?? []
      if (!given && users.length !== 1)
        throw new ApiError(users.length ? 'method_not_supported' : 'users_list_not_supplied')
      const place = given ? placeOf(world, given) : dmWith(world, users[0] ?? '')
      if (!place) throw new ApiError('user_not_found')
      return { channel: args.flag('return_im') ? describe(parts, place) : { id: place.id } }
    },
  },
  'conversations.info': {
    required: ['channel'],
    run(args, parts) {
      const place = placeOf(parts.world, args.text('channel'))
      demandScope(parts, place.kind === 'dm' ? 'im:read' : 'channels:read')
      const people = args.flag('include_num_members') ? { num_members: place.members.size } : {}
      return { channel: { ...describe(parts, place), ...people } }
    },
  },
  'conversations.list': {
    run(args, parts) {
      const types = new Set((args.text('types') ?? 'public_channel').split(','))
      if (types.has('public_channel')) demandScope(parts, 'channels:read')
      if (types.has('im')) demandScope(parts, 'im:read')
      const places = [...parts.world.channels.values()]
      const chosen = places.filter(({ kind }) => types.has(kind === 'dm' ? 'im' : 'public_channel'))
      const { items, next } = pageOf(chosen, args, 100)
      return { channels: items.map((place) => describe(parts, place)), response_metadata: { next_cursor: next } }
    },
  },
  'conversations.members': {
    required: ['channel'],
    run(args, parts) {
      const place = placeOf(parts.world, args.text('channel'))
      demandScope(parts, place.kind === 'dm' ? 'im:read' : 'channels:read')
      const { items, next } = pageOf([...place.members], args, 100)
      return { members: items, response_metadata: { next_cursor: next } }
    },
  },
  'conversations.history': {
    required: ['channel'],
    run(args, parts) {
      const place = readable(args, parts)
      const top = place.messages.filter(({ threadTs }) => threadTs === undefined)
      return messagesPage(parts, within(top, args).toReversed(), args)
    },
  },
  'conversations.replies': {
    required: ['channel', 'ts'],
    run(args, parts) {
      const place = readable(args, parts)
      const ts = args.text('ts') ?? ''
      const message = findMessage(place, ts)
      if (!message) throw new ApiError('thread_not_found')
      return messagesPage(parts, within(threadOf(place, message.threadTs ?? ts), args), args)
    },
  },
  'reactions.add': {
    scope: 'reactions:write',
    required: ['channel', 'name', 'timestamp'],
    run: (args, parts) => react(args, parts, 'reaction_added'),
  },
  'reactions.remove': {
    scope: 'reactions:write',
    required: ['channel', 'name', 'timestamp'],
    run: (args, parts) => react(args, parts, 'reaction_removed'),
  },
}

function describe({ world }: Parts, place: Place): Json {
  const created = { id: place.id, created: 0, updated: 0, is_archived: false, context_team_id: world.team.id }
  if (place.kind === 'dm') {
    const person = [...place.members].find((member) => humanOf(world, member))
    return { ...created, is_im: true, user: person, is_user_deleted: false }
  }
  return {
    ...created,
    name: place.name,
    name_normalized: place.name,
    is_channel: true,
    is_im: false,
    is_mpim: false,
    is_group: false,
    is_private: false,
    is_general: place.name === 'general',
    is_member: place.members.has(world.app.userId),
    topic: { value: place.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: place.members.size,
  }
}

function readable(args: Args, parts: Parts): Place {
  const place = placeOf(parts.world, args.text('channel'))
  demandScope(parts, place.kind === 'dm' ? 'im:history' : 'channels:history')
  if (!place.members.has(parts.world.app.userId)) throw new ApiError('not_in_channel')
  return place
}

/** `oldest` and `latest` are exclusive unless `inclusive` says otherwise. */
function within(messages: readonly Message[], args: Args): readonly Message[] {
  const oldest = args.text('oldest') ?? '0'
  const latest = args.text('latest') ?? '9999999999.999999'
  const edges = args.flag('inclusive')
  return messages.filter(({ ts }) => (ts > oldest && ts < latest) || (edges && (ts === oldest || ts === latest)))
}

function messagesPage(parts: Parts, messages: readonly Message[], args: Args): Json {
  const { items, next } = pageOf(messages, args, 100)
  return {
    messages: items.map((message) => messageBody(parts.world, message)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  }
}

function react(args: Args, parts: Parts, type: 'reaction_added' | 'reaction_removed'): Json {
  const { world } = parts
  const place = placeOf(world, args.text('channel'))
  const message = findMessage(place, args.text('timestamp') ?? '')
  if (!message) throw new ApiError('message_not_found')
  const name = args.text('name') ?? ''
  const self = world.app.userId
  const before = message.reactions ?? []
  const users = before.find((reaction) => reaction.name === name)?.users ?? []
  if (type === 'reaction_added' && users.includes(self)) throw new ApiError('already_reacted')
  if (type === 'reaction_removed' && !users.includes(self)) throw new ApiError('no_reaction')
  const rest = users.filter((user) => user !== self)
  const now = type === 'reaction_added' ? [...rest, self] : rest
  const others = before.filter((reaction) => reaction.name !== name)
  changeReactions(world, place, message, now.length ? [...others, { name, users: now }] : others)
  const item = { type: 'message', channel: place.id, ts: message.ts }
  const event = { type, user: self, reaction: name, item, item_user: message.user, event_ts: world.nextTs() }
  announce(parts, type, event, `${nameOf(parts, self)} · ${placeName(place)}: :${name}:`)
  return {}
}
