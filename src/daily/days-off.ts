/** How long a single span of days off may be: longer ones are slips of the finger. */
const longestSpan = 366
/** As people, and the editors they type in, write it. */
const betweenDates = /\s*(?:\.{2,3}|…|–|—|~|～|至|到)\s*/g

/** Whether a date (`YYYY-MM-DD`) is among days off as `DailyQuiz` has them. */
export function isDayOff(date: string, days: readonly string[]): boolean {
  return days.some((day) => {
    const [first = '', last = first] = day.split('..')
    return first <= date && date <= last
  })
}

/**
 * Reads days off as people type them: dates, or two with `..` between, one on a line or with commas.
 *
 * @returns what cannot be read in place of the days, as it was typed
 */
export function readDaysOff(
  typed: string,
): { readonly days: readonly string[] } | { readonly unreadable: readonly string[] } {
  const entries = typed
    .replace(betweenDates, '..')
    .split(/[\s,;，、；]+/)
    .filter((entry) => entry !== '')
    .map((entry) => ({ entry, day: readDayOff(entry) }))
  const unreadable = entries.flatMap(({ entry, day }) => (day === undefined ? [entry] : []))
  if (unreadable.length > 0) return { unreadable }
  return { days: [...new Set(entries.flatMap(({ day }) => day ?? []))].sort() }
}

/** A date of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && dateOf(at) === text
}

/** @param at  epoch milliseconds in UTC */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** A day off, or several up to a last one. */
export function dayOff(first: string, last: string): string {
  return first === last ? first : `${first}..${last}`
}

export const dayMs = 24 * 60 * 60 * 1_000

function readDayOff(entry: string): string | undefined {
  const [first = '', last = first, ...more] = entry.split('..')
  if (!isDate(first) || !isDate(last) || more.length > 0 || last < first) return undefined
  if (Date.parse(last) - Date.parse(first) >= longestSpan * dayMs) return undefined
  return dayOff(first, last)
}
