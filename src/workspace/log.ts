import { isRecord } from './json.ts'
import type { LogEntry } from './protocol.ts'
import type { World } from './world.ts'

const keptEntries = 200
/** Characters of JSON kept of one payload, so that a long day does not fill the page's memory. */
const keptPayload = 12_000

export interface Log {
  /** Adds a line, and gives back how to complete it once the answer is there. */
  add(line: Omit<LogEntry, 'id' | 'at'>): (rest: Partial<Omit<LogEntry, 'id' | 'at'>>) => void
  /** Oldest first. */
  entries(): readonly LogEntry[]
}

/** Remembers what passed between the workspace and the app, for developers: newest 200 lines, tokens masked. */
export function createLog(world: World): Log {
  let entries: readonly LogEntry[] = []
  let count = 0
  return {
    add(line) {
      const id = ++count
      entries = [...entries, tidy({ ...line, id, at: world.clock.now() })].slice(-keptEntries)
      world.changed()
      return (rest) => {
        entries = entries.map((entry) => (entry.id === id ? { ...entry, ...tidy(rest) } : entry))
        world.changed()
      }
    },
    entries: () => entries,
  }
}

/** Text cut to one line of readable length. */
export function oneLine(text: string, length = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}

function tidy<T extends Partial<LogEntry>>(line: T): T {
  const payload = line.payload === undefined ? {} : { payload: clip(maskTokens(line.payload)) }
  const response = line.response === undefined ? {} : { response: clip(maskTokens(line.response)) }
  return { ...line, ...payload, ...response }
}

function clip(value: unknown): unknown {
  const json = JSON.stringify(value)
  return json.length <= keptPayload ? value : { cut: json.slice(0, keptPayload), of: json.length }
}

function maskTokens(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\bx(?:ox[a-z]|app)-[\w-]+/gu, (token) => `${token.slice(0, 5)}…`)
  if (Array.isArray(value)) return value.map(maskTokens)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'token' ? 'masked' : maskTokens(inner)]),
  )
}
