/** A JSON object whose content has not been looked at. */
export type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; anything else in it, or no list at all, is left out. */
export function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A value as part of a sentence. `String` would run into objects that bring a `toString` of their own. */
export function shown(value: unknown): string {
  return textOf(value) ?? JSON.stringify(value) ?? 'nothing'
}

/** Deeper than any payload of Slack, and shallow enough to walk through by recursion. */
const deepest = 64

/** The value that `text` holds; undefined when it is not JSON, or nested beyond reason. */
export function parseJson(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return fits(value, deepest) ? value : undefined
  } catch {
    return undefined
  }
}

function fits(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => fits(inner, levels - 1))
}

/** Length as Slack counts it: Unicode code points, so that an emoji outside the basic plane is one. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
