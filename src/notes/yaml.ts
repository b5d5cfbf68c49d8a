import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml'
import type { Place } from './problem.ts'

/** A YAML map and the places of its values: `places.get('sources.0.url')`. */
export interface YamlMap {
  readonly values: ReadonlyMap<string, unknown>
  readonly places: ReadonlyMap<string, Place>
}

export type ReadYaml =
  | { readonly ok: true; readonly map: YamlMap }
  | { readonly ok: false; readonly place: Place; readonly message: string }

/** Largest block of front matter that is read, in bytes, and deepest nesting of any YAML. */
export const yamlLimits = { bytes: 8 * 1024, depth: 16 } as const

/**
 * Reads front matter: one map.
 *
 * @param firstLine  line of the file on which the block starts, from 1
 */
export function readYaml(source: string, firstLine: number): ReadYaml {
  const read = readYamlValue(source, { firstLine, what: 'front matter', maxBytes: yamlLimits.bytes })
  if (!read.ok) return read
  const { value = {}, places } = read
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail({ line: firstLine, column: 1 }, 'front matter must be one YAML map of field names and values')
  }
  return { ok: true, map: { values: new Map(Object.entries(value)), places } }
}

export type ReadYamlValue =
  | { readonly ok: true; readonly value: unknown; readonly places: YamlMap['places'] }
  | { readonly ok: false; readonly place: Place; readonly message: string }

/**
 * Reads one value of YAML 1.2 (core schema: dates and `no` stay text). Anchors, aliases and tags are refused.
 *
 * @param what  name of the block in messages
 */
export function readYamlValue(
  source: string,
  { firstLine, what, maxBytes }: { firstLine: number; what: string; maxBytes: number },
): ReadYamlValue {
  const start = { line: firstLine, column: 1 }
  const bytes = Buffer.byteLength(source)
  if (bytes > maxBytes) return fail(start, `${what} has ${bytes} bytes, at most ${maxBytes} are allowed`)
  const placeOf = placer(source, firstLine)
  try {
    const events = parseEvents(source, { maxDepth: yamlLimits.depth })
    const special = events.find(isSpecial)
    if (special) return fail(placeOf(startOf(special)), `YAML anchors, aliases and tags are not allowed in ${what}`)
    const [value, second] = constructFromEvents(events, { source, schema: CORE_SCHEMA })
    if (second !== undefined) return fail(start, `${what} must be one YAML map of field names and values`)
    return { ok: true, value, places: placesOf(events, source, placeOf) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line = 0, column = 0 } = error.mark ?? {}
    return fail({ line: firstLine + line, column: column + 1 }, `${what} is not valid YAML: ${error.reason}`)
  }
}

function fail(place: Place, message: string): { ok: false; place: Place; message: string } {
  return { ok: false, place, message }
}

function isSpecial(event: Event): boolean {
  if (event.type === EVENT_ID.ALIAS) return true
  if (event.type === EVENT_ID.DOCUMENT) return event.directives.length > 0
  return event.type !== EVENT_ID.POP && (event.anchorStart !== -1 || event.tagStart !== -1)
}

function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start
    case EVENT_ID.ALIAS:
      return event.anchorStart
    default:
      return 0
  }
}

/** The place of every value by its path: for an entry of a map that of its key, in a list its own. */
function placesOf(events: readonly Event[], source: string, placeOf: (offset: number) => Place): Map<string, Place> {
  const places = new Map<string, Place>()
  let next = 1 // 0 opens the document
  const isOpen = () => next < events.length && events[next]?.type !== EVENT_ID.POP
  const visit = (path: string, named: boolean): void => {
    const event = events[next++]
    if (event?.type === EVENT_ID.SEQUENCE) {
      for (let i = 0; isOpen(); i++) visit(join(path, String(i)), true)
      next++
    } else if (event?.type === EVENT_ID.MAPPING) {
      while (isOpen()) {
        const key = events[next]
        const name = key?.type === EVENT_ID.SCALAR ? source.slice(key.valueStart, key.valueEnd) : '?'
        visit(join(path, name), true)
        visit(join(path, name), false)
      }
      next++
    }
    if (event && named) places.set(path, placeOf(startOf(event)))
  }
  visit('', false)
  return places
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function placer(source: string, firstLine: number): (offset: number) => Place {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)]
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return { line: firstLine + low, column: offset - (starts[low] as number) + 1 }
  }
}
