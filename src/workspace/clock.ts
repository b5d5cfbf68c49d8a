/** Calls off what `after` has planned. Harmless when it has already run. */
export type Cancel = () => void

/** Time as the workspace knows it. Tests hand in a clock that stands still until they move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  after(delayMs: number, run: () => void): Cancel
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
