import { dateOf, dayMs, dayOff, isDate } from './days-off.ts'

/** What a calendar says of a span of time. */
export interface CalendarDays {
  /** As `DailyQuiz.daysOff`, in their order. */
  readonly days: readonly string[]
  /** Events whose rule of repetition is none that we read. */
  readonly leftOut: number
}

/** Of a calendar of public holidays; those of whole countries hold a few hundred. */
const mostEvents = 2_000
const longestEventDays = 366
/** A rule that counts is followed from its first year on. */
const longestCountYears = 50

/**
 * Reads the days off in an iCalendar file (RFC 5545): its events of whole days, repeated yearly or not at all. Two
 * habits of those who publish holidays are known: Apple marks the days off in a calendar that names other days too, and
 * Google describes days that nobody has off by how to hide them.
 *
 * @param first  date from which on it is read, `YYYY-MM-DD`
 * @param last   and up to which
 * @returns undefined for what is no calendar, or one with more than 2,000 events
 */
export function readCalendar(text: string, first: string, last: string): CalendarDays | undefined {
  if (!/^\uFEFF?BEGIN:VCALENDAR\s/i.test(text)) return undefined
  const { byGoogle, events } = eventsIn(text)
  if (events.length > mostEvents) return undefined
  const marked = events.some(({ special }) => special === daysOffOfApple)
  const off = events.filter(
    ({ cancelled, special, description }) =>
      !cancelled && (!marked || special === daysOffOfApple) && !(byGoogle && /google/i.test(description)),
  )
  const moved = Map.groupBy(
    events.filter(({ replaces }) => replaces !== undefined),
    ({ uid }) => uid,
  )
  const days = new Set<string>()
  let leftOut = 0
  for (const event of off) {
    const starts = startsOf(event, Date.parse(first) - event.days * dayMs, Date.parse(last))
    if (!starts) leftOut++
    const elsewhere = event.rule === undefined ? [] : (moved.get(event.uid) ?? [])
    const without = new Set([...event.without, ...elsewhere.map(({ replaces }) => replaces)])
    for (const start of starts ?? []) {
      const end = start + (event.days - 1) * dayMs
      if (!without.has(start) && end >= Date.parse(first)) days.add(dayOff(dateOf(start), dateOf(end)))
    }
  }
  return { days: [...days].sort(), leftOut }
}

/** Mark of a day without work in the calendars of Apple, whose opposite is `ALTERNATE-WORKDAY`. */
const daysOffOfApple = 'WORK-HOLIDAY'

/** An event of whole days. Instants are those of the dates in UTC (epoch milliseconds). */
interface DayEvent {
  readonly uid: string
  readonly start: number
  readonly days: number
  readonly rule: string | undefined
  readonly more: readonly number[]
  readonly without: readonly number[]
  /** The date of a repetition that it stands for. */
  readonly replaces: number | undefined
  readonly cancelled: boolean
  readonly special: string
  readonly description: string
}

function eventsIn(text: string): { readonly byGoogle: boolean; readonly events: readonly DayEvent[] } {
  const events: DayEvent[] = []
  const inside: string[] = []
  let byGoogle = false
  let fields = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([\w-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line) ?? []
    const property = name.toUpperCase()
    if (property === 'BEGIN') {
      inside.push(value.toUpperCase())
      if (inside.at(-1) === 'VEVENT') fields = new Map()
    } else if (property === 'END') {
      const event = inside.pop() === 'VEVENT' ? eventOf(fields) : undefined
      if (event) events.push(event)
    } else if (inside.at(-1) === 'VEVENT') {
      const before = fields.get(property)
      fields.set(property, before === undefined ? value : `${before},${value}`)
    } else if (property === 'PRODID') byGoogle = /google/i.test(value)
  }
  return { byGoogle, events }
}

