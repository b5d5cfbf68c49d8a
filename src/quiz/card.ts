/** One person's memory of one item, in both languages (FSRS-6). Instants are epoch milliseconds. */
export interface Card {
  /** Key of the item: the same in both languages (`itemKey`). */
  readonly item: string
  readonly due: number
  /** Days until recall has fallen to 0.9, above 0. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  readonly scheduledDays: number
  readonly reps: number
  readonly lapses: number
  readonly state: CardState
  readonly lastReview: number
}

/** How well an item is known and when it comes back. */
export type Recall = Pick<Card, 'item' | 'due' | 'stability' | 'lastReview'>

export type CardState = 'learning' | 'review' | 'relearning'
export type Grade = 'again' | 'hard' | 'good' | 'easy'

/** What a reply did to a card. Kept for good, to fit a learner's own parameters. */
export interface Review {
  readonly item: string
  readonly grade: Grade
  /** Of the card before the reply; absent when it was new. */
  readonly stability?: number | undefined
  readonly difficulty?: number | undefined
  readonly at: number
}

export const reportReasons = ['wrong', 'several', 'unclear', 'outdated', 'language'] as const
/** Why somebody reports an item. */
export type ReportReason = (typeof reportReasons)[number]
