import type { Generated, Kysely } from 'kysely'
import type { Lang } from '../notes/note.ts'
import type { CardState, Grade } from '../quiz/card.ts'
import type { PersonId, PostState, Purpose } from './store.ts'

/** The tables as they are after the last migration. Instants are epoch milliseconds, flags 0 or 1, lists JSON. */
export interface Schema {
  readonly asked: PersonColumns & {
    readonly id: string
    readonly item: string
    readonly lang: Lang
    readonly version: string
    readonly seed: number
    readonly purpose: Purpose
    readonly round_id: string | null
    readonly round_place: number | null
    readonly round_of: number | null
    readonly asked_at: number
    readonly answered_at: number | null
    readonly is_right: number | null
    readonly chosen: string | null
  }
  readonly card: PersonColumns & {
    readonly item: string
    readonly due: number
    readonly stability: number
    readonly difficulty: number
    readonly scheduled_days: number
    readonly reps: number
    readonly lapses: number
    readonly state: CardState
    readonly last_review: number
  }
  readonly review: PersonColumns & {
    /** Of what was asked: one review for each. */
    readonly id: string
    readonly item: string
    readonly grade: Grade
    readonly stability: number | null
    readonly difficulty: number | null
    readonly at: number
  }
  readonly preferences: PersonColumns & {
    readonly lang: Lang | null
    readonly zone: string | null
    readonly remind_at: string | null
    readonly days_off: string
    readonly on_boards: number
    readonly in_results: number
    readonly parameters: string | null
  }
  readonly reminder: PersonColumns & { readonly at: number }
  readonly item_report: PersonColumns & {
    readonly id: string
    readonly item: string
    readonly lang: Lang
    readonly reason: string
    readonly at: number
  }
  readonly daily_quiz: {
    readonly team_id: string
    readonly channel_id: string
    readonly set_up_by: string | null
    readonly local_time: string
    readonly zone: string
    readonly weekdays: string
    readonly topics: string
    readonly level: number | null
    readonly lang: Lang
    readonly reveal_hours: number
    readonly paused_until: string | null
    readonly enabled: number
    readonly next_run_at: number | null
    /** Date and zone rules under which `next_run_at` was worked out last. */
    readonly planned_with: Generated<string>
    readonly goal: number | null
    readonly silent_posts: number
    /** Then `lang` is English, which comes first. */
    readonly both_langs: number
    readonly days_off: string
    readonly calendar_url: string | null
    readonly calendar_days: string
    readonly calendar_read_at: number | null
    readonly calendar_due_at: number | null
  }
  /** Who besides whoever set it up may change the quiz of a channel. */
  readonly daily_editor: PersonColumns & { readonly channel_id: string }
  readonly greeted_channel: { readonly team_id: string; readonly channel_id: string }
  /** The ledger of the daily quiz: one row for a channel and local date. */
  readonly daily_post: {
    readonly team_id: string
    readonly channel_id: string
    readonly local_date: string
    readonly id: string
    readonly scheduled_for: number
    readonly item: string | null
    readonly lang: Lang | null
    readonly version: string | null
    readonly seed: number | null
    readonly state: PostState
    readonly attempts: number
    /** Of the post or, once posted, of its result; null when nothing is left to send. */
    readonly next_attempt_at: number | null
    readonly lease_owner: string | null
    readonly lease_until: number | null
    readonly message_ts: string | null
    readonly posted_at: number | null
    readonly reveal_at: number | null
    readonly last_error: string | null
    /** Until the result; null before it. */
    readonly answers: number | null
    readonly right_answers: number | null
    /** Of the text in the other language, where it stands there in both. */
    readonly other_version: string | null
  }
  /** Which of a person's `asked` answers a post. */
  readonly daily_answer: PersonColumns & { readonly post: string; readonly asked: string }
  /** How an item was answered in all daily quizzes together, until the results. */
  readonly item_share: { readonly item: string; readonly answers: number; readonly right_answers: number }
  /** Who was erased, so that a restored backup does not bring them back: a hash (`hashOf`), and how often. */
  readonly forgotten: { readonly person: string; readonly times: number }
  readonly migration: { readonly version: number; readonly applied_at: number }
}

export interface PersonColumns {
  readonly team_id: string
  readonly user_id: string
}

/** An open database. */
export interface Base {
  readonly db: Kysely<Schema>
  /** Postgres: transactions run beside each other. SQLite admits one at a time. */
  readonly concurrent: boolean
}

export interface OpenBase extends Base {
  close(): Promise<void>
}

export function columnsOf({ team, user }: PersonId): PersonColumns {
  return { team_id: team, user_id: user }
}

export function personOf({ team_id, user_id }: PersonColumns): PersonId {
  return { team: team_id, user: user_id }
}
