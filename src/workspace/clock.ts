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

/** The real time until it is moved on. Timers stay real: moving it on makes none of them ring. */
export function movableClock(): Clock {
  let ahead = 0
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
