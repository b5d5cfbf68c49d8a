import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { lockPerson } from './answers.ts'
import { type Base, columnsOf, type PersonColumns, personOf, type Schema } from './schema.ts'
import type { PersonId, Store } from './store.ts'

type Table = keyof Schema

/**
 * Every column that there is, by table, and what `forget` does with its rows. A test compares it with the real schema,
 * so that no column is added without thought of how it is erased.
 */
export const kept: {
  readonly [T in Table]: { readonly forget: Fate; readonly columns: readonly (keyof Schema[T])[] }
} = {
  asked: {
    forget: 'erases',
    columns: [
      'team_id',
      'user_id',
      'id',
      'item',
      'lang',
      'version',
      'seed',
      'purpose',
      'round_id',
      'round_place',
      'round_of',
      'asked_at',
      'answered_at',
      'is_right',
      'chosen',
    ],
  },
  card: {
    forget: 'erases',
    columns: [
      'team_id',
      'user_id',
      'item',
      'due',
      'stability',
      'difficulty',
      'scheduled_days',
      'reps',
      'lapses',
      'state',
      'last_review',
    ],
  },
  review: {
    forget: 'erases',
    columns: ['team_id', 'user_id', 'id', 'item', 'grade', 'stability', 'difficulty', 'at'],
  },
  preferences: {
    forget: 'erases',
    columns: ['team_id', 'user_id', 'lang', 'zone', 'remind_at', 'days_off', 'on_boards', 'parameters', 'in_results'],
  },
  reminder: { forget: 'erases', columns: ['team_id', 'user_id', 'at'] },
  item_report: { forget: 'erases', columns: ['team_id', 'user_id', 'id', 'item', 'lang', 'reason', 'at'] },
  daily_answer: { forget: 'erases', columns: ['team_id', 'user_id', 'post', 'asked'] },
  daily_editor: { forget: 'erases', columns: ['team_id', 'user_id', 'channel_id'] },
  daily_quiz: {
    forget: 'hands over',
    columns: [
      'team_id',
      'channel_id',
      'set_up_by',
      'local_time',
      'zone',
      'weekdays',
      'topics',
      'level',
      'lang',
      'reveal_hours',
      'paused_until',
      'enabled',
      'next_run_at',
      'planned_with',
      'goal',
      'silent_posts',
      'both_langs',
      'days_off',
      'calendar_url',
      'calendar_days',
      'calendar_read_at',
      'calendar_due_at',
    ],
  },
  daily_post: {
    forget: 'leaves',
    columns: [
      'team_id',
      'channel_id',
      'local_date',
      'id',
      'scheduled_for',
      'item',
      'lang',
      'version',
      'seed',
      'state',
      'attempts',
      'next_attempt_at',
      'lease_owner',
      'lease_until',
      'message_ts',
      'posted_at',
      'reveal_at',
      'last_error',
      'answers',
      'right_answers',
      'other_version',
    ],
  },
  item_share: { forget: 'leaves', columns: ['item', 'answers', 'right_answers'] },
  greeted_channel: { forget: 'leaves', columns: ['team_id', 'channel_id'] },
  forgotten: { forget: 'leaves', columns: ['person', 'times'] },
  migration: { forget: 'leaves', columns: ['version', 'applied_at'] },
}

/**
 * `erases`: the rows of the person, who stands in `team_id` and `user_id`. `hands over`: the rows belong to a channel and
 * stay, the person in `set_up_by` goes. `leaves`: no row tells who it is about.
 */
type Fate = 'erases' | 'hands over' | 'leaves'
type TeamTable = Exclude<Table, 'item_share' | 'forgotten' | 'migration'>
type PersonTable = Exclude<
  Table,
  'daily_quiz' | 'daily_post' | 'item_share' | 'greeted_channel' | 'forgotten' | 'migration'
>

