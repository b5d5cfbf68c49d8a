import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** What is asked, what is remembered of it, and how a person wants it. */
export async function learning(db: Kysely<Schema>): Promise<void> {
  await personTable(db, 'asked')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('seed', 'double precision', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text')
    .addColumn('round_place', 'integer')
    .addColumn('round_of', 'integer')
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('is_right', 'integer')
    .addColumn('chosen', 'text')
    .execute()
  await db.schema.createIndex('asked_by_person').on('asked').columns(person).execute()
  await db.schema.createIndex('asked_by_round').on('asked').column('round_id').execute()
  await db.schema
    .createIndex('asked_by_answer')
    .on('asked')
    .columns(['answered_at', 'id'])
    .where('answered_at', 'is not', null)
    .execute()

  await personTable(db, 'card')
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('stability', 'double precision', (column) => column.notNull())
    .addColumn('difficulty', 'double precision', (column) => column.notNull())
    .addColumn('scheduled_days', 'integer', (column) => column.notNull())
    .addColumn('reps', 'integer', (column) => column.notNull())
    .addColumn('lapses', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('last_review', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('card_key', [...person, 'item'])
    .execute()
  await db.schema
    .createIndex('card_by_due')
    .on('card')
    .columns([...person, 'due'])
    .execute()

  await personTable(db, 'review')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('stability', 'double precision')
    .addColumn('difficulty', 'double precision')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('review_by_person')
    .on('review')
    .columns([...person, 'at'])
    .execute()

  await personTable(db, 'preferences')
    .addColumn('lang', 'text')
    .addColumn('zone', 'text')
    .addColumn('remind_at', 'text')
    .addColumn('days_off', 'text', (column) => column.notNull())
    .addColumn('on_boards', 'integer', (column) => column.notNull())
    .addColumn('parameters', 'text')
    .addPrimaryKeyConstraint('preferences_key', person)
    .execute()

  await personTable(db, 'reminder')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reminder_key', person)
    .execute()
  await db.schema.createIndex('reminder_by_time').on('reminder').column('at').execute()

  await personTable(db, 'item_report')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('item_report_by_person').on('item_report').columns(person).execute()
  await db.schema.createIndex('item_report_by_time').on('item_report').columns(['at', 'id']).execute()

  await db.schema
    .createTable('forgotten')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('times', 'integer', (column) => column.notNull())
    .execute()
}

type PersonColumn = 'team_id' | 'user_id'
const person: PersonColumn[] = ['team_id', 'user_id']

function personTable(db: Kysely<Schema>, name: string): CreateTableBuilder<string, PersonColumn> {
  return db.schema
    .createTable(name)
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
}
