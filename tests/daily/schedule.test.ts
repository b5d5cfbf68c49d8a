import { describe, expect, it } from 'vitest'
import { firstMinute } from '../../scripts/simulate-daily/calendar.ts'
import { simulate } from '../../scripts/simulate-daily/simulate.ts'
import { dueAnew, isTimely, localDate, localTime, nextRun, planOf, replanned } from '../../src/daily/schedule.ts'
import { week } from '../../src/local-time.ts'

const hour = 3_600_000
const every = (zone: string, time: string) => ({ zone, time, weekdays: week })

/** What the local clock shows at the run of a date. */
function runOn(zone: string, time: string, date: string): { at: string; local: string } | undefined {
  let run = nextRun(every(zone, time), Date.parse(date) - 40 * hour)
  while (run !== undefined && localDate(zone, run) < date) run = nextRun(every(zone, time), run)
  if (run === undefined || localDate(zone, run) !== date) return undefined
  return { at: new Date(run).toISOString().slice(0, 16), local: localTime(zone, run).slice(11) }
}

describe('a daily question comes once on each local date', () => {
  it.each([
    { zone: 'America/New_York', time: '02:30', date: '2026-03-08', at: '2026-03-08T07:00', why: 'the gap of spring' },
    { zone: 'America/New_York', time: '01:30', date: '2026-11-01', at: '2026-11-01T05:30', why: 'the first of two' },
    { zone: 'America/New_York', time: '09:00', date: '2026-03-08', at: '2026-03-08T13:00', why: 'summer time' },
    { zone: 'America/New_York', time: '09:00', date: '2026-11-01', at: '2026-11-01T14:00', why: 'winter time' },
    { zone: 'Asia/Shanghai', time: '09:00', date: '2026-11-27', at: '2026-11-27T01:00', why: 'never moved' },
    { zone: 'Africa/Cairo', time: '00:30', date: '2026-04-24', at: '2026-04-23T22:00', why: 'the gap of a Friday' },
    { zone: 'America/Santiago', time: '00:00', date: '2026-09-06', at: '2026-09-06T04:00', why: 'no midnight' },
    { zone: 'Australia/Lord_Howe', time: '02:15', date: '2026-10-04', at: '2026-10-03T15:30', why: 'a gap of 30 min' },
    { zone: 'Australia/Lord_Howe', time: '01:45', date: '2026-04-05', at: '2026-04-04T14:45', why: 'an overlap of 30' },
    { zone: 'Europe/London', time: '01:30', date: '2026-03-29', at: '2026-03-29T01:00', why: 'the gap of London' },
    { zone: 'Africa/Casablanca', time: '02:30', date: '2026-03-22', at: '2026-03-22T02:00', why: 'after Ramadan' },
    { zone: 'Pacific/Apia', time: '09:00', date: '2011-12-31', at: '2011-12-30T19:00', why: 'after a missing day' },
  ])('$zone $time on $date: $why', ({ zone, time, date, at }) => {
    expect(runOn(zone, time, date)?.at).toBe(at)
    const minute = firstMinute(zone, date, time)
    expect(new Date(minute ?? 0).toISOString().slice(0, 16)).toBe(at)
  })

  it('and not on a date that the zone leaves out', () => {
    expect(runOn('Pacific/Apia', '09:00', '2011-12-30')).toBeUndefined()
    expect(firstMinute('Pacific/Apia', '2011-12-30', '09:00')).toBeUndefined()
  })

  it.each([
    { zone: 'America/New_York', time: '02:30', from: '2026-03-01' },
    { zone: 'America/New_York', time: '01:45', from: '2026-10-25' },
    { zone: 'America/Santiago', time: '00:00', from: '2026-08-30' },
    { zone: 'Australia/Lord_Howe', time: '02:15', from: '2026-09-28' },
    { zone: 'Pacific/Apia', time: '00:00', from: '2011-12-24' },
  ])('in $zone at $time as the local clock itself says, for two weeks from $from', ({ zone, time, from }) => {
    const { posts, ...faults } = simulate(zone, time, from, 14)
    expect(faults).toEqual({ doubled: [], missed: [], wrong: [] })
    expect(posts).toBe(zone === 'Pacific/Apia' ? 13 : 14)
  })
})

describe('nextRun()', () => {
  const friday = Date.parse('2026-11-27T09:00Z')
  const calendar = { url: 'https://example.org/days.ics', days: ['2026-11-29'], readAt: friday, dueAt: friday }
  it.each([
    { change: {}, next: '2026-11-28T09:00', why: 'after means after' },
    { change: { weekdays: [1, 3] }, next: '2026-11-30T09:00', why: 'Monday is the first of its days' },
    { change: { pausedUntil: '2026-12-24' }, next: '2026-12-24T09:00', why: 'it is paused' },
    { change: { pausedUntil: '2026-11-01' }, next: '2026-11-28T09:00', why: 'the pause is over' },
    {
      change: { zone: 'Pacific/Kiritimati', pausedUntil: '2026-12-24' },
      next: '2026-12-23T19:00',
      why: 'the day begins there first',
    },
    { change: { weekdays: [] }, next: undefined, why: 'no day is chosen' },
    { change: { daysOff: ['2026-11-28..2026-11-30'] }, next: '2026-12-01T09:00', why: 'days off are left out' },
    { change: { daysOff: ['2026-11-28'], calendar }, next: '2026-11-30T09:00', why: 'those of the calendar too' },
    { change: { zone: 'Asia/Tokyo', daysOff: ['2026-11-28'] }, next: '2026-11-29T00:00', why: 'the date is local' },
    { change: { daysOff: ['2026-11-01..2099-12-31'] }, next: undefined, why: 'no day is left' },
  ])('is $next: $why', ({ change, next }) => {
    const run = nextRun({ ...every('UTC', '09:00'), ...change }, friday)
    expect(run === undefined ? undefined : new Date(run).toISOString().slice(0, 16)).toBe(next)
  })
})

