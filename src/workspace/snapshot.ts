import { isRecord, textOf } from './json.ts'
import type { Parts } from './parts.ts'
import type { Channel, Message, Snapshot, View } from './protocol.ts'
import { humanOf, type Place, type StoredView } from './world.ts'

/** All that one person sees. @throws {RangeError} when there is no such person */
export function snapshotOf(parts: Parts, viewer: string): Snapshot {
  const { world, manifest, log, delivery, examples, nextDay } = parts
  if (!humanOf(world, viewer)) throw new RangeError(`Cannot show the workspace to ${viewer}: no such person`)
  const places = [...world.channels.values()].filter((place) => place.members.has(viewer))
  const home = world.homes.get(viewer)
  return {
    team: { id: world.team.id, name: world.team.name },
    app: {
      userId: world.app.userId,
      name: world.app.name,
      description: manifest.description,
      connected: delivery.connected(),
      ...(delivery.starting() && { starting: true as const }),
    },
    examples,
    viewer,
    ...(nextDay && { aheadMs: world.clock.ahead() }),
    people: [...world.people.values()],
    channels: places.map((place) => channelOf(place, viewer)),
    messages: Object.fromEntries(places.map((place) => [place.id, messagesFor(place, viewer)])),
    ...(home && { home: viewOf(home, world.app.name) }),
    views: (world.modals.get(viewer) ?? []).map((view) => viewOf(view, '')),
    commands: manifest.commands.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    log: log.entries(),
  }
}

function channelOf(place: Place, viewer: string): Channel {
  const { id, name, kind, topic } = place
  return { id, name, kind, topic, members: [...place.members], unread: place.unread.get(viewer) ?? 0 }
}

function messagesFor(place: Place, viewer: string): readonly Message[] {
  const own = place.ephemeral.filter(({ to }) => to === viewer).map(({ to: _to, ...message }): Message => message)
  return [...place.messages, ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1))
}

function viewOf(view: StoredView, usualTitle: string): View {
  const submit = plain(view['submit'])
  const close = plain(view['close'])
  return {
    id: view.id,
    type: view.type,
    title: plain(view['title']) ?? usualTitle,
    ...(submit && { submit }),
    ...(close && { close }),
    blocks: view.blocks,
    hash: view.hash,
  }
}

function plain(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value['text']) : undefined
}
