import type { Fault, Mark, ReadReply, Reply } from './task.ts'

/** Values that we never gave out. */
export const notOurs: ReadReply = { ok: false, fields: new Map() }

/** The number of the option at a position, as text, among those shown. */
export function optionAt(shown: readonly number[], position: unknown): number | undefined {
  return typeof position === 'string' && /^\d$/.test(position) ? shown[Number(position)] : undefined
}

/** Reads a form in which each option is to be chosen once. */
export function readPlaces(shown: readonly number[], values: readonly unknown[]): ReadReply {
  const chosen = shown.map((_, field) => optionAt(shown, values[field]))
  const fields = new Map<number, Fault>()
  for (const [field, option] of chosen.entries()) {
    if (option === undefined) fields.set(field, 'missing')
    else if (chosen.indexOf(option) < field) fields.set(field, 'twice')
  }
  if (fields.size > 0) return { ok: false, fields }
  return { ok: true, reply: { chosen: chosen.filter((option) => option !== undefined), typed: [] } }
}

/** What belongs at a place has its number. */
export function markPlaces({ chosen }: Reply): Mark {
  const parts = chosen.map((option, place) => option === place)
  return { right: parts.every(Boolean), parts, slip: false }
}
