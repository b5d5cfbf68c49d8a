import { type Json, textOf } from './json.ts'

/** Arguments of a Web API call. A form carries everything as text, JSON carries types; both read the same here. */
export interface Args {
  text(name: string): string | undefined
  flag(name: string): boolean
  /** A whole number, or undefined. */
  count(name: string): number | undefined
  raw(name: string): unknown
  readonly all: Json
}

export function readArgs(all: Json): Args {
  const text = (name: string): string | undefined => {
    const value = all[name]
    return typeof value === 'number' ? String(value) : textOf(value)
  }
  return {
    text: (name) => text(name) || undefined,
    flag: (name) => all[name] === true || ['true', '1'].includes(text(name) ?? ''),
    count(name) {
      const value = Number(text(name) ?? Number.NaN)
      return Number.isInteger(value) ? value : undefined
    },
    raw: (name) => all[name],
    all,
  }
}
