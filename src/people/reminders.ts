import { Cron } from 'croner'
import { unknownZone, week } from '../local-time.ts'
import type { Preferences } from '../storage/store.ts'

/**
 * When a person is to be reminded next, after an instant; both epoch milliseconds. A local time that the clock jumps
 * over comes at the first one after it, one that it repeats at its first.
 *
 * @returns undefined for those who want none, or have every day off
 */
export function nextReminder({ remindAt, daysOff, zone }: Preferences, after: number): number | undefined {
  const days = week.filter((day) => !daysOff.includes(day))
  if (remindAt === undefined || days.length === 0) return undefined
  const [hour, minute] = remindAt.split(':').map(Number)
  const pattern = `${minute} ${hour} * * ${days.join(',')}`
  return new Cron(pattern, { timezone: zone ?? unknownZone }).nextRun(new Date(after))?.getTime()
}
