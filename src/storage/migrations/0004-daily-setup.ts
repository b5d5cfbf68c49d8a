import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** What a channel may wish of its daily quiz besides: both languages, days off, who may change it, a greeting. */
export async function dailySetup(db: Kysely<Schema>): Promise<void> {
  const quiz = db.schema.alterTable('daily_quiz')
  await quiz.addColumn('both_langs', 'integer', (column) => column.notNull().defaultTo(0)).execute()
  await quiz.addColumn('days_off', 'text', (column) => column.notNull().defaultTo('[]')).execute()
  await quiz.addColumn('calendar_url', 'text').execute()
  await quiz.addColumn('calendar_days', 'text', (column) => column.notNull().defaultTo('[]')).execute()
  await quiz.addColumn('calendar_read_at', 'bigint').execute()
  await quiz.addColumn('calendar_due_at', 'bigint').execute()
  await db.schema
    .createIndex('daily_quiz_by_calendar')
    .on('daily_quiz')
    .column('calendar_due_at')
    .where('calendar_due_at', 'is not', null)
    .execute()
  await db.schema.alterTable('daily_post').addColumn('other_version', 'text').execute()
  await db.schema
    .alterTable('preferences')
    .addColumn('in_results', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()

  await db.schema
    .createTable('daily_editor')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('daily_editor_key', ['team_id', 'channel_id', 'user_id'])
    .execute()
  await db.schema.createIndex('daily_editor_by_person').on('daily_editor').columns(['team_id', 'user_id']).execute()

  await db.schema
    .createTable('greeted_channel')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('greeted_channel_key', ['team_id', 'channel_id'])
    .execute()
}
