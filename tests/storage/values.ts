import { randomBytes } from 'node:crypto'
import type { Card } from '../../src/quiz/card.ts'
import type { Asked, DailyQuiz, PersonId, Reply } from '../../src/storage/store.ts'

export const mei: PersonId = { team: 'T01KUBE', user: 'U01MEI' }
export const noon = Date.UTC(2026, 10, 27, 12)

export function newId(): string {
  return randomBytes(16).toString('hex')
}

export function asked(more: Partial<Asked> = {}): Asked {
  return {
    id: newId(),
    person: mei,
    item: 'k8s-core/pods#restart',
    lang: 'en',
    version: 'v1',
    seed: 7,
    purpose: 'follow-up',
    round: undefined,
    askedAt: noon,
    answered: undefined,
    ...more,
  }
}

export function card(more: Partial<Card> = {}): Card {
  return {
    item: 'k8s-core/pods#restart',
    due: noon + 3 * 86_400_000,
    stability: 2.3065,
    difficulty: 2.118103970459016,
    scheduledDays: 3,
    reps: 1,
    lapses: 0,
    state: 'review',
    lastReview: noon,
    ...more,
  }
}

/** A right reply to what was asked: the card counts how often. */
export function right({ item }: Asked, at = noon + 1_000) {
  return (before: Card | undefined): Reply => ({
    at,
    right: true,
    chosen: [2, 0],
    card: card({ item, reps: (before?.reps ?? 0) + 1, lastReview: at }),
    review: { item, grade: 'good', stability: before?.stability, difficulty: before?.difficulty, at },
  })
}

export function dailyQuiz(more: Partial<DailyQuiz> = {}): DailyQuiz {
  return {
    team: mei.team,
    channel: 'C01HELP',
    setUpBy: mei.user,
    time: '09:00',
    zone: 'Asia/Shanghai',
    weekdays: [1, 2, 3, 4, 5],
    topics: [],
    level: undefined,
    lang: 'en',
    bothLangs: false,
    revealHours: 4,
    pausedUntil: undefined,
    daysOff: [],
    calendar: undefined,
    enabled: true,
    nextRunAt: noon,
    goal: undefined,
    silentPosts: 0,
    ...more,
  }
}
