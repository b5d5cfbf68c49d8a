import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** The daily quiz of a channel, what was posted of it, and who opened it. */
export async function daily(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('daily_quiz')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('set_up_by', 'text')
    .addColumn('local_time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('weekdays', 'text', (column) => column.notNull())
    .addColumn('topics', 'text', (column) => column.notNull())
    .addColumn('level', 'integer')
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('reveal_hours', 'integer', (column) => column.notNull())
    .addColumn('paused_until', 'text')
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('next_run_at', 'bigint')
    .addPrimaryKeyConstraint('daily_quiz_key', ['team_id', 'channel_id'])
    .execute()
  await db.schema
    .createIndex('daily_quiz_by_time')
    .on('daily_quiz')
    .column('next_run_at')
    .where('next_run_at', 'is not', null)
    .execute()

  await db.schema
    .createTable('daily_post')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('local_date', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('scheduled_for', 'bigint', (column) => column.notNull())
    .addColumn('item', 'text')
    .addColumn('lang', 'text')
    .addColumn('version', 'text')
    .addColumn('seed', 'double precision')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('message_ts', 'text')
    .addColumn('posted_at', 'bigint')
    .addColumn('reveal_at', 'bigint')
    .addColumn('last_error', 'text')
    .addPrimaryKeyConstraint('daily_post_key', ['team_id', 'channel_id', 'local_date'])
    .execute()
  await db.schema
    .createIndex('daily_post_by_attempt')
    .on('daily_post')
    .column('next_attempt_at')
    .where('next_attempt_at', 'is not', null)
    .execute()
  await db.schema
    .createIndex('daily_post_by_lease')
    .on('daily_post')
    .column('lease_until')
    .where('lease_until', 'is not', null)
    .execute()

  await db.schema
    .createTable('daily_answer')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('post', 'text', (column) => column.notNull())
    .addColumn('asked', 'text', (column) => column.notNull().unique())
    .addPrimaryKeyConstraint('daily_answer_key', ['post', 'team_id', 'user_id'])
    .execute()
  await db.schema.createIndex('daily_answer_by_person').on('daily_answer').columns(['team_id', 'user_id']).execute()
}