/** @returns undefined for an event that is not of whole days */
function eventOf(fields: ReadonlyMap<string, string>): DayEvent | undefined {
  const [start] = datesIn(fields.get('DTSTART'))
  if (start === undefined) return undefined
  const [end] = datesIn(fields.get('DTEND'))
  const [, weeks, days] = /^P(?:(\d{1,2})W|(\d{1,3})D)/.exec(fields.get('DURATION') ?? '') ?? []
  const lasts = end === undefined ? Number(weeks ?? 0) * 7 + Number(days ?? 0) : (end - start) / dayMs
  return {
    uid: fields.get('UID') ?? '',
    start,
    days: Math.min(Math.max(lasts, 1), longestEventDays),
    rule: fields.get('RRULE'),
    more: datesIn(fields.get('RDATE')),
    without: datesIn(fields.get('EXDATE')),
    replaces: datesIn(fields.get('RECURRENCE-ID'))[0],
    cancelled: fields.get('STATUS')?.toUpperCase() === 'CANCELLED',
    special: fields.get('X-APPLE-SPECIAL-DAY')?.toUpperCase() ?? '',
    description: fields.get('DESCRIPTION') ?? '',
  }
}

/** The dates in a list of dates; what has a time of day is none. */
function datesIn(list = ''): readonly number[] {
  return list.split(',').flatMap((value) => readDate(value) ?? [])
}

function readDate(value: string): number | undefined {
  const date = value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  return isDate(date) ? Date.parse(date) : undefined
}

/** When an event begins within a span; undefined when its rule is none that we read. */
function startsOf(event: DayEvent, from: number, to: number): readonly number[] | undefined {
  const { start, rule, more } = event
  const repeated = rule === undefined ? [] : repetitions(rule, start, from, to)
  return repeated && [start, ...more, ...repeated].filter((at) => from <= at && at <= to)
}

/** Every date of a yearly rule is looked at by itself, so that no rule, however odd, runs on. */
function repetitions(rule: string, start: number, from: number, to: number): readonly number[] | undefined {
  const { FREQ, INTERVAL = '1', COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST: _, ...others } = partsOf(rule)
  const interval = Number(INTERVAL)
  const firstYear = new Date(start).getUTCFullYear()
  const lastYear = new Date(to).getUTCFullYear()
  const tooLong = COUNT !== undefined && lastYear - firstYear > longestCountYears
  const monthless = BYMONTH === undefined && (BYMONTHDAY !== undefined || BYDAY !== undefined)
  if (FREQ !== 'YEARLY' || Object.keys(others).length > 0 || !(interval >= 1) || tooLong || monthless) return undefined
  const month = BYMONTH === undefined ? new Date(start).getUTCMonth() + 1 : Number(BYMONTH)
  const monthDays = BYMONTHDAY === undefined ? undefined : new Set(BYMONTHDAY.split(',').map(Number))
  const weekdays = BYDAY === undefined ? undefined : new Set(BYDAY.replaceAll('+', '').split(','))
  if (!(month >= 1 && month <= 12) || monthDays?.has(Number.NaN)) return undefined
  if (weekdays && ![...weekdays].every((text) => /^(-?[1-5])?(SU|MO|TU|WE|TH|FR|SA)$/.test(text))) return undefined
  const until = UNTIL === undefined ? to : Math.min(to, readDate(UNTIL.slice(0, 8)) ?? 0)
  const days = monthDays ?? (weekdays ? undefined : new Set([new Date(start).getUTCDate()]))

  const found: number[] = []
  const begin = COUNT === undefined ? Math.max(firstYear, new Date(from).getUTCFullYear()) : firstYear
  for (let year = begin; year <= lastYear; year++) {
    if ((year - firstYear) % interval !== 0) continue
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
    for (let date = 1; date <= length; date++) {
      if (days && !days.has(date) && !days.has(date - length - 1)) continue
      const at = Date.UTC(year, month - 1, date)
      if (at < start || at > until) continue
      if (!weekdays || namesOf(at, date, length).some((name) => weekdays.has(name))) found.push(at)
    }
  }
  return COUNT === undefined ? found : found.slice(0, Number(COUNT))
}

function partsOf(rule: string): Readonly<Partial<Record<string, string>>> {
  return Object.fromEntries(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2)),
  )
}

const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** What a rule may call the weekday of a date: any Monday, the second of its month, the last but two. */
function namesOf(at: number, date: number, length: number): readonly string[] {
  const name = weekdayNames[new Date(at).getUTCDay()] ?? ''
  return [name, `${Math.ceil(date / 7)}${name}`, `-${Math.ceil((length - date + 1) / 7)}${name}`]
}
