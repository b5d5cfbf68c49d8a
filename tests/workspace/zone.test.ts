import { describe, expect, it } from 'vitest'
import { localTime, offsetMs, sameTimeNextDay } from '../../src/workspace/zone.ts'

describe('sameTimeNextDay()', () => {
  it.each([
    { zone: 'UTC', from: '2026-12-31T09:00Z', to: '2027-01-01 09:00', hours: 24, why: 'an ordinary day' },
    { zone: 'Asia/Shanghai', from: '2026-11-23T16:30Z', to: '2026-11-25 00:30', hours: 24, why: 'far from UTC' },
    { zone: 'Europe/Berlin', from: '2026-03-28T08:00Z', to: '2026-03-29 09:00', hours: 23, why: 'an hour is skipped' },
    { zone: 'Europe/Berlin', from: '2026-03-28T22:30Z', to: '2026-03-29 23:30', hours: 23, why: 'no day is skipped' },
    { zone: 'Europe/Berlin', from: '2026-03-28T01:30Z', to: '2026-03-29 03:30', hours: 24, why: 'no 02:30 that day' },
    { zone: 'Africa/Cairo', from: '2026-04-22T22:30Z', to: '2026-04-24 01:30', hours: 24, why: 'no 00:30 that day' },
    { zone: 'Europe/Berlin', from: '2026-10-24T07:00Z', to: '2026-10-25 09:00', hours: 25, why: 'an hour comes twice' },
    { zone: 'Europe/Berlin', from: '2026-10-24T22:30Z', to: '2026-10-26 00:30', hours: 25, why: 'no day comes twice' },
    { zone: 'Europe/Berlin', from: '2026-10-24T00:30Z', to: '2026-10-25 02:30', hours: 24, why: 'the first 02:30' },
    { zone: 'America/New_York', from: '2026-11-01T03:30Z', to: '2026-11-01 23:30', hours: 25, why: 'west of UTC' },
  ])('leads from $from in $zone to $to: $why', ({ zone, from, to, hours }) => {
    const now = Date.parse(from)
    const then = sameTimeNextDay(now, zone)
    expect([localTime(zone, then), (then - now) / 3_600_000]).toEqual([to, hours])
  })
})

describe('offsetMs()', () => {
  it.each([
    { zone: 'UTC', hours: 0 },
    { zone: 'Asia/Kathmandu', hours: 5.75 },
    { zone: 'America/St_Johns', hours: -3.5 },
  ])('of $zone is $hours hours', ({ zone, hours }) => {
    expect(offsetMs(zone, Date.UTC(2026, 0, 15)) / 3_600_000).toBe(hours)
  })
})
