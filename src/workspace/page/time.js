import { langTag } from './language.js'

/** @typedef {import('./language.js').Language} Language */
/** @typedef {{ language: Language, zone: string | undefined }} Clock how one person reads the time */

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
  const key = dayKey(date, clock)
  if (key === dayKey(new Date(), clock)) return words.today
  if (key === dayKey(new Date(Date.now() - 86_400_000), clock)) return words.yesterday
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
