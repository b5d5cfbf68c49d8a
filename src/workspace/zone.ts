const dayMs = 24 * 60 * 60 * 1_000

/** The same time of day on the next day there; 24 hours later when the zone skips that time. Epoch milliseconds. */
export function sameTimeNextDay(now: number, zone: string): number {
  const later = now + dayMs
  const same = later + offsetMs(zone, now) - offsetMs(zone, later)
  return offsetMs(zone, same) === offsetMs(zone, later) ? same : later
}

/** How far the clocks of a zone are ahead of UTC; below 0 in the west. */
export function offsetMs(zone: string, at: number): number {
  const name = zoneName(zone, at, 'longOffset')
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/u.exec(name) ?? []
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -size : size
}

/** What English calls a zone at that moment: `Central European Summer Time`, or `GMT+02:00`. */
export function zoneName(zone: string, at: number, form: 'long' | 'longOffset'): string {
  const key = `${form} ${zone}`
  const format = zoneFormats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: form })
  zoneFormats.set(key, format)
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** Making one takes longer than all else that answers a call; there are as many as there are zones of people. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** Date and time of day there: `2026-11-24 09:12`. */
export function localTime(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}
