import { describe, expect, it } from 'vitest'
import type { Review } from '../../src/quiz/card.ts'
import { dueOn, progressOf, weeksOf } from '../../src/quiz/progress.ts'
import { bankWith, cardOf } from './banks.ts'

const bank = bankWith(
  { key: 'pods/1' },
  { key: 'pods/2' },
  { key: 'probes/1' },
  { key: 'cgroups/1', topic: 'linux', level: 2 },
  { key: 'cgroups/2', topic: 'linux', level: 2 },
  { key: 'cgroups/3', topic: 'linux', level: 2 },
  { key: 'images/1', topic: 'docker', level: 3 },
)

/** Answers at local times of a zone with this offset, e.g. `2026-11-20 23:30`. */
function answersAt(offset: string, ...times: string[]): Review[] {
  return times.map((time) => ({ item: 'pods/1', grade: 'good', at: at(offset, time) }))
}

function at(offset: string, time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}${offset}`)
}

/** Days of a month at noon. */
const days = (month: string, ...numbers: number[]) =>
  numbers.map((day) => `${month}-${String(day).padStart(2, '0')} 12:00`)

function streakOf(zone: string, now: number, reviews: readonly Review[]) {
  return progressOf(bank, { cards: [], reviews: [], reviewedAt: reviews.map(({ at }) => at), zone, now }).streak
}

describe('a streak', () => {
  it.each([
    { on: [], days: 0, left: 2, why: 'nothing was ever answered' },
    { on: days('2026-11', 20), days: 1, left: 2, why: 'today alone' },
    { on: days('2026-11', 18, 19), days: 2, left: 2, why: 'today is not over' },
    { on: days('2026-11', 17, 19, 20), days: 3, left: 1, why: 'one missed day is forgiven and not counted' },
    { on: days('2026-11', 16, 19, 20), days: 3, left: 0, why: 'so are two' },
    { on: days('2026-11', 15, 19, 20), days: 2, left: 0, why: 'a third ends it' },
    { on: days('2026-11', 10, 12, 14, 16, 18, 20), days: 3, left: 0, why: 'two a month, not two in a row' },
    { on: days('2026-11', 16), days: 0, left: 2, why: 'three days were missed since' },
  ])('is $days days with $left to miss: $why', ({ on, days, left }) => {
    const streak = streakOf('Asia/Shanghai', at('+08:00', '2026-11-20 15:00'), answersAt('+08:00', ...on))
    expect(streak).toEqual({ days, missesLeft: left })
  })

  it('forgives two days in each calendar month', () => {
    const on = [...days('2026-10', 27, 28, 31), ...days('2026-11', 3, 4)]
    expect(streakOf('UTC', at('Z', '2026-11-04 18:00'), answersAt('Z', ...on))).toEqual({ days: 5, missesLeft: 0 })
  })

  it('crosses the end of February and of the year', () => {
    const winter = [...days('2027-12', 30, 31), ...days('2028-01', 1)]
    expect(streakOf('UTC', at('Z', '2028-01-01 13:00'), answersAt('Z', ...winter)).days).toBe(3)
    const leap = [...days('2028-02', 28, 29), ...days('2028-03', 1)]
    expect(streakOf('UTC', at('Z', '2028-03-01 13:00'), answersAt('Z', ...leap)).days).toBe(3)
  })

  it.each([
    {
      zone: 'America/New_York',
      on: [
        ['-05:00', '2026-03-07 23:50'],
        ['-04:00', '2026-03-08 23:50'],
        ['-04:00', '2026-03-09 00:10'],
      ],
      now: at('-04:00', '2026-03-09 08:00'),
      days: 3,
      why: 'a day of 23 hours',
    },
    {
      zone: 'America/New_York',
      on: [
        ['-04:00', '2026-10-31 23:50'],
        ['-04:00', '2026-11-01 00:10'],
        ['-05:00', '2026-11-01 23:50'],
      ],
      now: at('-05:00', '2026-11-01 23:55'),
      days: 2,
      why: 'a day of 25 hours',
    },
    {
      zone: 'Asia/Kathmandu',
      on: [
        ['+05:45', '2026-11-19 23:59'],
        ['+05:45', '2026-11-20 00:00'],
      ],
      now: at('+05:45', '2026-11-20 00:01'),
      days: 2,
      why: 'an offset of quarters of an hour',
    },
    {
      zone: 'Asia/Shanghai',
      on: [
        ['+00:00', '2026-11-19 15:59'],
        ['+00:00', '2026-11-19 16:00'],
      ],
      now: at('+00:00', '2026-11-19 17:00'),
      days: 2,
      why: 'midnight there is afternoon in UTC',
    },
  ] as const)('in $zone is $days days: $why', ({ zone, on, now, days }) => {
    const reviews = on.flatMap(([offset, time]) => answersAt(offset, time))
    expect(streakOf(zone, now, reviews).days).toBe(days)
  })
})

describe('the last seven days', () => {
  it('are local ones, today last, with those on which nothing was answered', () => {
    const wrong: Review = { item: 'pods/1', grade: 'again', at: at('+08:00', '2026-11-02 09:00') }
    const reviews = [...answersAt('+08:00', '2026-10-26 12:00', '2026-10-27 00:00', '2026-11-02 08:00'), wrong]
    const { week } = progressOf(bank, {
      cards: [],
      reviews,
      reviewedAt: [],
      zone: 'Asia/Shanghai',
      now: at('+08:00', '2026-11-02 10:00'),
    })
    expect(week.map(({ date, answers, right }) => `${date} ${right}/${answers}`)).toEqual([
      ...['2026-10-27 1/1', '2026-10-28 0/0', '2026-10-29 0/0', '2026-10-30 0/0', '2026-10-31 0/0', '2026-11-01 0/0'],
      '2026-11-02 1/2',
    ])
  })
})

it('the last weeks are of local days, and today ends the last one', () => {
  const wrong: Review = { item: 'pods/1', grade: 'again', at: at('+08:00', '2026-11-02 09:00') }
  const times = ['2026-10-19 23:59', '2026-10-20 00:00', '2026-10-26 23:59', '2026-10-27 00:00', '2026-11-02 08:00']
  const now = at('+08:00', '2026-11-02 10:00')
  expect(weeksOf([...answersAt('+08:00', ...times), wrong], 2, { now, zone: 'Asia/Shanghai' })).toEqual([
    { from: '2026-10-20', answers: 2, right: 2 },
    { from: '2026-10-27', answers: 3, right: 2 },
  ])
})

describe('what is due', () => {
  const now = at('+08:00', '2026-11-20 09:00')
  it.each([
    { due: '2026-11-19 12:00', count: 1, why: 'overdue' },
    { due: '2026-11-20 23:59', count: 1, why: 'later today' },
    { due: '2026-11-21 00:00', count: 0, why: 'tomorrow' },
  ])('is $count: $why', ({ due, count }) => {
    const card = { ...cardOf('pods/1', now), due: at('+08:00', due) }
    expect(progressOf(bank, { cards: [card], reviews: [], reviewedAt: [], zone: 'Asia/Shanghai', now }).due).toBe(count)
  })

  it('leaves out items that the notes no longer hold', () => {
    const card = { ...cardOf('gone/1', now), due: now }
    expect(progressOf(bank, { cards: [card], reviews: [], reviewedAt: [], zone: 'UTC', now }).due).toBe(0)
  })
})

describe('topics', () => {
  const now = at('Z', '2026-11-20 09:00')
  const day = 86_400_000
  const fresh = ['pods/1', 'pods/2', 'probes/1'].map((key) => cardOf(key, now - day))
  const fading = ['cgroups/1', 'cgroups/2', 'cgroups/3'].map((key) => cardOf(key, now - 60 * day))
  const progress = progressOf(bank, { cards: [...fresh, ...fading], reviews: [], reviewedAt: [], zone: 'UTC', now })

  it('say how much of them is remembered, met and there', () => {
    expect(progress.topics.map(({ name, met, items }) => `${name} ${met}/${items}`)).toEqual([
      'k8s 3/3',
      'linux 3/3',
      'docker 0/1',
    ])
    const [k8s, linux, docker] = progress.topics
    expect(k8s?.recall).toBeGreaterThan(0.9)
    expect(linux?.recall).toBeLessThan(0.8)
    expect(docker?.recall).toBeUndefined()
  })

  it('are strong or weak once enough of them was met, never both', () => {
    const names = (topics: readonly { readonly name: string }[]) => topics.map(({ name }) => name)
    expect([names(progress.strongest), names(progress.weakest)]).toEqual([['k8s'], ['linux']])
    const { strongest, weakest } = progressOf(bank, { cards: fresh, reviews: [], reviewedAt: [], zone: 'UTC', now })
    expect([names(strongest), names(weakest)]).toEqual([['k8s'], []])
    const few = progressOf(bank, { cards: fresh.slice(1), reviews: [], reviewedAt: [], zone: 'UTC', now })
    expect(few.strongest).toEqual([])
  })

  it.each([
    { cards: [], next: ['pods', 'probes', 'cgroups'], why: 'nothing was met: the easiest first' },
    { cards: fading, next: ['cgroups', 'pods', 'probes'], why: 'what is being forgotten first' },
    { cards: fresh.slice(0, 1), next: ['probes', 'cgroups', 'images'], why: 'topics that were begun first' },
  ])('lead on to $next: $why', ({ cards, next }) => {
    expect(progressOf(bank, { cards, reviews: [], reviewedAt: [], zone: 'UTC', now }).readNext).toEqual(next)
  })
})

describe('dueOn()', () => {
  const now = Date.parse('2026-11-27T01:00:00Z') // nine in the morning in Shanghai
  it.each([
    { due: '2026-11-26T10:00:00Z', is: true, why: 'it is overdue' },
    { due: '2026-11-27T13:00:00Z', is: true, why: 'it is due this evening' },
    { due: '2026-11-27T15:59:00Z', is: true, why: 'the day is not over' },
    { due: '2026-11-27T16:00:00Z', is: false, why: 'it is tomorrow there' },
  ])('is $is when $why', ({ due, is }) => {
    expect(dueOn('Asia/Shanghai', now)({ ...cardOf('pods/1', now), due: Date.parse(due) })).toBe(is)
  })
})
