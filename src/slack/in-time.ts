/** Slack's answer, or undefined when it refuses or takes too long. Never rejects. */
export function inTime<T>(asked: Promise<T>, waitMs: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, waitMs, undefined).unref()
  const said = asked.catch(() => undefined).finally(() => clearTimeout(timer))
  return Promise.race([said, late])
}
