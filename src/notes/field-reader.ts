import type { Place, Report } from './problem.ts'
import type { YamlMap } from './yaml.ts'

export const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Reads fields of one type each. A value of another type is reported (E104) and left out. */
export interface FieldReader {
  /** Where a field stands; the start of the file when it is absent. */
  at(name: string): Place
  wrong(name: string, expected: string): void
  text(name: string): string
  texts(name: string): string[]
  /** Texts in kebab-case. */
  ids(name: string): string[]
  oneOf<T extends string | number>(name: string, allowed: readonly T[], otherwise: T): T
  map(name: string): Record<string, string>
}

export function fieldReader({ values, places }: YamlMap, report: Report): FieldReader {
  const reader: FieldReader = {
    at: (name) => places.get(name) ?? places.get(name.replace(/\..*/, '')) ?? { line: 1, column: 1 },

    wrong(name, expected) {
      report('E104', reader.at(name), `${name} is ${shown(values.get(name))}, expected ${expected}`)
    },

    text(name) {
      const value = values.get(name)
      if (isEmpty(value)) return ''
      if (typeof value === 'string') return value.trim()
      reader.wrong(name, 'text (put it in quotes)')
      return String(value)
    },

    texts(name) {
      const value = values.get(name)
      if (isEmpty(value)) return []
      if (!Array.isArray(value)) {
        reader.wrong(name, 'a list of texts')
        return []
      }
      return value.flatMap((entry: unknown, i) => {
        if (typeof entry === 'string' && entry.trim() !== '') return [entry.trim()]
        report('E104', reader.at(`${name}.${i}`), `${name} holds ${shown(entry)}, expected text (put it in quotes)`)
        return []
      })
    },

    ids(name) {
      const ids = reader.texts(name)
      for (const id of ids) {
        if (!kebab.test(id)) report('E104', reader.at(name), `${name} holds "${id}", expected kebab-case`)
      }
      return ids
    },

    oneOf(name, allowed, otherwise) {
      const value = values.get(name)
      const found = allowed.find((one) => one === value)
      if (found === undefined && !isEmpty(value)) reader.wrong(name, `one of ${allowed.join(', ')}`)
      return found ?? otherwise
    },

    map(name) {
      const value = values.get(name)
      if (isEmpty(value)) return {}
      if (!isMap(value)) {
        reader.wrong(name, 'a map such as {kubernetes: ">=1.35"}')
        return {}
      }
      const texts: Record<string, string> = {}
      for (const [key, entry] of Object.entries(value)) {
        if (typeof entry === 'string' && key !== '__proto__') texts[key] = entry
        else
          report(
            'E104',
            reader.at(`${name}.${key}`),
            `${name}.${key} is ${shown(entry)}, expected text (put it in quotes)`,
          )
      }
      return texts
    },
  }
  return reader
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** A day that exists, as YYYY-MM-DD. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

export function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}

/** A value as a message shows it, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
