/**
 * What a piece of work gives, and the milliseconds that this thread spent on it: on the clock a machine with other
 * work to do takes longer.
 */
export function measured<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const before = process.threadCpuUsage()
  const result = work()
  const { user, system } = process.threadCpuUsage(before)
  return { result, ms: (user + system) / 1_000 }
}
