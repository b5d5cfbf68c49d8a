import type { Json } from './json.ts'
import { oneLine } from './log.ts'
import type { Parts } from './parts.ts'
import { eventBody, messageBody } from './payloads.ts'
import type { Message } from './protocol.ts'
import { mentions } from './text.ts'
import { dmOf, type Place } from './world.ts'

/** Scope that Slack asks for before it delivers an event type. Source: docs.slack.dev, event reference. */
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  user_change: 'users:read',
}

/** Types whose absence a developer will wonder about. */
const expected = new Set(['app_mention', 'message.im', 'app_home_opened'])

/** Delivers an event if the manifest subscribes to it and holds its scope. `subscription` as the manifest spells it. */
export function announce(parts: Parts, subscription: string, event: Json, summary: string): void {
  const { manifest, log, world, delivery } = parts
  const scope = scopeOfEvent[subscription]
  const missing = !manifest.events.has(subscription)
    ? `bot_events of the manifest does not list ${subscription}`
    : scope && !manifest.scopes.has(scope)
      ? `the manifest lacks the scope ${scope}`
      : undefined
  if (!missing) {
    delivery.deliverEvent(eventBody(world, event), { name: subscription, summary })
    return
  }
  const wanted = manifest.events.has(subscription) || expected.has(subscription)
  if (wanted) log.add({ direction: 'workspace', name: subscription, summary: `not delivered: ${missing}`, ok: false })
}

/** A new message, by a person or by the app itself: Slack echoes the app's own. */
export function announceMessage(parts: Parts, place: Place, message: Message): void {
  const { world } = parts
  const about = `${nameOf(parts, message.user)} · ${placeName(place)}: ${oneLine(message.text)}`
  const event = { ...messageBody(world, message), channel: place.id, event_ts: message.ts }
  announce(parts, subscriptionOf(place), { ...event, channel_type: channelType(place) }, about)
  const byApp = message.user === world.app.userId
  if (place.kind === 'dm' || byApp || !mentions(message.text, world.app.userId)) return
  if (place.members.has(world.app.userId)) announce(parts, 'app_mention', { ...event, type: 'app_mention' }, about)
}

export function announceChange(parts: Parts, place: Place, before: Message, after: Message): void {
  const ts = parts.world.nextTs()
  const event = {
    type: 'message',
    subtype: 'message_changed',
    message: messageBody(parts.world, after),
    previous_message: messageBody(parts.world, before),
    channel: place.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channelType(place),
  }
  announce(parts, subscriptionOf(place), event, `message_changed · ${placeName(place)}`)
}

export function announceDeletion(parts: Parts, place: Place, message: Message): void {
  const ts = parts.world.nextTs()
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: messageBody(parts.world, message),
    deleted_ts: message.ts,
    channel: place.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channelType(place),
  }
  announce(parts, subscriptionOf(place), event, `message_deleted · ${placeName(place)}`)
}

export function announceHome(parts: Parts, person: string, tab: 'home' | 'messages'): void {
  const { world } = parts
  const view = world.homes.get(person)
  const event = {
    type: 'app_home_opened',
    user: person,
    channel: dmOf(person),
    tab,
    ...(tab === 'home' && view && { view }),
    event_ts: world.nextTs(),
  }
  announce(parts, 'app_home_opened', event, `${nameOf(parts, person)}: ${tab}`)
}

export function announceMembership(parts: Parts, place: Place, user: string, inviter?: string): void {
  const { world } = parts
  const type = place.members.has(user) ? 'member_joined_channel' : 'member_left_channel'
  const event = {
    type,
    user,
    channel: place.id,
    channel_type: 'C',
    team: world.team.id,
    ...(inviter && { inviter }),
    event_ts: world.nextTs(),
  }
  announce(parts, type, event, `${nameOf(parts, user)} · ${placeName(place)}`)
}

export function nameOf({ world }: Parts, user: string): string {
  return world.people.get(user)?.realName ?? user
}

/** For the log, which people of all languages read: without words. */
export function placeName(place: Place): string {
  return place.kind === 'dm' ? `@${place.name}` : `#${place.name}`
}

function subscriptionOf(place: Place): string {
  return place.kind === 'dm' ? 'message.im' : 'message.channels'
}

function channelType(place: Place): 'im' | 'channel' {
  return place.kind === 'dm' ? 'im' : 'channel'
}
