import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keptClock, movableClock } from '../../src/workspace/clock.ts'
import { tempFolder } from '../library/temp-notes.ts'

describe('movableClock()', () => {
  it('shows the real time, then the real time and all that it was advanced', () => {
    const clock = movableClock()
    expect([clock.now() - Date.now(), clock.ahead()]).toEqual([expect.closeTo(0, -2), 0])
    clock.advance(60_000)
    clock.advance(86_400_000)
    expect([clock.now() - Date.now(), clock.ahead()]).toEqual([expect.closeTo(86_460_000, -2), 86_460_000])
  })

  it('rings when the real time has passed, not when it is advanced', async () => {
    const clock = movableClock()
    let rung = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    clock.after(20, () => {
      rung++
      resolve()
    })
    const cancel = clock.after(10, () => rung++)
    clock.advance(86_400_000)
    await Promise.resolve()
    expect(rung).toBe(0)
    cancel()
    await promise
    expect(rung).toBe(1)
  })
})

describe('keptClock()', () => {
  it('goes on where it was after a restart', () => {
    const file = join(tempFolder(), 'clock')
    keptClock(file).advance(86_400_000)
    const clock = keptClock(file)
    expect(clock.ahead()).toBe(86_400_000)
    clock.advance(1)
    expect(readFileSync(file, 'utf8')).toBe('86400001')
  })

  it.each([
    { text: 'soon', why: 'no number' },
    { text: '-5', why: 'time does not go back' },
    { text: '1e300', why: 'no instant is so far away' },
  ])('begins with the real time when the file says "$text": $why', ({ text }) => {
    const file = join(tempFolder(), 'clock')
    writeFileSync(file, text)
    expect(keptClock(file).ahead()).toBe(0)
  })
})
