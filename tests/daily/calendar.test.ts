import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../src/daily/calendar.ts'

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'SUMMARY:A day off', ...lines, 'END:VEVENT']
const read = (...lines: readonly string[]) => readCalendar(calendar(...lines), '2026-11-27', '2028-01-01')

describe('readCalendar() finds the days off in', () => {
  it.each([
    { lines: ['DTSTART;VALUE=DATE:20261225'], days: ['2026-12-25'], why: 'a single day' },
    {
      lines: ['DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270213'],
      days: ['2027-02-06..2027-02-12'],
      why: 'several days: the end is not one of them',
    },
    { lines: ['DTSTART;VALUE=DATE:20270206', 'DURATION:P1W'], days: ['2027-02-06..2027-02-12'], why: 'a week' },
    { lines: ['DTSTART;VALUE=DATE:20261120', 'DURATION:P9D'], days: ['2026-11-20..2026-11-28'], why: 'days under way' },
    { lines: ['DTSTART;VALUE=DATE:20261120'], days: [], why: 'a day that is over' },
    { lines: ['DTSTART:20261225T090000Z', 'DTEND:20261225T100000Z'], days: [], why: 'a meeting, which is no day off' },
    { lines: ['DTSTART;VALUE=DATE:20261231', 'STATUS:CANCELLED'], days: [], why: 'a day that was called off' },
    { lines: ['DTSTART;VALUE=DATE:20261331'], days: [], why: 'a month that there is not' },
    {
      lines: ['DTSTART;VALUE=DATE:20261225', 'RDATE;VALUE=DATE:20270501,20270601'],
      days: ['2026-12-25', '2027-05-01', '2027-06-01'],
      why: 'a list of days',
    },
  ])('$why', ({ lines, days }) => {
    expect(read(...event(...lines))).toEqual({ days, leftOut: 0 })
  })

  it('a file as it is folded and quoted, whatever stands around', () => {
    const text = calendar(
      'X-WR-CALNAME:节假日',
      'BEGIN:VEVENT',
      'dtstart;X-NOTE="a:b;c";VALUE=DA',
      ' TE:20261225',
      'DESCRIPTION:one\\, two\\n',
      ' DTSTART;VALUE=DATE:20270101',
      'BEGIN:VALARM',
      'DTSTART;VALUE=DATE:20270102',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VTODO',
      'DTSTART;VALUE=DATE:20270103',
      'END:VTODO',
    )
    expect(readCalendar(`\uFEFF${text}`, '2026-01-01', '2028-01-01')).toEqual({ days: ['2026-12-25'], leftOut: 0 })
  })

  it.each([
    { start: '20001225', rule: 'FREQ=YEARLY', days: ['2026-12-25', '2027-12-25'], why: 'the same date each year' },
    { start: '20201126', rule: 'FREQ=YEARLY;BYDAY=4TH;BYMONTH=11', days: ['2027-11-25'], why: 'the fourth Thursday' },
    { start: '20200525', rule: 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', days: ['2027-05-31'], why: 'the last Monday' },
    {
      start: '20200518',
      rule: 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18,19,20,21,22,23,24;BYDAY=MO;WKST=SU',
      days: ['2027-05-24'],
      why: 'the Monday before a date',
    },
    {
      start: '20201231',
      rule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1',
      days: ['2026-12-31', '2027-12-31'],
      why: 'the last of a month',
    },
    { start: '20251225', rule: 'FREQ=YEARLY;INTERVAL=2', days: ['2027-12-25'], why: 'every second year' },
    { start: '20251225', rule: 'FREQ=YEARLY;COUNT=2', days: ['2026-12-25'], why: 'twice' },
    { start: '20201225', rule: 'FREQ=YEARLY;UNTIL=20261231T000000Z', days: ['2026-12-25'], why: 'up to a year' },
    { start: '20240229', rule: 'FREQ=YEARLY', days: [], why: 'a leap day has no stand-in' },
    { start: '20271001', rule: 'FREQ=YEARLY', days: ['2027-10-01'], why: 'not before it began' },
  ])('a rule: $why', ({ start, rule, days }) => {
    expect(read(...event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`))).toEqual({ days, leftOut: 0 })
  })

  it.each([
    'FREQ=WEEKLY',
    'FREQ=YEARLY;BYSETPOS=-1;BYDAY=MO;BYMONTH=5',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYMONTH=5;BYDAY=XX',
    'FREQ=YEARLY;INTERVAL=0',
    'nonsense',
  ])('no rule that it does not know, and says so: %s', (rule) => {
    expect(read(...event('DTSTART;VALUE=DATE:20200525', `RRULE:${rule}`))).toEqual({ days: [], leftOut: 1 })
  })

  it('no day that a rule leaves out, or that was moved', () => {
    const rule = ['UID:a', 'DTSTART;VALUE=DATE:20001003', 'RRULE:FREQ=YEARLY']
    expect(read(...event(...rule, 'EXDATE;VALUE=DATE:20271003'))?.days).toEqual([])
    const moved = event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20271003', 'DTSTART;VALUE=DATE:20271004')
    expect(read(...event(...rule), ...moved)?.days).toEqual(['2027-10-04'])
    expect(read(...event(...rule), ...moved.toSpliced(-1, 0, 'STATUS:CANCELLED'))?.days).toEqual([])
  })

  it('the marked days alone where Apple marks those that are off, and never the work days beside them', () => {
    const day = (date: string, mark?: string) =>
      event(`DTSTART;VALUE=DATE:${date}`, ...(mark ? [`X-APPLE-SPECIAL-DAY:${mark}`] : []))
    const lines = [...day('20270101', 'WORK-HOLIDAY'), ...day('20270110', 'ALTERNATE-WORKDAY'), ...day('20270214')]
    expect(read(...lines)?.days).toEqual(['2027-01-01'])
  })

  it('no observances of Google, which nobody has off', () => {
    const observance = event(
      'DTSTART;VALUE=DATE:20270314',
      'DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Setting',
      ' s > Holidays',
    )
    const holiday = event('DTSTART;VALUE=DATE:20270101', 'DESCRIPTION:Public holiday')
    const byGoogle = 'PRODID:-//Google Inc//Google Calendar 70.9054//EN'
    expect(read(byGoogle, ...observance, ...holiday)?.days).toEqual(['2027-01-01'])
    expect(read(...observance)?.days).toEqual(['2027-03-14'])
  })
})

describe('readCalendar() takes for no calendar', () => {
  it.each([
    { text: '<!doctype html><title>Sign in</title>', why: 'a page' },
    { text: '', why: 'nothing' },
    {
      text: calendar(...Array.from({ length: 2_001 }, () => event('DTSTART;VALUE=DATE:20270101')).flat()),
      why: 'a flood',
    },
  ])('$why', ({ text }) => {
    expect(readCalendar(text, '2026-01-01', '2028-01-01')).toBeUndefined()
  })

  it('and is through with the worst of rules in no time', () => {
    const rule = `FREQ=YEARLY;COUNT=9999;BYMONTH=2;BYMONTHDAY=${'30,'.repeat(99)}30;BYDAY=${'MO,'.repeat(99)}5TU`
    const lines = Array.from({ length: 2_000 }, () => event('DTSTART;VALUE=DATE:19790201', `RRULE:${rule}`)).flat()
    const before = performance.now()
    expect(read(...lines)?.days).toHaveLength(0)
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})