/** What is kept of a person as a whole: to be given out, to be erased. */
export function personalIn({ db, concurrent }: Base): Pick<Store, 'export' | 'forget' | 'forgetTeam'> {
  return {
    async export(person) {
      const rows: Record<string, readonly object[]> = {}
      for (const table of personTables()) {
        rows[table] = await db
          .selectFrom(table)
          .selectAll()
          .where((eb) => eb.and(columnsOf(person)))
          .execute()
      }
      rows['daily_quiz'] = await db
        .selectFrom('daily_quiz')
        .selectAll()
        .where((eb) => eb.and(organizer(person)))
        .execute()
      return rows
    },

    forget: (person) => db.transaction().execute((transaction) => forgetIn(transaction, person, concurrent)),

    forgetTeam: (team) =>
      db.transaction().execute(async (transaction) => {
        const people = await peopleIn(transaction, team)
        for (const person of people) await forgetIn(transaction, person, concurrent)
        for (const table of teamTables()) await transaction.deleteFrom(table).where('team_id', '=', team).execute()
        return people.length
      }),
  }
}

async function forgetIn(
  transaction: Transaction<Schema>,
  person: PersonId,
  concurrent: boolean,
): Promise<Readonly<Record<string, number>>> {
  if (concurrent) await lockPerson(transaction, columnsOf(person))
  const counts: Record<string, number> = {}
  for (const table of personTables()) {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where((eb) => eb.and(columnsOf(person)))
      .executeTakeFirstOrThrow()
    counts[table] = Number(numDeletedRows)
  }
  const { numUpdatedRows } = await transaction
    .updateTable('daily_quiz')
    .set({ set_up_by: null })
    .where((eb) => eb.and(organizer(person)))
    .executeTakeFirstOrThrow()
  counts['daily_quiz'] = Number(numUpdatedRows)
  await transaction
    .insertInto('forgotten')
    .values({ person: hashOf(columnsOf(person)), times: 1 })
    .onConflict((conflict) => conflict.column('person').doUpdateSet((eb) => ({ times: eb('forgotten.times', '+', 1) })))
    .execute()
  return counts
}

/** Everybody of whom there is a row, of one workspace or of all. */
async function peopleIn(db: Base['db'], team?: string): Promise<readonly PersonId[]> {
  const people = new Map<string, PersonId>()
  const add = (row: PersonColumns) => people.set(hashOf(row), personOf(row))
  for (const table of personTables()) {
    const rows = await db
      .selectFrom(table)
      .select(['team_id', 'user_id'])
      .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
      .distinct()
      .execute()
    rows.forEach(add)
  }
  const organizers = await db
    .selectFrom('daily_quiz')
    .select(['team_id', 'set_up_by'])
    .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
    .distinct()
    .execute()
  for (const { team_id, set_up_by } of organizers) if (set_up_by !== null) add({ team_id, user_id: set_up_by })
  return [...people.values()]
}

/**
 * Erases in an older copy of a database whoever was erased after the copy was made.
 *
 * @param forgotten  the rows of the newer one
 */
export async function forgetAgain(older: Base, forgotten: readonly Forgotten[]): Promise<void> {
  const known = await older.db.selectFrom('forgotten').selectAll().execute()
  const timesThen = new Map(known.map(({ person, times }) => [person, times]))
  const since = new Set(
    forgotten.filter(({ person, times }) => times > (timesThen.get(person) ?? 0)).map(({ person }) => person),
  )
  const { forget } = personalIn(older)
  for (const person of await peopleIn(older.db)) if (since.has(hashOf(columnsOf(person)))) await forget(person)
  for (const { person, times } of forgotten)
    await older.db
      .insertInto('forgotten')
      .values({ person, times })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ times }))
      .execute()
}

export type Forgotten = Schema['forgotten']

function organizer({ team, user }: PersonId) {
  return { team_id: team, set_up_by: user }
}

function hashOf({ team_id, user_id }: PersonColumns): string {
  return createHash('sha256').update(`${team_id} ${user_id}`).digest('hex')
}

/** Whatever is known of a workspace. */
function teamTables(): readonly TeamTable[] {
  const tables = Object.keys(kept) as Table[]
  return tables.filter((table): table is TeamTable => kept[table].columns.some((column) => column === 'team_id'))
}

function personTables(): readonly PersonTable[] {
  const tables = Object.keys(kept) as Table[]
  return tables.filter((table): table is PersonTable => kept[table].forget === 'erases')
}
