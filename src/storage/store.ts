import type { Lang } from '../notes/note.ts'
import type { Card, Recall, Review } from '../quiz/card.ts'

/** A member of a workspace. */
export interface PersonId {
  /** `T…` of the workspace. */
  readonly team: string
  /** `U…` or `W…`. */
  readonly user: string
}

/** Why an item was put to a person. */
export type Purpose = 'follow-up' | 'review' | 'round' | 'daily'

/** An item that was put to a person, and what came of it. Instants are epoch milliseconds. */
export interface Asked {
  /** 128 random bits, hexadecimal: all that a button carries. */
  readonly id: string
  readonly person: PersonId
  readonly item: string
  readonly lang: Lang
  /** Of the item's text: a reply to another version does not count. */
  readonly version: string
  /** Orders the options. */
  readonly seed: number
  readonly purpose: Purpose
  /** Of a round: the id of its first item; its place, from 1, and how many there are. */
  readonly round?: { readonly id: string; readonly place: number; readonly of: number } | undefined
  readonly askedAt: number
  readonly answered?: Answered | undefined
}

export interface Answered {
  readonly at: number
  readonly right: boolean
  /** For items with options the numbers of those chosen, from 0, in the order of the note; never what was typed. */
  readonly chosen: readonly number[]
}

/** What a reply changes, worked out from the card of the moment. */
export interface Reply extends Answered {
  readonly card: Card
  readonly review: Review
}

export interface Preferences {
  /** Absent: as set in Slack. */
  readonly lang?: Lang | undefined
  /** IANA. */
  readonly zone?: string | undefined
  /** Local `HH:MM` of the daily reminder; absent: none. */
  readonly remindAt?: string | undefined
  /** Days without reminder, 1 Monday to 7 Sunday. */
  readonly daysOff: readonly number[]
  /** Shows the name on boards. */
  readonly onBoards: boolean
  /** Is named in the result of a daily question when right. */
  readonly inResults: boolean
  /** FSRS parameters fitted to this person. */
  readonly parameters?: readonly number[] | undefined
}

export interface DueReminder {
  readonly person: PersonId
  readonly preferences: Preferences
  /** Epoch milliseconds. */
  readonly at: number
}

export interface ItemReport {
  readonly item: string
  readonly lang: Lang
  readonly reason: string
  readonly at: number
}

/** A channel of a workspace. */
export interface ChannelId {
  readonly team: string
  /** `C…` or `G…`. */
  readonly channel: string
}

/** The daily quiz of a channel: there is at most one. */
export interface DailyQuiz extends ChannelId {
  /** Absent after that person was erased. */
  readonly setUpBy?: string | undefined
  /** Local `HH:MM`. */
  readonly time: string
  /** IANA. */
  readonly zone: string
  /** 1 Monday to 7 Sunday, at least one. */
  readonly weekdays: readonly number[]
  /** Folders of notes; none for all. */
  readonly topics: readonly string[]
  /** 1 to 3; absent: any. */
  readonly level?: number | undefined
  /** The one that comes first when it speaks both. */
  readonly lang: Lang
  readonly bothLangs: boolean
  /** From the post to its result. */
  readonly revealHours: number
  /** The first local date on which it posts again, `YYYY-MM-DD`. */
  readonly pausedUntil?: string | undefined
  /** Local dates, each a `YYYY-MM-DD` or two of them with `..` between, both included. */
  readonly daysOff: readonly string[]
  readonly calendar?: Calendar | undefined
  readonly enabled: boolean
  /** Epoch milliseconds; absent while it is not enabled. */
  readonly nextRunAt?: number | undefined
  /** Answers in 7 days that the channel wants to reach; saving the quiz leaves it as it is. */
  readonly goal?: number | undefined
  /** Posts in a row up to the last result to which nobody answered; none when the quiz is saved. */
  readonly silentPosts?: number | undefined
}

/** A calendar of days off that is read anew every night. */
export interface Calendar {
  /** `https` only. */
  readonly url: string
  /** As `daysOff`. */
  readonly days: readonly string[]
  /** When it was read, and when it is to be read again (epoch milliseconds). */
  readonly readAt: number
  readonly dueAt: number
}

/** `unknown`: sent, but whether it arrived is not known; never sent again. */
export type PostState = 'pending' | 'sending' | 'posted' | 'revealing' | 'revealed' | 'skipped' | 'unknown'

/** What is put to a channel: see `Asked`. */
export interface PutToChannel extends Pick<Asked, 'item' | 'lang' | 'version' | 'seed'> {
  /** Of the text in the other language, where it is put in both. */
  readonly otherVersion?: string | undefined
}

/** One day of a daily quiz. There is at most one for a channel and local date. Instants are epoch milliseconds. */
export interface DailyPost extends ChannelId {
  /** 128 random bits, hexadecimal: all that its button carries. */
  readonly id: string
  /** Local, `YYYY-MM-DD`. */
  readonly date: string
  readonly scheduledFor: number
  readonly state: PostState
  /** Times that Slack did not take it. */
  readonly attempts: number
  readonly put?: PutToChannel | undefined
  readonly messageTs?: string | undefined
  readonly postedAt?: number | undefined
  readonly revealAt?: number | undefined
  readonly lastError?: string | undefined
}

