/** Monday to Sunday. */
export const week: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** Of a person of whom Slack says nothing. */
export const unknownZone = 'UTC'

/** A time of day as people write it (`9`, `9:30`, `9.30 pm`, `9点半`) as `HH:MM`; undefined for one that no clock shows. */
export function readTimeOfDay(text: string): string | undefined {
  const { hour, minute = '00', past = minute, halfPast, half } = timeOfDay.exec(text)?.groups ?? {}
  const minutes = halfPast ? 30 : Number(past)
  if (hour === undefined || Number(hour) > 23 || minutes > 59) return undefined
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return [hours, minutes].map((number) => String(number).padStart(2, '0')).join(':')
}

const timeOfDay =
  /^(?<hour>\d{1,2})(?:[:：.](?<minute>\d{2})|[点點](?:(?<past>\d{1,2})分?|(?<halfPast>半))?)?(?: ?(?<half>[ap])m)?$/i
