/** What Slack says, or undefined when it refuses or does not say it in time. Never rejects. */
export function inTime<T>(asked: Promise<T>, waitMs: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, waitMs, undefined).unref()
  const said = asked.catch(() => undefined).finally(() => clearTimeout(timer))
  return Promise.race([said, late])
}
