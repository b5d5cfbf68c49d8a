import { describe, expect, it } from 'vitest'
import type { Card, Grade } from '../../src/quiz/card.ts'
import { gradeOf, retrievability, review } from '../../src/quiz/review.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 1, 9)

/** The card after replies, each given when it is due. */
function cardAfter(...grades: Grade[]): Card {
  let card: Card | undefined
  for (const grade of grades) card = review('note/item', card, grade, { now: card?.due ?? start }).card
  if (!card) throw new RangeError('A card needs a reply')
  return card
}

describe('a card', () => {
  it.each([
    { grades: ['good'], days: 3, why: 'a first right answer is met again soon' },
    { grades: ['again'], days: 1, why: 'a wrong one comes back tomorrow' },
    { grades: ['good', 'good'], days: 14, why: 'what is remembered comes less and less often' },
    { grades: ['good', 'good', 'again'], days: 2, why: 'what was forgotten starts nearly anew' },
  ] satisfies { grades: Grade[]; days: number; why: string }[])(
    'is due $days days after $grades: $why',
    ({ grades, days }) => {
      const card = cardAfter(...grades)
      expect(card.due - card.lastReview).toBe(days * day)
      expect(card.scheduledDays).toBe(days)
    },
  )

  it.each([
    { grade: 'good', hours: 1, practice: true, days: 1, why: 'the answer has just been read' },
    { grade: 'again', hours: 1, practice: true, days: 1, why: 'wrong again' },
    { grade: 'good', hours: 13, practice: true, days: 4, why: 'it was remembered overnight' },
    { grade: 'good', hours: 9, practice: false, days: 3, why: 'a review in the morning after comes when it is due' },
  ] as const)(
    'wrong, and $grade $hours hours later, is due $days days on: $why',
    ({ grade, hours, practice, days }) => {
      const wrong = cardAfter('again')
      const now = start + (hours / 24) * day
      const { card, review: log } = review('note/item', wrong, grade, { now, practice })
      expect(Math.round((card.due - start) / day)).toBe(days)
      expect(card.reps).toBe(2)
      expect(log).toMatchObject({ grade, at: now })
    },
  )

  it('counts replies and lapses', () => {
    expect(cardAfter('good', 'good', 'again')).toMatchObject({ item: 'note/item', reps: 3, lapses: 1, state: 'review' })
  })

  it('keeps its memory of before in the review', () => {
    const before = cardAfter('good')
    const { review: log } = review('note/item', before, 'again', { now: before.due })
    expect(log).toEqual({
      item: 'note/item',
      grade: 'again',
      stability: before.stability,
      difficulty: before.difficulty,
      at: before.due,
    })
    expect(review('note/item', undefined, 'good', { now: start }).review).toEqual({
      item: 'note/item',
      grade: 'good',
      at: start,
    })
  })

  it('does not go back when the clock does', () => {
    const before = cardAfter('good', 'good')
    const { card } = review('note/item', before, 'good', { now: before.lastReview - 10 * day })
    expect(card.lastReview).toBe(before.lastReview)
    expect(card.due).toBeGreaterThanOrEqual(before.lastReview + day)
    expect(retrievability(before, { now: start - day })).toBe(1)
  })

  it('obeys parameters fitted to its owner', () => {
    const parameters = [
      0.2, 1.3, 30, 60, 6.4, 0.8, 3, 0.001, 1.9, 0.2, 0.8, 1.5, 0.06, 0.26, 1.6, 0.6, 1.9, 0.5, 0.09, 0.07, 0.15,
    ]
    expect(review('note/item', undefined, 'good', { now: start, parameters }).card.scheduledDays).toBe(30)
  })
})

describe('recall', () => {
  it('is certain at once, falls to 0.9 with the stability, and goes on falling', () => {
    const card = cardAfter('good', 'good')
    const at = (days: number) => retrievability(card, { now: card.lastReview + days * day })
    expect(at(0)).toBe(1)
    expect(at(Math.round(card.stability))).toBeCloseTo(0.9, 2)
    expect(at(100)).toBeLessThan(at(50))
  })
})

it('grades what was right as good, and nothing as easy or hard', () => {
  expect([true, false].map((right) => gradeOf({ right }))).toEqual(['good', 'again'])
})
