/** The time below which a share of the times lies; `share` is 0 to 1. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds that `work` takes. */
export function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Milliseconds until what `work` promises is there. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** So that one measurement does not pay for the rubbish of the one before; needs `--expose-gc`. */
export function tidyUp(): void {
  globalThis.gc?.()
}
