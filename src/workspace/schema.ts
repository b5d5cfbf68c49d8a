import { codePoints, isRecord, type Json, shown } from './json.ts'

/** Takes down what is wrong, and where (a JSON pointer). */
export type Report = (problem: string, pointer: string) => void
export type Check = (value: unknown, pointer: string, report: Report) => void

/** The fields of an object by name. `type` is always allowed beside them. */
export type Fields = Readonly<Record<string, Field>>
interface Field {
  readonly check: Check
  readonly required: boolean
}

export function need(check: Check): Field {
  return { check, required: true }
}

export function may(check: Check): Field {
  return { check, required: false }
}

/** Text of so many code points, from 1 unless told otherwise. */
export function text(max: number, min = 1): Check {
  return (value, pointer, report) => {
    if (typeof value !== 'string') return report('must be a string', pointer)
    const length = codePoints(value)
    if (length < min) report(`must be more than ${min - 1} characters`, pointer)
    if (length > max) report(`must be less than ${max + 1} characters`, pointer)
  }
}

export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, pointer, report) => {
    if (!Number.isInteger(value)) return report('must be an integer', pointer)
    if ((value as number) < min) report(`must be at least ${min}`, pointer)
    if ((value as number) > max) report(`must be at most ${max}`, pointer)
  }
}

export const number: Check = (value, pointer, report) => {
  if (typeof value !== 'number') report('must be a number', pointer)
}

export const flag: Check = (value, pointer, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', pointer)
}

export const anything: Check = () => {}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, pointer, report) => {
    if (!allowed.includes(value)) report(`must be one of: ${allowed.join(', ')}`, pointer)
  }
}

/** An address that Slack makes a link of: http, https or mailto. */
export function url(max: number, schemes: readonly string[] = ['http:', 'https:', 'mailto:']): Check {
  return (value, pointer, report) => {
    text(max)(value, pointer, report)
    if (typeof value !== 'string') return
    if (!schemes.includes(URL.parse(value)?.protocol ?? '')) report('invalid_url', pointer)
  }
}

export function list(each: Check, max: number, min = 0): Check {
  return (value, pointer, report) => {
    if (!Array.isArray(value)) return report('must be an array', pointer)
    if (value.length < min) report(`no less than ${min} items allowed`, pointer)
    if (value.length > max) report(`no more than ${max} items allowed`, pointer)
    // One message over the cap says enough; a list of thousands would be checked for nothing.
    for (const [i, item] of value.slice(0, max).entries()) each(item, `${pointer}/${i}`, report)
  }
}

export function object(fields: Fields): Check {
  return (value, pointer, report) => {
    if (!isRecord(value)) return report('must be an object', pointer)
    for (const [name, { check, required }] of Object.entries(fields)) {
      if (value[name] !== undefined) check(value[name], `${pointer}/${name}`, report)
      else if (required) report(`missing required field: ${name}`, pointer)
    }
    for (const name of Object.keys(value)) {
      if (name !== 'type' && !Object.hasOwn(fields, name)) report(`invalid additional property: ${name}`, pointer)
    }
  }
}

/** An object whose `type` says which check it must pass. */
export function typed(checks: Readonly<Record<string, Check>>): Check {
  return (value, pointer, report) => {
    if (!isRecord(value)) return report('must be an object', pointer)
    const type = value['type']
    if (type === undefined) return report('missing required field: type', pointer)
    const check = typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined
    if (check) check(value, pointer, report)
    else report(`unsupported type: ${shown(type)}`, pointer)
  }
}

/** A check with a rule on top that sees the whole object. */
export function also(check: Check, rule: (value: Json, pointer: string, report: Report) => void): Check {
  return (value, pointer, report) => {
    check(value, pointer, report)
    if (isRecord(value)) rule(value, pointer, report)
  }
}

/** Exactly one of the named fields must be there. */
export function exactlyOne(...names: readonly string[]) {
  return (value: Json, pointer: string, report: Report): void => {
    const given = names.filter((name) => value[name] !== undefined)
    if (given.length !== 1) report(`must provide exactly one of: ${names.join(', ')}`, pointer)
  }
}
