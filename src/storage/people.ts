import type { Selectable } from 'kysely'
import { readNumbers } from './numbers.ts'
import { type Base, columnsOf, personOf, type Schema } from './schema.ts'
import type { Preferences, Store } from './store.ts'

type People = Pick<Store, 'preferences' | 'setPreferences' | 'setReminder' | 'takeReminders'>

/** How people want it, and when they are to be reminded. */
export function peopleIn({ db, concurrent }: Base): People {
  return {
    async preferences(person) {
      const row = await db
        .selectFrom('preferences')
        .selectAll()
        .where((eb) => eb.and(columnsOf(person)))
        .executeTakeFirst()
      return row ? toPreferences(row) : defaults
    },

    async setPreferences(person, change) {
      const changed = changedColumns(change)
      if (Object.keys(changed).length === 0) return
      await db
        .insertInto('preferences')
        .values({ ...columnsOf(person), days_off: '[]', on_boards: 0, in_results: 0, ...changed })
        .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(changed))
        .execute()
    },

    async setReminder(person, at) {
      if (at === undefined) {
        await db
          .deleteFrom('reminder')
          .where((eb) => eb.and(columnsOf(person)))
          .execute()
        return
      }
      await db
        .insertInto('reminder')
        .values({ ...columnsOf(person), at })
        .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet({ at }))
        .execute()
    },

    async takeReminders(now, limit) {
      const taken = await db
        .with('due', (query) =>
          query
            .selectFrom('reminder')
            .select(['team_id', 'user_id'])
            .where('at', '<=', now)
            .orderBy('at')
            .limit(limit)
            // What another process is taking is not waited for: it gets that, this one the next.
            .$if(concurrent, (due) => due.forUpdate().skipLocked()),
        )
        .deleteFrom('reminder')
        .where((eb) =>
          eb(
            eb.refTuple('team_id', 'user_id'),
            'in',
            eb.selectFrom('due').select(['team_id', 'user_id']).$asTuple('team_id', 'user_id'),
          ),
        )
        .returningAll()
        .execute()
      return taken.map((row) => ({ person: personOf(row), at: row.at })).sort((a, b) => a.at - b.at)
    },
  }
}

const defaults: Preferences = { daysOff: [], onBoards: false, inResults: false }

/** Of what is named in the change; named and undefined takes it away. */
function changedColumns(change: Partial<Preferences>): Partial<Selectable<Schema['preferences']>> {
  const { daysOff, onBoards, inResults, parameters } = change
  return {
    ...('lang' in change && { lang: change.lang ?? null }),
    ...('zone' in change && { zone: change.zone ?? null }),
    ...('remindAt' in change && { remind_at: change.remindAt ?? null }),
    ...(daysOff && { days_off: JSON.stringify(daysOff) }),
    ...(onBoards !== undefined && { on_boards: Number(onBoards) }),
    ...(inResults !== undefined && { in_results: Number(inResults) }),
    ...('parameters' in change && { parameters: parameters ? JSON.stringify(parameters) : null }),
  }
}

function toPreferences(row: Selectable<Schema['preferences']>): Preferences {
  return {
    lang: row.lang ?? undefined,
    zone: row.zone ?? undefined,
    remindAt: row.remind_at ?? undefined,
    daysOff: readNumbers(row.days_off),
    onBoards: row.on_boards === 1,
    inResults: row.in_results === 1,
    parameters: row.parameters === null ? undefined : readNumbers(row.parameters),
  }
}
