import type { PersonId, Share, Tally } from '../storage/store.ts'
import { localDate } from './schedule.ts'

export type Period = 'week' | 'month'

/** Answers in 7 days that a channel can choose to reach. */
export const goals = [5, 10, 20, 30, 50, 100, 200, 500] as const

/** Who answered in a channel so lately is taken for a member of it: Slack is not asked who its members are. */
export const memberMs = 30 * 24 * 60 * 60 * 1_000

/** How a channel answers, as one person may see it. */
export interface Board {
  /** Questions with a result. */
  readonly results: number
  /** All together; `few` when it would tell about one or two people who are not named. */
  readonly all: (Share & { readonly people: number }) | 'few'
  /** To questions of the period, also those without a result yet: their number stands on each question. */
  readonly answers: number
  /** Those who show their names and answered enough; the best first. Equals share a rank. */
  readonly ranked: readonly Ranked[]
  /** Answers that it takes to be ranked. */
  readonly floor: number
  readonly own: Share & { readonly rank?: number | undefined }
}

export interface Ranked extends Share {
  /** From 1. */
  readonly rank: number
  readonly person: PersonId
}

/** Sums over fewer people would tell about each of them. */
const fewestSummed = 3
/** Share of the questions that it takes to be ranked. */
const enough = 0.5

/**
 * The board of a channel. Names are ranked by the share of right answers, then by the number of answers; who answered
 * first counts for nothing. What all got right is told only when nobody can be found in it by taking away what is
 * shown of others: those not ranked, other than the person who reads it, are none or at least three.
 */
export function boardOf(
  { results, people }: { readonly results: number; readonly people: readonly Tally[] },
  viewer: PersonId,
): Board {
  const floor = Math.max(1, Math.ceil(results * enough))
  const isViewer = ({ person }: Pick<Tally, 'person'>) => isSame(person, viewer)
  const ranked = rank(people.filter(({ named, share }) => named && share.answers >= floor))
  const isRanked = (tally: Tally) => ranked.some(({ person }) => isSame(person, tally.person))
  const counted = people.filter(({ share }) => share.answers > 0)
  const unnamed = counted.filter((tally) => !isViewer(tally) && !isRanked(tally)).length
  const own = people.find(isViewer)
  return {
    results,
    all: unnamed > 0 && unnamed < fewestSummed ? 'few' : { ...sumOf(counted), people: counted.length },
    answers: people.reduce((sum, { answers }) => sum + answers, 0),
    ranked,
    floor,
    own: { answers: 0, right: 0, ...own?.share, rank: ranked.find(isViewer)?.rank },
  }
}

/** The first local date of a period that ends today: on a Monday morning, too, there is something to see. */
export function periodStart(period: Period, zone: string, now: number): string {
  const date = new Date(`${localDate(zone, now)}T00:00Z`)
  date.setUTCDate(date.getUTCDate() - days[period] + 1)
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length)
}

const days: Readonly<Record<Period, number>> = { week: 7, month: 30 }

function rank(tallies: readonly Tally[]): readonly Ranked[] {
  const inOrder = tallies
    .map(({ person, share }) => ({ person, ...share }))
    .toSorted((a, b) => shareOf(b) - shareOf(a) || b.answers - a.answers || a.person.user.localeCompare(b.person.user))
  return inOrder.map((one) => ({ ...one, rank: 1 + inOrder.findIndex((other) => isEqual(one, other)) }))
}

function isEqual(one: Share, other: Share): boolean {
  return one.answers === other.answers && one.right === other.right
}

function shareOf({ answers, right }: Share): number {
  return answers === 0 ? 0 : right / answers
}

function sumOf(tallies: readonly Tally[]): Share {
  return {
    answers: tallies.reduce((sum, { share }) => sum + share.answers, 0),
    right: tallies.reduce((sum, { share }) => sum + share.right, 0),
  }
}

function isSame(one: PersonId, other: PersonId): boolean {
  return one.team === other.team && one.user === other.user
}
