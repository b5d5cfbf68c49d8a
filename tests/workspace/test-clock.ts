import type { Clock } from '../../src/workspace/clock.ts'

/**
 * A clock that stands still until it is advanced, and then runs, in order, what falls due on the way. Starts now,
 * because Bolt compares signatures with the real time.
 */
export function createTestClock(start = Date.now()): Clock {
  let now = start
  let planned: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run }
      planned.push(entry)
      return () => {
        planned = planned.filter((other) => other !== entry)
      }
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const [next] = planned.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        planned = planned.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
    ahead: () => now - start,
  }
}
