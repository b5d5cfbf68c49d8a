import type { Clock } from './clock.ts'
import type { StoredFile } from './files.ts'
import type { Ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Manifest } from './manifest.ts'
import type { Message, Person } from './protocol.ts'

/** All that the workspace remembers. Rules stand in `messages.ts` and `views.ts`; here is only what there is. */
export interface World {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string }
  readonly app: AppIdentity
  readonly people: Map<string, Person>
  readonly channels: Map<string, Place>
  readonly homes: Map<string, StoredView>
  readonly files: Map<string, StoredFile>
  /** Open modals by person, the one on top last. */
  readonly modals: Map<string, StoredView[]>
  readonly clock: Clock
  readonly ids: Ids
  /** Tells everyone who listens that something is different now. */
  changed(): void
  onChange(listener: () => void): () => void
  /** A time stamp of Slack's form, later than every one before. */
  nextTs(): string
}

export interface AppIdentity {
  readonly appId: string
  readonly botId: string
  readonly userId: string
  readonly name: string
}

/** A channel, or the direct message between one person and the app. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'channel' | 'dm'
  readonly topic: string
  readonly members: Set<string>
  /** In the order of `ts`. */
  readonly messages: Message[]
  /** Kept apart: Slack stores none of these, and no method finds them. */
  readonly ephemeral: EphemeralMessage[]
  /** Messages not seen yet, by person. */
  readonly unread: Map<string, number>
}

export interface EphemeralMessage extends Message {
  readonly ephemeral: true
  /** The one person who sees it. */
  readonly to: string
}

/** A view as Slack's payloads carry it. */
export interface StoredView extends Json {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly blocks: readonly Json[]
  readonly hash: string
  readonly callback_id: string
  readonly external_id: string
  readonly private_metadata: string
  readonly clear_on_close: boolean
  readonly notify_on_close: boolean
}

// The first person lives where the newcomer does, so that the times on the page are the newcomer's.
const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone

/** People who are always there. Their ids never change, so that what an app remembers of them stays right. */
const people: readonly Person[] = [
  { id: 'U01ALEX', name: 'alex', realName: 'Alex Rivera', locale: 'en-US', tz: zoneHere, bot: false },
  { id: 'U01LINMEI', name: 'linmei', realName: '林梅 (Mei Lin)', locale: 'zh-CN', tz: 'Asia/Shanghai', bot: false },
  { id: 'U01JONAS', name: 'jonas', realName: 'Jonas Weber', locale: 'en-US', tz: 'Europe/Berlin', bot: false },
]

// Slack has one topic for all members, so it is in both languages.
const channels = [
  { id: 'C01GENERAL', name: 'general', topic: 'Whatever concerns everyone · 大家的事' },
  { id: 'C01K8SHELP', name: 'k8s-help', topic: 'Questions about containers and Kubernetes · 容器和 Kubernetes 的问题' },
  { id: 'C01REQUESTS', name: 'note-requests', topic: 'What the notes do not say yet · 笔记里还没有的内容' },
]

export function createWorld(options: { manifest: Manifest; clock: Clock; ids: Ids }): World {
  const { manifest, clock, ids } = options
  const app: AppIdentity = { appId: 'A01LOCAL', botId: 'B01LOCAL', userId: 'U01BOT', name: manifest.botName }
  const bot: Person = {
    id: app.userId,
    name: manifest.botName.toLowerCase().replace(/\s+/gu, '-'),
    realName: manifest.botName,
    locale: 'en-US',
    tz: 'Etc/UTC',
    bot: true,
  }
  const everyone = [...people, bot]
  const places = [
    ...channels.map((channel) => place({ ...channel, kind: 'channel', members: everyone.map(({ id }) => id) })),
    ...people.map((person) =>
      place({ id: dmOf(person.id), name: bot.realName, kind: 'dm', topic: '', members: [person.id, bot.id] }),
    ),
  ]
  const listeners = new Set<() => void>()
  let lastMicroseconds = 0
  return {
    team: { id: 'T01LOCAL', name: 'Local workspace', domain: 'local' },
    app,
    people: new Map(everyone.map((person) => [person.id, person])),
    channels: new Map(places.map((entry) => [entry.id, entry])),
    homes: new Map(),
    files: new Map(),
    modals: new Map(),
    clock,
    ids,
    changed() {
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nextTs() {
      lastMicroseconds = Math.max(clock.now() * 1000, lastMicroseconds + 1)
      const seconds = Math.floor(lastMicroseconds / 1_000_000)
      return `${seconds}.${String(lastMicroseconds % 1_000_000).padStart(6, '0')}`
    },
  }
}

/** Id of the direct message between a person and the app. */
export function dmOf(person: string): string {
  return `D${person.slice(1)}`
}

/** A human being, or undefined for the app's own user and for nobody. */
export function humanOf(world: World, id: string | undefined): Person | undefined {
  const person = id === undefined ? undefined : world.people.get(id)
  return person?.bot ? undefined : person
}

/** A conversation that the person sees. */
export function placeFor(world: World, person: string, id: string): Place | undefined {
  const found = world.channels.get(id)
  return found?.members.has(person) ? found : undefined
}

function place(options: Pick<Place, 'id' | 'name' | 'kind' | 'topic'> & { members: readonly string[] }): Place {
  return { ...options, members: new Set(options.members), messages: [], ephemeral: [], unread: new Map() }
}
