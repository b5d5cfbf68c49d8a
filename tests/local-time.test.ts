import { describe, expect, it } from 'vitest'
import { readTimeOfDay } from '../src/local-time.ts'

describe('readTimeOfDay()', () => {
  it.each([
    { text: '9', time: '09:00', why: 'an hour' },
    { text: '7:05', time: '07:05', why: 'without a zero in front' },
    { text: '23:59', time: '23:59', why: 'the last minute' },
    { text: '21：30', time: '21:30', why: 'a full-width colon' },
    { text: '18.30', time: '18:30', why: 'a full stop' },
    { text: '9 pm', time: '21:00', why: 'twelve hours are a day' },
    { text: '12am', time: '00:00', why: 'midnight' },
    { text: '13pm', time: undefined, why: 'there are twelve hours to a half' },
    { text: '9点', time: '09:00', why: 'as Chinese writes it' },
    { text: '7点5分', time: '07:05', why: 'with minutes' },
    { text: '20點半', time: '20:30', why: 'half past' },
    { text: '晚上12点', time: undefined, why: 'people mean different ones by it' },
    { text: '九点', time: undefined, why: 'in words' },
    { text: '24:00', time: undefined, why: 'B102' },
    { text: '7:5', time: undefined, why: 'B102' },
    { text: '25:61', time: undefined, why: 'B102' },
    { text: '', time: undefined, why: 'B102' },
  ])('of "$text" is $time: $why', ({ text, time }) => {
    expect(readTimeOfDay(text)).toBe(time)
  })
})
