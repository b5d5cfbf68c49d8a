/** What was asked for, or undefined when it fails or does not come in time. Never rejects. */
export function inTime<T>(asked: Promise<T>, waitMs: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, waitMs, undefined).unref()
  const said = asked.catch(() => undefined).finally(() => clearTimeout(timer))
  return Promise.race([said, late])
}
