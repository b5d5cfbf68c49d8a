import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** How posts and items were answered, the goal of a channel, and how long it has been silent. */
export async function board(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('daily_quiz').addColumn('goal', 'integer').execute()
  await db.schema
    .alterTable('daily_quiz')
    .addColumn('silent_posts', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('daily_post').addColumn('answers', 'integer').execute()
  await db.schema.alterTable('daily_post').addColumn('right_answers', 'integer').execute()
  await db.schema
    .createTable('item_share')
    .addColumn('item', 'text', (column) => column.primaryKey())
    .addColumn('answers', 'integer', (column) => column.notNull())
    .addColumn('right_answers', 'integer', (column) => column.notNull())
    .execute()
}
