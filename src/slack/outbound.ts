import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'

type Fetch = webApi.FetchFunction

/** The longest wait that Slack may ask for, in seconds; beyond it we give up. */
const longestWaitSeconds = 3
const timeoutMs = 10_000
const otherOrigins = ['hooks', 'files'].flatMap((host) => [
  `https://${host}.slack.com`,
  `https://${host}.slack-gov.com`,
])

/**
 * The only way out: to Slack's Web API, to response URLs, which come with requests and so cannot be trusted, and to the
 * address for files. Follows no redirects, gives up after 10 s, and repeats a call once when told to wait up to 3 s.
 *
 * @param patient  false for calls that somebody else repeats
 * @throws {TypeError} for any other address
 */
export function outbound(slackApiUrl: string, fetch: Fetch, { patient = true } = {}): Fetch {
  const origins = new Set([new URL(slackApiUrl).origin, ...otherOrigins])
  return async (url, init) => {
    const { origin, username } = new URL(url)
    if (!origins.has(origin) || username) throw new TypeError(`Refused to call ${origin}: it is not Slack`)
    const call = () =>
      fetch(url, { ...init, redirect: 'error', signal: init?.signal ?? AbortSignal.timeout(timeoutMs) })
    const response = await call()
    if (response.status !== 429 || !patient) return response
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    if (!(seconds >= 0 && seconds <= longestWaitSeconds)) return response
    await sleep(seconds * 1_000)
    return call()
  }
}
