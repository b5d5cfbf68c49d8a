import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Whether a daily quiz was planned under the zone rules of today. */
export async function dailyReplanning(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .alterTable('daily_quiz')
    .addColumn('planned_with', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('daily_quiz_by_planning').on('daily_quiz').column('planned_with').execute()
  // What was being sent is found by its next attempt.
  await db.schema.dropIndex('daily_post_by_lease').execute()
}
