import { describe, expect, it } from 'vitest'
import { isDayOff, readDaysOff } from '../../src/daily/days-off.ts'

describe('readDaysOff()', () => {
  it.each([
    { typed: '', days: [], why: 'nothing is off' },
    { typed: '2026-12-25', days: ['2026-12-25'], why: 'a date' },
    { typed: '2027-01-01\n 2026-12-25 , 2027-01-01,', days: ['2026-12-25', '2027-01-01'], why: 'in order, once' },
    { typed: '2026-12-24..2026-12-26；2027-05-01', days: ['2026-12-24..2026-12-26', '2027-05-01'], why: 'a span' },
    {
      typed: '2026-12-24 – 2026-12-26\n2027-05-01至2027-05-03',
      days: ['2026-12-24..2026-12-26', '2027-05-01..2027-05-03'],
      why: 'a span as people write it',
    },
    { typed: '2026-12-25..2026-12-25', days: ['2026-12-25'], why: 'a span of a day is a day' },
  ])('reads $typed: $why', ({ typed, days }) => {
    expect(readDaysOff(typed)).toEqual({ days })
  })

  it.each([
    { typed: 'Christmas', why: 'no date' },
    { typed: '2026-02-29', why: 'not in this year' },
    { typed: '25.12.2026', why: 'another order' },
    { typed: '2026-12-26..2026-12-24', why: 'backwards' },
    { typed: '2026-01-01..2027-01-02', why: 'more than a year' },
    { typed: '2026-01-01..2026-01-02..2026-01-03', why: 'three ends' },
  ])('names what it cannot read, $typed: $why', ({ typed }) => {
    expect(readDaysOff(`2026-12-25, ${typed}`)).toEqual({ unreadable: [typed] })
  })
})

describe('isDayOff()', () => {
  const days = ['2026-12-24..2026-12-26', '2027-01-01']
  it.each([
    { date: '2026-12-23', off: false },
    { date: '2026-12-24', off: true },
    { date: '2026-12-26', off: true },
    { date: '2026-12-27', off: false },
    { date: '2027-01-01', off: true },
  ])('$date: $off', ({ date, off }) => {
    expect(isDayOff(date, days)).toBe(off)
  })
})
