import { type CardInput, createEmptyCard, type FSRS, type Grade as FsrsGrade, fsrs, Rating, State } from 'ts-fsrs'
import type { Card, CardState, Grade, Review } from './card.ts'

/** What a reply does to a card. */
export interface Reviewed {
  readonly card: Card
  readonly review: Review
}

export interface ReviewOptions {
  /** Epoch milliseconds. */
  readonly now: number
  /** Of FSRS-6, fitted to one person; by default the usual ones. */
  readonly parameters?: readonly number[] | undefined
  /** True when the person chose to practise, due or not. */
  readonly practice?: boolean | undefined
}

/**
 * Updates the card of an item after a reply, or makes its first one. A clock set back counts as stopped. A right reply
 * to an item practised again within hours leaves the due date as it was, since the answer had just been read.
 */
export function review(
  item: string,
  card: Card | undefined,
  grade: Grade,
  { now, parameters, practice = false }: ReviewOptions,
): Reviewed {
  const at = Math.max(now, card?.lastReview ?? now)
  const log: Review = { item, grade, ...(card && { stability: card.stability, difficulty: card.difficulty }), at }
  if (card && practice && grade !== 'again' && at - card.lastReview < readMs) {
    return { card: { ...card, reps: card.reps + 1 }, review: log }
  }
  const { card: next } = schedulerFor(parameters).next(card ? toFsrs(card) : createEmptyCard(at), at, ratings[grade])
  return {
    card: {
      item,
      due: next.due.getTime(),
      stability: next.stability,
      difficulty: next.difficulty,
      scheduledDays: next.scheduled_days,
      reps: next.reps,
      lapses: next.lapses,
      state: stateOf(next.state),
      lastReview: at,
    },
    review: log,
  }
}

/**
 * A reply is right or wrong; a typo is right. How hard it was would have to be asked, and how long it took says more
 * about the person's day than about their memory.
 */
export function gradeOf({ right }: { readonly right: boolean }): Grade {
  return right ? 'good' : 'again'
}

/** The chance that the person still knows the answer, 0 to 1. Copies no card, as thousands are computed at once. */
export function retrievability(
  { lastReview, stability }: Pick<Card, 'lastReview' | 'stability'>,
  { now, parameters }: ReviewOptions,
): number {
  const elapsedDays = Math.max(0, Math.floor((now - lastReview) / dayMs))
  return schedulerFor(parameters).forgetting_curve(elapsedDays, stability)
}

/** Within this time a reply repeats what was just read rather than what is remembered. */
const readMs = 12 * 60 * 60 * 1_000
const dayMs = 24 * 60 * 60 * 1_000

const ratings: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}
const states: Readonly<Record<CardState, State>> = {
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
}

function stateOf(state: State): CardState {
  return state === State.Learning ? 'learning' : state === State.Relearning ? 'relearning' : 'review'
}

function toFsrs(card: Card): CardInput {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0, // follows from `last_review`
    scheduled_days: card.scheduledDays,
    learning_steps: 0,
    reps: card.reps,
    lapses: card.lapses,
    state: states[card.state],
    last_review: card.lastReview,
  }
}

const general = makeScheduler()
const own = new WeakMap<readonly number[], FSRS>()

function schedulerFor(parameters: readonly number[] | undefined): FSRS {
  if (!parameters) return general
  const known = own.get(parameters) ?? makeScheduler(parameters)
  own.set(parameters, known)
  return known
}

/** Without learning steps of minutes, as people are quizzed once a day. */
function makeScheduler(w?: readonly number[]): FSRS {
  return fsrs({ enable_short_term: false, ...(w && { w }) })
}
