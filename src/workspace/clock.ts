import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Calls off what `after` has planned. Harmless when it has already run. */
export type Cancel = () => void

/** Time as the workspace knows it. Tests hand in a clock that stands still until they move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  after(delayMs: number, run: () => void): Cancel
  advance(ms: number): void
  /** Milliseconds by which it has been advanced in all. */
  ahead(): number
}

/**
 * A movable clock that goes on where it was after a restart: what the app keeps is dated by it.
 *
 * @param file  holds the milliseconds by which it is ahead; made when it is moved on
 */
export function keptClock(file: string): Clock {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const clock = movableClock(Number.isSafeInteger(kept) && kept > 0 ? kept : 0)
  return {
    ...clock,
    advance(ms) {
      clock.advance(ms)
      writeFileSync(file, String(clock.ahead()))
    },
  }
}

/** The real time until it is moved on. Timers stay real: moving it on makes none of them ring. */
export function movableClock(ahead = 0): Clock {
  return {
    now: () => Date.now() + ahead,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    advance(ms) {
      ahead += ms
    },
    ahead: () => ahead,
  }
}
