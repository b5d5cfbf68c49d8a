import type { Kysely, Selectable } from 'kysely'
import { lockPerson } from './answers.ts'
import { readNumbers } from './lists.ts'
import { type Base, columnsOf, personOf, type Schema } from './schema.ts'
import type { DueReminder, PersonId, Preferences, Store } from './store.ts'

type People = Pick<
  Store,
  'preferences' | 'setPreferences' | 'setParameters' | 'reviewers' | 'setReminder' | 'takeReminders'
>

/** How people want it, and when they are to be reminded. */
export function peopleIn({ db, concurrent }: Base): People {
  return {
    preferences: (person) => preferencesIn(db, person),

    setPreferences: (person, change) => changePreferences(db, person, change),

    setParameters: (person, parameters) =>
      db.transaction().execute(async (transaction) => {
        if (concurrent) await lockPerson(transaction, columnsOf(person))
        const known = await transaction
          .selectFrom('review')
          .select('id')
          .where((eb) => eb.and(columnsOf(person)))
          .limit(1)
          .executeTakeFirst()
        if (known) await changePreferences(transaction, person, { parameters })
      }),

    async reviewers({ atLeast, since }) {
      const rows = await db
        .selectFrom('review')
        .select(['team_id', 'user_id'])
        .groupBy(['team_id', 'user_id'])
        .having((eb) => eb.and([eb(eb.fn.countAll(), '>=', atLeast), eb(eb.fn.max('at'), '>=', since)]))
        .execute()
      return rows.map(personOf)
    },

    setReminder: (person, at) => setReminderIn(db, person, at),

    takeReminders: (now, limit, next) =>
      db.transaction().execute(async (transaction) => {
        const due = await transaction
          .selectFrom('reminder')
          .selectAll()
          .where('at', '<=', now)
          .orderBy('at')
          .limit(limit)
          // What another process is taking is not waited for: it gets that, this one the next.
          .$if(concurrent, (query) => query.forUpdate().skipLocked())
          .execute()
        const taken: DueReminder[] = []
        for (const row of due) {
          const person = personOf(row)
          const preferences = await preferencesIn(transaction, person)
          await setReminderIn(transaction, person, next(preferences))
          taken.push({ person, preferences, at: row.at })
        }
        return taken
      }),
  }
}

async function preferencesIn(db: Base['db'], person: PersonId): Promise<Preferences> {
  const row = await db
    .selectFrom('preferences')
    .selectAll()
    .where((eb) => eb.and(columnsOf(person)))
    .executeTakeFirst()
  return row ? toPreferences(row) : defaults
}

async function setReminderIn(db: Base['db'], person: PersonId, at: number | undefined): Promise<void> {
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
}

async function changePreferences(db: Kysely<Schema>, person: PersonId, change: Partial<Preferences>): Promise<void> {
  const changed = changedColumns(change)
  if (Object.keys(changed).length === 0) return
  await db
    .insertInto('preferences')
    .values({ ...columnsOf(person), days_off: '[]', on_boards: 0, in_results: 0, ...changed })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(changed))
    .execute()
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
