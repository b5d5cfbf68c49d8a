import type { PersonId, Preferences, Store } from '../storage/store.ts'
import { nextReminder } from './reminders.ts'

/**
 * Keeps what a person wants and sets their next reminder by it. The time zone goes with the reminder: nothing else needs
 * it to be kept. `now` is epoch milliseconds.
 */
export async function changePreferences(
  store: Store,
  person: PersonId,
  change: Partial<Preferences>,
  now: number,
): Promise<Preferences> {
  const noReminder = 'remindAt' in change && change.remindAt === undefined
  await store.setPreferences(person, noReminder ? { ...change, zone: undefined } : change)
  const preferences = await store.preferences(person)
  await store.setReminder(person, nextReminder(preferences, now))
  return preferences
}