export interface Share {
  readonly answers: number
  readonly right: number
}

/** What is known when an item is chosen for a channel. */
export interface ChannelHistory {
  /** What it was asked, the newest first; how it was answered is known from the result on. */
  readonly asked: readonly { readonly item: string; readonly at: number; readonly share?: Share | undefined }[]
  /** How items were answered in all daily quizzes, by their keys. */
  readonly shares: ReadonlyMap<string, Share>
  /** Keys of items that most people who answer there have answered lately, wherever it was. */
  readonly metLately: ReadonlySet<string>
}

/** How one person answered the posts of a channel before their results. */
export interface Tally {
  readonly person: PersonId
  /** Shows the name on boards. */
  readonly named: boolean
  /** To all posts, also those without a result yet. */
  readonly answers: number
  /** To posts with a result. */
  readonly share: Share
}

/** When a quiz was or is due; one that is not `timely` is recorded as skipped. */
export interface Slot {
  /** Local, `YYYY-MM-DD`. */
  readonly date: string
  readonly at: number
  readonly timely: boolean
}

export interface Plan {
  readonly slots: readonly Slot[]
  readonly nextRunAt: number | undefined
}

/** Who works on a post, and until when nobody else does. */
export interface Lease {
  readonly owner: string
  readonly now: number
  readonly until: number
}

export type PostChange =
  | { readonly to: 'sending'; readonly put: PutToChannel }
  | { readonly to: 'posted'; readonly messageTs: string; readonly at: number; readonly revealAt: number }
  | { readonly to: 'revealing' }
  /** To be tried again: Slack surely did not take it, or does not say yet. */
  | {
      readonly to: 'again'
      readonly back: 'pending' | 'sending' | 'posted' | 'revealing'
      readonly at: number
      readonly attempts: number
      readonly error: string
    }
  | { readonly to: 'revealed' | 'skipped' | 'unknown'; readonly error?: string }

/** Of how channels answer. */
export interface BoardStore {
  /** @param lately  the instant from which on it counts what people answer, there and elsewhere */
  dailyHistory(channel: ChannelId, lately: number): Promise<ChannelHistory>
  /** Keeps how a post was answered until its result, also for the item. What is counted once stays. */
  countPost(post: DailyPost, share: Share): Promise<void>
  /**
   * Keeps how many posts in a row nobody answered, and when the quiz is due next where that changes.
   *
   * @returns false when it rests or its count has changed since it was read: then nothing changes
   */
  setSilence(quiz: DailyQuiz, silentPosts: number, nextRunAt?: number): Promise<boolean>
  /** Answers in 7 days; undefined for none. */
  setGoal(channel: ChannelId, goal: number | undefined): Promise<void>
  /** How people answered the posts of a channel from a local date on (`YYYY-MM-DD`), and how many have a result. */
  tallies(channel: ChannelId, since: string): Promise<{ readonly results: number; readonly people: readonly Tally[] }>
  /** Channels in which a person has answered since then, the latest first. */
  answeredChannels(person: PersonId, since: number): Promise<readonly string[]>
  /** Posts since then that a person has not answered, in those channels of the workspace, the newest first. */
  missedPosts(person: PersonId, channels: readonly string[], since: number): Promise<readonly DailyPost[]>
}

/** How people answer the posts of daily quizzes. */
export interface DailyAnswerStore {
  /** Keeps that a person is asked a post, or gives what that person was asked before. */
  askDaily(post: string, asked: Asked): Promise<Asked>
  /** The post to which something was asked. */
  dailyPostOf(asked: string): Promise<DailyPost | undefined>
  /** The first answers of all persons to a post. */
  dailyAnswers(post: string): Promise<readonly Pick<Answered, 'right' | 'chosen'>[]>
  /** Who answered a post rightly and wants to be named for it, in no order that tells who was first. */
  namedRight(post: string): Promise<readonly PersonId[]>
}

