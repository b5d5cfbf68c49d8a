/**
 * When a daily time comes, found by looking at the local clock alone: the slow way, without croner and its rules.
 * `date` is `YYYY-MM-DD`, `time` `HH:MM`.
 *
 * @returns epoch milliseconds of the first minute of the date at or after the time; undefined for a date or a rest of
 *   one that the zone leaves out
 */
export function firstMinute(zone: string, date: string, time: string): number | undefined {
  const clock = clockOf(zone)
  const wanted = `${date} ${time}`
  const due = (at: number) => clock(at) >= wanted && clock(at).startsWith(date)
  const naive = Date.parse(`${date}T${time}Z`)
  // No zone is further than 14 hours from UTC, and no clock is moved by more than a day.
  const end = naive + 40 * hour
  let start = naive - 16 * hour
  while (start < end) {
    const next = start + quarter
    const jumps = elapsed(clock(start), clock(next)) !== quarter
    if (jumps || due(next)) for (let at = start; at <= next; at += minute) if (due(at)) return at
    start = next
  }
  return undefined
}

const minute = 60_000
const quarter = 15 * minute
const hour = 60 * minute

function elapsed(from: string, to: string): number {
  return Date.parse(`${to.replace(' ', 'T')}Z`) - Date.parse(`${from.replace(' ', 'T')}Z`)
}

/** The local clock: `YYYY-MM-DD HH:MM`. */
function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const [month, day, year, hours, minutes] = format.format(at).match(/\d+/g) ?? []
    return `${year}-${month}-${day} ${hours}:${minutes}`
  }
}
