import type { Lang } from '../notes/note.ts'
import type { Card, Review } from '../quiz/card.ts'

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
  /** FSRS parameters fitted to this person. */
  readonly parameters?: readonly number[] | undefined
}

export interface ItemReport {
  readonly item: string
  readonly lang: Lang
  readonly reason: string
  readonly at: number
}

/** What must survive. The app decides, the store keeps; what is confirmed is on disk. */
export interface Store {
  /** Keeps what is asked, all of it or nothing. */
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
  /** Cards due up to and including `now`, the longest overdue first. */
  dueCards(person: PersonId, now: number, limit: number): Promise<readonly Card[]>
  /** Reviews since then, the oldest first. */
  reviews(person: PersonId, since: number): Promise<readonly Review[]>
  /** All that was answered, the oldest first: for the report on items. Read in pieces, never held at once. */
  everyAnswer(): AsyncIterable<Asked & { readonly answered: Answered }>

  preferences(person: PersonId): Promise<Preferences>
  /** What the change names and leaves undefined is taken away; what it does not name stays. */
  setPreferences(person: PersonId, change: Partial<Preferences>): Promise<void>
  /** When the next reminder is to be sent; undefined for none. */
  setReminder(person: PersonId, at: number | undefined): Promise<void>
  /** Reminders due up to and including `now`, taken: no other process gets them, and they do not come again by themselves. */
  takeReminders(now: number, limit: number): Promise<readonly { readonly person: PersonId; readonly at: number }[]>

  report(person: PersonId, report: ItemReport): Promise<void>
  everyReport(): AsyncIterable<ItemReport>

  /** All rows about a person, by table. */
  export(person: PersonId): Promise<Readonly<Record<string, readonly object[]>>>
  /** Erases every row about a person. */
  forget(person: PersonId): Promise<void>
  close(): Promise<void>
}
