import { describe, expect, it } from 'vitest'
import { boardOf, periodStart } from '../../src/daily/board.ts'
import { readBoardValue, writeBoardValue } from '../../src/daily/buttons.ts'
import type { Tally } from '../../src/storage/store.ts'

/** `answers` and `right` of questions with a result; `open` answers to others. */
function person(user: string, answers: number, right: number, more: { named?: boolean; open?: number } = {}): Tally {
  const { named = false, open = 0 } = more
  return { person: { team: 'T1', user }, named, answers: answers + open, share: { answers, right } }
}
const viewer = { team: 'T1', user: 'ME' }
const named = { named: true }
const ranks = (people: readonly Tally[], results = 5) =>
  boardOf({ results, people }, viewer).ranked.map(({ rank, person }) => `${rank} ${person.user}`)

describe('a board ranks', () => {
  it.each([
    {
      people: [person('A', 5, 3, named), person('B', 4, 4, named)],
      order: ['1 B', '2 A'],
      why: 'the share comes first',
    },
    { people: [person('A', 3, 3, named), person('B', 5, 5, named)], order: ['1 B', '2 A'], why: 'then the answers' },
    {
      people: [person('A', 5, 4, named), person('B', 5, 4, named), person('C', 5, 3, named)],
      order: ['1 A', '1 B', '3 C'],
      why: 'equals share a rank',
    },
    { people: [person('A', 5, 5), person('B', 5, 1, named)], order: ['1 B'], why: 'only those who show their names' },
    { people: [person('A', 2, 2, named), person('B', 3, 1, named)], order: ['1 B'], why: 'half of the questions' },
    { people: [person('A', 2, 2, { named: true, open: 3 })], order: [], why: 'what has no result does not count' },
  ])('$order: $why', ({ people, order }) => {
    expect(ranks(people)).toEqual(order)
  })

  it('nobody before the first result', () => {
    expect(ranks([person('A', 0, 0, { named: true, open: 1 })], 0)).toEqual([])
  })
})

describe('a board tells what all got right', () => {
  it.each([
    { people: [], all: { people: 0, answers: 0, right: 0 }, why: 'nobody answered' },
    { people: [person('ME', 5, 2)], all: { people: 1, answers: 5, right: 2 }, why: 'it is the reader alone' },
    { people: [person('A', 5, 5)], all: 'few', why: 'it would tell about one person' },
    { people: [person('A', 5, 5), person('B', 5, 1)], all: 'few', why: 'it would tell about two' },
    {
      people: [person('A', 5, 5), person('B', 5, 1), person('C', 1, 0)],
      all: { people: 3, answers: 11, right: 6 },
      why: 'three are enough',
    },
    {
      people: [person('ME', 5, 2), person('A', 5, 5), person('B', 5, 1)],
      all: 'few',
      why: 'the reader can take away their own',
    },
    {
      people: [person('A', 5, 5), person('B', 5, 4, named), person('C', 5, 3, named), person('D', 4, 3, named)],
      all: 'few',
      why: 'the reader can take away those who are named',
    },
    {
      people: [person('A', 5, 5, named), person('B', 5, 4, named)],
      all: { people: 2, answers: 10, right: 9 },
      why: 'all are named',
    },
    {
      people: [person('A', 5, 5, named), person('B', 1, 0, named)],
      all: 'few',
      why: 'who has too few answers to be ranked is not shown',
    },
    {
      people: [person('A', 0, 0, { open: 1 }), person('B', 5, 4, named)],
      all: { people: 1, answers: 5, right: 4 },
      why: 'an answer without a result is in no sum',
    },
  ] as const)('$all: $why', ({ people, all }) => {
    expect(boardOf({ results: 5, people }, viewer).all).toEqual(all)
  })
})

it('a board shows the reader their own, and counts every answer towards the goal', () => {
  const people = [person('ME', 5, 4, { named: true, open: 1 }), person('A', 4, 4, { open: 1 })]
  const { own, answers } = boardOf({ results: 5, people }, viewer)
  expect(own).toEqual({ answers: 5, right: 4, rank: 1 })
  expect(answers).toBe(11)
  expect(boardOf({ results: 5, people }, { team: 'T2', user: 'ME' }).own).toEqual({
    answers: 0,
    right: 0,
    rank: undefined,
  })
})

describe('a period begins', () => {
  it.each([
    { period: 'week', zone: 'UTC', now: '2026-11-27T00:00Z', start: '2026-11-21', why: 'seven days with today' },
    { period: 'week', zone: 'UTC', now: '2026-11-27T23:59Z', start: '2026-11-21', why: 'until the day is over' },
    { period: 'week', zone: 'Asia/Shanghai', now: '2026-11-27T23:59Z', start: '2026-11-22', why: 'Saturday there' },
    { period: 'week', zone: 'UTC', now: '2027-01-01T12:00Z', start: '2026-12-26', why: 'across the year' },
    { period: 'month', zone: 'UTC', now: '2026-11-30T12:00Z', start: '2026-11-01', why: 'thirty days with today' },
    { period: 'month', zone: 'UTC', now: '2027-03-01T12:00Z', start: '2027-01-31', why: 'a short month is no period' },
  ] as const)('on $start: $why', ({ period, zone, now, start }) => {
    expect(periodStart(period, zone, Date.parse(now))).toBe(start)
  })
})

describe('what a button of a board carries', () => {
  it.each([
    { lang: 'en', period: 'week', channel: 'C01HELP' },
    { lang: 'zh', period: 'month', channel: 'G01PRIVATE', goal: 500 },
    { lang: 'en', period: 'week', channel: 'C01HELP', goal: 0 },
  ] as const)('comes back: %o', (value) => {
    expect(readBoardValue(writeBoardValue(value))).toEqual({ goal: undefined, ...value })
  })

  it.each([
    undefined,
    7,
    '',
    'en:week',
    'en:year:C01',
    'de:week:C01',
    'en:week:U01',
    'en:week:C01:-5',
    'en:week:C01:5 ',
  ])('is nothing when it is none of ours: %j', (text) => {
    expect(readBoardValue(text)).toBeUndefined()
  })
})
