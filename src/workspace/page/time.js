import { langTag } from './language.js'

/** @typedef {import('./language.js').Language} Language */
/**
 * How one person reads the time.
 *
 * @typedef {object} Clock
 * @property {Language} language
 * @property {string | undefined} zone
 * @property {number | undefined} [aheadMs] how far the workspace is ahead of the real time; undefined: it keeps it
 */

/** @param {Clock} clock */
export function nowOf({ aheadMs = 0 }) {
  return new Date(Date.now() + aheadMs)
}

/** @param {string} ts Slack's time stamp */
export function dateOf(ts) {
  return new Date(Number(ts) * 1000)
}

/**
 * @param {Date} date
 * @param {Clock} clock
 */
export function timeOfDay(date, clock) {
  return format(date, clock, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/**
 * @param {Date} date
 * @param {Clock} clock
 */
export function fullTime(date, clock) {
  return format(date, clock, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' })
}

/**
 * @param {Date} date
 * @param {Clock} clock
 */
export function shortDate(date, clock) {
  return format(date, clock, { weekday: 'short', month: 'short', day: 'numeric' })
}

/**
 * The calendar day, the same text for two instants of the same day there.
 *
 * @param {Date} date
 * @param {Clock} clock
 */
export function dayKey(date, clock) {
  return format(date, { ...clock, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' })
}

/**
 * @param {Date} date
 * @param {Clock} clock
 * @param {{ today: string, yesterday: string }} words
 */
export function dayName(date, clock, words) {
  const now = nowOf(clock)
  const key = dayKey(date, clock)
  if (key === dayKey(now, clock)) return words.today
  if (key === dayKey(new Date(now.getTime() - 86_400_000), clock)) return words.yesterday
  return format(date, clock, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
}

/**
 * @param {Date} date
 * @param {Clock} clock
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(date, { language, zone }, options) {
  return formatter(language, zone, options).format(date)
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map()

/**
 * Making a formatter is dear and there are many messages. A zone this browser does not know counts as its own.
 *
 * @param {Language} language
 * @param {string | undefined} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(language, zone, options) {
  const key = JSON.stringify([language, zone, options])
  const known = formatters.get(key)
  if (known) return known
  let made
  try {
    made = new Intl.DateTimeFormat(langTag[language], zone ? { ...options, timeZone: zone } : options)
  } catch {
    made = new Intl.DateTimeFormat(langTag[language], options)
  }
  formatters.set(key, made)
  return made
}
