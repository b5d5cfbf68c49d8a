import { describe, expect, it } from 'vitest'
import { nextReminder } from '../../src/people/reminders.ts'

const weekend = [6, 7]

describe('nextReminder()', () => {
  it.each([
    {
      zone: 'Asia/Shanghai',
      remindAt: '09:00',
      after: '2026-11-27T00:59:59Z',
      next: '2026-11-27T01:00:00Z',
      why: 'still today',
    },
    {
      zone: 'Asia/Shanghai',
      remindAt: '09:00',
      after: '2026-11-27T01:00:00Z',
      next: '2026-11-28T01:00:00Z',
      why: 'the one of today has come',
    },
    {
      zone: 'Europe/Berlin',
      remindAt: '08:05',
      daysOff: weekend,
      after: '2026-11-27T12:00:00Z',
      next: '2026-11-30T07:05:00Z',
      why: 'Friday noon, the weekend off',
    },
    {
      zone: 'Pacific/Kiritimati',
      remindAt: '07:00',
      daysOff: [1],
      after: '2026-11-29T12:00:00Z',
      next: '2026-11-30T17:00:00Z',
      why: 'where it is Monday already, and off, while elsewhere it is Sunday',
    },
    {
      zone: 'America/New_York',
      remindAt: '02:30',
      after: '2026-03-08T05:00:00Z',
      next: '2026-03-08T07:00:00Z',
      why: 'the clock jumps over 02:30, so 03:00',
    },
    {
      zone: 'America/New_York',
      remindAt: '01:30',
      after: '2026-11-01T04:00:00Z',
      next: '2026-11-01T05:30:00Z',
      why: '01:30 comes twice, so the first',
    },
    {
      zone: 'America/New_York',
      remindAt: '01:30',
      after: '2026-11-01T05:30:00Z',
      next: '2026-11-02T06:30:00Z',
      why: 'the second 01:30 of a day is no other day',
    },
    {
      zone: 'America/New_York',
      remindAt: '09:00',
      after: '2026-10-31T14:00:00Z',
      next: '2026-11-01T14:00:00Z',
      why: 'nine stays nine when the clock goes back',
    },
    { zone: undefined, remindAt: '09:00', after: '2026-11-27T00:00:00Z', next: '2026-11-27T09:00:00Z', why: 'no zone' },
    { zone: 'UTC', remindAt: undefined, after: '2026-11-27T00:00:00Z', next: undefined, why: 'none is wanted' },
    {
      zone: 'UTC',
      remindAt: '09:00',
      daysOff: [1, 2, 3, 4, 5, 6, 7],
      after: '2026-11-27T00:00:00Z',
      next: undefined,
      why: 'every day is off',
    },
  ])('after $after at $remindAt in $zone: $next ($why)', ({ zone, remindAt, daysOff = [], after, next }) => {
    const at = nextReminder({ zone, remindAt, daysOff, onBoards: false, inResults: false }, Date.parse(after))
    expect(at).toBe(next && Date.parse(next))
  })

  it.each(['America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca'])(
    'comes once on each of 400 days in %s, whatever its clocks do',
    (zone) => {
      const dateOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
      const preferences = { zone, remindAt: '02:15', daysOff: [], onBoards: false, inResults: false }
      const dates: string[] = []
      let at = Date.parse('2026-01-01T12:00:00Z')
      for (let day = 0; day < 400; day++) {
        at = nextReminder(preferences, at) ?? Number.NaN
        dates.push(dateOf.format(at))
      }
      const first = Date.parse('2026-01-02T00:00Z')
      const expected = dates.map((_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10))
      expect(dates).toEqual(expected)
    },
  )
})
