import { describe, expect, it } from 'vitest'
import { movableClock } from '../../src/workspace/clock.ts'

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
