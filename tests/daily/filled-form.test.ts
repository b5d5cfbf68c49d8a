import { describe, expect, it } from 'vitest'
import { checkSetUp, type Filled, readSetUp } from '../../src/daily/filled-form.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { words } from '../../src/words/words.ts'
import { libraryWith } from '../quiz/libraries.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'
import { help } from '../workspace/fixtures.ts'
import { filled } from './filled.ts'

const say = words.en.daily.faults
const bank = bankOf(libraryWith({ 'en/starters/runtimes.md': noteWith(items.single) }))
/** Past midnight in Shanghai, where the form is filled in; still the day before in UTC. */
const now = Date.parse('2026-11-26T17:00:00Z')

const sent = (change: Parameters<typeof filled>[0] = {}) =>
  readSetUp({ private_metadata: 'en', state: { values: filled(change) } })
const check = (change: Partial<Filled>) => checkSetUp({ ...sent().filled, ...change }, { lang: 'en', bank, now })

it('a form that is filled in rightly says what is wished', () => {
  expect(check({ zone: 'asia/shanghai', daysOff: '2026-12-26, 2026-12-25', pausedUntil: '2026-11-27' })).toEqual({
    wishes: {
      channel: help,
      time: '09:00',
      zone: 'Asia/Shanghai',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      topics: [],
      level: undefined,
      lang: 'en',
      bothLangs: false,
      revealHours: 4,
      pausedUntil: '2026-11-27',
      daysOff: ['2026-12-25', '2026-12-26'],
      calendarUrl: undefined,
      editors: [],
    },
  })
})

describe('a form says at each field what is wrong with it', () => {
  it.each([
    { change: { channel: undefined }, faults: { channel: say.missing }, why: 'no channel is chosen' },
    { change: { weekdays: undefined }, faults: { weekdays: say.missing }, why: 'no day is chosen' },
    { change: { zone: '' }, faults: { zone: say.missing }, why: 'the zone is empty' },
    { change: { zone: 'Mars/Olympus' }, faults: { zone: say.zone }, why: 'there is no such zone' },
    { change: { daysOff: 'Christmas' }, faults: { daysOff: say.notDates(['Christmas']) }, why: 'no date' },
    {
      change: { daysOff: 'a b c d e f g' },
      faults: { daysOff: say.notDates(['a', 'b', 'c', 'd', 'e']) },
      why: 'five of many are named',
    },
    { change: { pausedUntil: '2026-11-26' }, faults: { pausedUntil: say.pauseOver }, why: 'the day is over there' },
    { change: { level: 3 }, faults: { level: say.noItems }, why: 'the notes have no items of that level' },
    { change: { topics: ['elsewhere'] }, faults: { level: say.noItems }, why: 'nor of that topic' },
    {
      change: { time: undefined, zone: 'Mars/Olympus', daysOff: 'x', level: 3 },
      faults: { time: say.missing, zone: say.zone, daysOff: say.notDates(['x']), level: say.noItems },
      why: 'all of it at once',
    },
  ] satisfies readonly { change: Partial<Filled>; faults: object; why: string }[])('$why', ({ change, faults }) => {
    expect(check(change)).toEqual({ faults })
  })
})

describe('what was sent and is none of ours counts as missing', () => {
  it.each([
    { view: {}, why: 'no form at all' },
    { view: { private_metadata: 'en', state: { values: { daily_channel: { daily_channel: 7 } } } }, why: 'no field' },
  ])('$why', ({ view }) => {
    const { filled: read } = readSetUp(view)
    expect(checkSetUp(read, { lang: 'en', bank, now })).toMatchObject({ faults: { channel: say.missing } })
  })

  it.each([
    { change: { time: { selected_time: '25:00' } }, field: 'time' },
    { change: { revealHours: { selected_option: { value: '5' } } }, field: 'revealHours' },
    { change: { pausedUntil: { selected_date: '2026-13-01' } }, field: 'pausedUntil' },
  ] as const)('$field', ({ change, field }) => {
    expect(sent(change).filled[field]).toBeUndefined()
  })
})