describe('replanned()', () => {
  const slot = Date.parse('2026-11-27T09:00Z')
  it.each([
    { now: slot - 5 * hour, before: slot, next: '2026-11-27T09:00', why: 'nothing has changed' },
    { now: slot - 5 * hour, before: slot + hour, next: '2026-11-27T09:00', why: 'it comes an hour earlier now' },
    { now: slot - 5 * hour, before: slot - hour, next: '2026-11-27T09:00', why: 'it comes an hour later now' },
    { now: slot + 0.5 * hour, before: slot + hour, next: '2026-11-27T09:00', why: 'today it would be late, not lost' },
    { now: slot + 0.5 * hour, before: slot + 24 * hour, next: '2026-11-28T09:00', why: 'today had its turn' },
    { now: slot + 3 * hour, before: slot + 4 * hour, next: '2026-11-28T09:00', why: 'today it is too late' },
    { now: slot + hour, before: slot, next: '2026-11-27T09:00', why: 'what is due is posted first' },
    {
      now: slot - 5 * hour,
      before: slot + 145 * hour,
      silentPosts: 3,
      next: '2026-12-03T09:00',
      why: 'a silent channel is asked once a week, whatever the hour',
    },
    { now: slot, before: undefined, next: undefined, why: 'a quiz that rests goes on resting' },
  ])('is $next: $why', ({ now, before, silentPosts, next }) => {
    const run = replanned({ ...every('UTC', '09:00'), nextRunAt: before, silentPosts }, now)
    expect(run === undefined ? undefined : new Date(run).toISOString().slice(0, 16)).toBe(next)
  })
})

describe('dueAnew()', () => {
  const now = Date.parse('2026-11-27T09:00Z')
  const next = Date.parse('2026-12-04T09:00Z')
  it.each([
    { change: {}, due: '2026-11-28', why: 'as early as it can' },
    { change: { silentPosts: 3 }, due: '2026-12-04', why: 'a silent channel keeps its week' },
    { change: { silentPosts: 3, daysOff: ['2026-12-04'] }, due: '2026-12-05', why: 'but for a day off' },
    { change: { nextRunAt: now, daysOff: ['2026-11-27'] }, due: '2026-11-27', why: 'what has come is planned' },
    { change: { nextRunAt: undefined }, due: '2026-11-28', why: 'days that were all off are days again' },
  ])('$due: $why', ({ change, due }) => {
    const at = dueAnew({ ...every('UTC', '09:00'), nextRunAt: next, ...change }, now)
    expect(at === undefined ? undefined : localTime('UTC', at)).toBe(`${due} 09:00`)
  })
})

describe('a slot is posted', () => {
  const slot = Date.parse('2026-11-27T22:30Z')
  it.each([
    { now: slot, zone: 'UTC', timely: true, why: 'on time' },
    { now: slot + hour, zone: 'UTC', timely: true, why: 'an hour late' },
    { now: slot + 1.5 * hour, zone: 'UTC', timely: false, why: 'the date is over' },
    { now: slot + 2 * hour, zone: 'Asia/Shanghai', timely: true, why: 'two hours late' },
    { now: slot + 2 * hour + 1, zone: 'Asia/Shanghai', timely: false, why: 'more than two hours late' },
  ])('$timely: $why', ({ now, zone, timely }) => {
    expect(isTimely(slot, now, zone)).toBe(timely)
  })
})

describe('after days of downtime planOf()', () => {
  it('records every date that was missed, posts the one of today, and goes on from there', () => {
    const nextRunAt = Date.parse('2026-11-24T09:00Z')
    const plan = planOf({ ...every('UTC', '09:00'), nextRunAt }, Date.parse('2026-11-27T10:59Z'))
    expect(plan.slots.map(({ date, timely }) => `${date} ${timely}`)).toEqual([
      '2026-11-24 false',
      '2026-11-25 false',
      '2026-11-26 false',
      '2026-11-27 true',
    ])
    expect(plan.nextRunAt).toBe(Date.parse('2026-11-28T09:00Z'))
  })

  it('asks a silent channel a week later, on the weekday of its last question', () => {
    const nextRunAt = Date.parse('2026-10-23T01:30+02:00')
    const quiz = { ...every('Europe/Berlin', '01:30'), weekdays: [1, 2, 3, 4, 5], silentPosts: 3, nextRunAt }
    const plan = planOf(quiz, Date.parse('2026-10-31T00:00Z'))
    expect(plan.slots.map(({ date }) => date)).toEqual(['2026-10-23', '2026-10-30'])
    expect(plan.nextRunAt).toBe(Date.parse('2026-11-06T01:30+01:00'))
    expect(planOf({ ...quiz, silentPosts: 2 }, nextRunAt).nextRunAt).toBe(Date.parse('2026-10-26T01:30+01:00'))
  })

  it('plans nothing when the clock went back', () => {
    const nextRunAt = Date.parse('2026-11-28T09:00Z')
    expect(planOf({ ...every('UTC', '09:00'), nextRunAt }, nextRunAt - 48 * hour)).toEqual({ slots: [], nextRunAt })
  })
})
