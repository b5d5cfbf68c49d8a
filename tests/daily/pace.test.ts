import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/daily/pace.ts'

/** A pace whose clocks stand still until they are moved. */
function paceWith({ perMinute = 60, burst = 3, gapMs = 0 } = {}) {
  const time = { clock: 1_000, now: 50_000_000 }
  const pace = createPace({ perMinute, burst, gapMs, now: () => time.now, clock: () => time.clock })
  return {
    time,
    pace,
    take: (count: number, team = 'T1') => Array.from({ length: count }, () => pace.take(team, 'C1')),
  }
}

describe('a workspace', () => {
  it('is called in a burst first, and then as often as it takes in the long run', () => {
    const { take } = paceWith()
    expect(take(6)).toEqual([0, 0, 0, 1_000, 2_000, 3_000])
  })

  it('has its burst back after a rest, and no more than that', () => {
    const { take, time } = paceWith()
    take(6)
    time.clock += 4_000
    expect(take(2)).toEqual([0, 1_000])
    time.clock += 60_000
    expect(take(4)).toEqual([0, 0, 0, 1_000])
  })

  it('is named as full while its next place is still to come, and holds up no other one', () => {
    const { pace, take, time } = paceWith()
    take(3)
    expect(pace.full()).toEqual(['T1'])
    expect(pace.take('T2', 'C1')).toBe(0)
    time.clock += 1_000
    expect(pace.full()).toEqual([])
  })
})

describe('a channel', () => {
  it('has its calls apart, whatever the others do', () => {
    const { pace, time } = paceWith({ burst: 99, gapMs: 1_100 })
    expect(['C1', 'C2', 'C1', 'C1'].map((channel) => pace.take('T1', channel))).toEqual([0, 0, 1_100, 2_200])
    time.clock += 3_300
    expect(pace.take('T1', 'C1')).toBe(0)
  })
})

describe('a workspace that asks for silence', () => {
  it.each([
    { passed: 29_999, hushed: true, why: 'it is not over' },
    { passed: 30_000, hushed: false, why: 'it is over' },
    { passed: -1_000, hushed: true, why: 'the clock was set back a little' },
    { passed: -3_600_000, hushed: false, why: 'the clock was set back, and no silence is longer than ten minutes' },
  ])('has it: $hushed after $passed ms, since $why', ({ passed, hushed }) => {
    const { pace, time } = paceWith()
    pace.hush('T1', time.now + 30_000)
    time.now += passed
    expect(pace.full()).toEqual(hushed ? ['T1'] : [])
    expect(pace.hushedUntil('T1') !== undefined).toBe(hushed)
    expect(pace.hushedUntil('T2')).toBeUndefined()
  })
})
