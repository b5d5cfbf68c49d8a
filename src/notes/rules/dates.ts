import type { Rule } from './check-note.ts'

/** After how many days a date is old. */
export const maxAgeDays = { checked: 365, updated: 540 } as const
const dayMs = 86_400_000

/** E105 and W504: dates in the future, and dates so old that the note should be read again. */
export const checkDates: Rule = ({ fields, places, today }, report) => {
  if (!fields || today === undefined) return
  const check = (kind: keyof typeof maxAgeDays, name: string, date: string) => {
    const place = places.get(name) ?? { line: 1, column: 1 }
    const age = daysBetween(date, today)
    if (age < 0) report('E105', place, `${kind} is ${date}, but today is ${today}`)
    if (age > maxAgeDays[kind])
      report('W504', place, `${kind} is ${age} days ago, expected at most ${maxAgeDays[kind]}`)
  }
  if (fields.updated) check('updated', 'updated', fields.updated)
  for (const [i, { checked }] of fields.sources.entries()) check('checked', `sources.${i}.checked`, checked)
}

/** @param from, to  YYYY-MM-DD; negative when `to` is the earlier one */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}