/** Of the daily quiz. */
export interface DailyStore extends BoardStore, DailyAnswerStore {
  dailyQuiz(channel: ChannelId): Promise<DailyQuiz | undefined>
  /** @param editors  who else may change it; absent: as before */
  saveDailyQuiz(quiz: DailyQuiz, editors?: readonly string[]): Promise<void>
  /** Who may change it besides whoever set it up, by their ids. */
  dailyEditors(channel: ChannelId): Promise<readonly string[]>
  /** A quiz whose calendar is to be read, for nobody else until `nextAt`. */
  takeCalendar(now: number, nextAt: number): Promise<DailyQuiz | undefined>
  /**
   * Keeps what a calendar said and when the quiz is due by it, unless the quiz has another calendar by now or is due at
   * another time than `before`.
   */
  keepCalendar(before: DailyQuiz, calendar: Calendar, nextRunAt: number | undefined): Promise<void>
  /** Posts no more until it is saved anew. */
  restDailyQuiz(channel: ChannelId): Promise<void>
  /**
   * Records the slots of quizzes that are due and when each is due next, in one transaction. Of a local date that is
   * recorded already nothing changes.
   *
   * @param plan  called for each quiz with its `nextRunAt` at or before `now`
   * @returns how many quizzes
   */
  planPosts(now: number, limit: number, plan: (quiz: DailyQuiz) => Plan): Promise<number>
  /**
   * Works out anew when quizzes are due next that were worked out under an older mark; marks are ordered as texts.
   *
   * @param next  called for each quiz
   * @returns how many quizzes
   */
  replan(mark: string, limit: number, next: (quiz: DailyQuiz) => number | undefined): Promise<number>
  /**
   * Posts that are due, for their owner alone while the lease lasts, those longest overdue before others: `pending` is
   * to be posted, of `posted` the result, and of `sending` and `revealing` somebody has to find out what came of it.
   *
   * @param except  workspaces that are left out
   */
  leaseDue(lease: Lease, limit: number, except: readonly string[]): Promise<readonly DailyPost[]>
  /** @returns false when the lease is no longer the owner's: then nothing changes */
  changePost(post: DailyPost, owner: string, change: PostChange): Promise<boolean>
  /** Whether a local date of a channel is recorded, whatever came of it: then no other slot of it counts. */
  isPlanned(channel: ChannelId, date: string): Promise<boolean>
  /** @returns undefined for an id that is unknown, whatever it may be */
  dailyPost(id: string): Promise<DailyPost | undefined>
  /** @returns true once for a channel */
  greetFirst(channel: ChannelId): Promise<boolean>
}

/** What must survive. The app decides, the store keeps; what is confirmed is on disk. */
export interface Store extends DailyStore {
  /** Keeps what is asked, a round at most, all of it or nothing. */
  ask(...asked: readonly Asked[]): Promise<void>
  /** @returns undefined for an id that is unknown, whatever it may be */
  asked(id: string): Promise<Asked | undefined>
  /** All of a round, in the order of their places; none for a round that is unknown. */
  round(id: string): Promise<readonly Asked[]>
  /**
   * Records the first reply to what was asked, moves the card and logs the review, in one transaction.
   *
   * @param reply  called with the card of the moment, once; not at all when nothing changes
   * @returns false when it was answered before, is unknown or was erased: then nothing changes
   */
  answer(asked: Asked, reply: (card: Card | undefined) => Reply): Promise<boolean>
  /** Every card of a person. */
  cards(person: PersonId): Promise<readonly Card[]>
  /** What drawing a Home needs of them: thousands of rows take their time by the column. */
  recalls(person: PersonId): Promise<readonly Recall[]>
  /** Cards due up to and including `now`, the longest overdue first. */
  dueCards(person: PersonId, now: number, limit: number): Promise<readonly Card[]>
  /** Reviews since then, the oldest first. */
  reviews(person: PersonId, since: number): Promise<readonly Review[]>
  /** When these were, in no order. */
  reviewTimes(person: PersonId, since: number): Promise<readonly number[]>
  /** All that was answered, the oldest first: for the report on items. Read in pieces, never held at once. */
  everyAnswer(): AsyncIterable<Asked & { readonly answered: Answered }>

  preferences(person: PersonId): Promise<Preferences>
  /** What the change names and leaves undefined is taken away; what it does not name stays. */
  setPreferences(person: PersonId, change: Partial<Preferences>): Promise<void>
  /** Of FSRS; undefined for those of most people. Changes nothing once the person was erased. */
  setParameters(person: PersonId, parameters: readonly number[] | undefined): Promise<void>
  /** Who has so many reviews, and one of them since then. Reads all reviews. */
  reviewers(those: { readonly atLeast: number; readonly since: number }): Promise<readonly PersonId[]>
  /** When the next reminder is to be sent; undefined for none. */
  setReminder(person: PersonId, at: number | undefined): Promise<void>
  /**
   * Reminders due up to and including `now`, the longest overdue first. No other process gets them. What a process does
   * not send before it ends is not sent, but the next one of each person is set by then.
   *
   * @param next  when to remind a person again; undefined for never
   */
  takeReminders(
    now: number,
    limit: number,
    next: (preferences: Preferences) => number | undefined,
  ): Promise<readonly DueReminder[]>

  report(person: PersonId, report: ItemReport): Promise<void>
  everyReport(): AsyncIterable<ItemReport>

  /** All rows about a person, by table. */
  export(person: PersonId): Promise<Readonly<Record<string, readonly object[]>>>
  /**
   * Erases every row about a person.
   *
   * @returns how many, by table
   */
  forget(person: PersonId): Promise<Readonly<Record<string, number>>>
  /**
   * Erases every row about a workspace, its people and its channels, all of it or nothing.
   *
   * @returns how many people that were
   */
  forgetTeam(team: string): Promise<number>
  close(): Promise<void>
}
