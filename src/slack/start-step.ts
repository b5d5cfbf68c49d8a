import { webApi } from '@slack/bolt'
import { redact } from './redact.ts'
import { SlackStartError } from './start-error.ts'

/**
 * Waits for a step of the start in which Slack checks a token.
 *
 * @throws {SlackStartError} when Slack refuses the token or cannot be reached
 */
export async function startStep(token: keyof typeof expected, slackApiUrl: string, step: Promise<unknown>) {
  try {
    await step
  } catch (cause) {
    const refusal = refusalOf(cause)
    if (refusal !== undefined) {
      const message = `${token}: Slack refuses it (${refusal}), expected ${expected[token]}`
      throw new SlackStartError(message, { refused: true, cause })
    }
    const reason = obstacleOf(cause)
    if (reason === undefined) throw cause
    const { origin, pathname } = new URL(slackApiUrl) // without a password
    throw new SlackStartError(`Slack cannot be reached at ${origin}${pathname}: ${reason}`, { refused: false, cause })
  }
}

const expected = {
  SLACK_BOT_TOKEN: 'the token of an app that is installed in the workspace',
  SLACK_APP_TOKEN: 'an app-level token with connections:write, of an app with Socket Mode on',
}

/** Refusals for temporary reasons of Slack's own. Source: the errors that all methods of the Web API share. */
const passing = new Set(['fatal_error', 'internal_error', 'ratelimited', 'request_timeout', 'service_unavailable'])

/** Slack's name for what is wrong with the token; undefined when something else failed. */
function refusalOf(error: unknown): string | undefined {
  const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : ''
  return /^\w{1,80}$/.test(code) && !passing.has(code) ? code : undefined
}

/** Why Slack cannot be reached; undefined for an unrelated error. */
function obstacleOf(error: unknown): string | undefined {
  if (error === undefined) return 'the WebSocket was closed before it was open' // Slack's client rejects without a reason then
  if (error instanceof webApi.WebAPIHTTPError) return `status ${error.statusCode}`
  if (error instanceof webApi.WebAPIPlatformError) {
    return passing.has(error.data.error) ? error.data.error : 'it answers, but not as Slack does'
  }
  return error instanceof webApi.SlackError ? deepest(error) : undefined
}

function deepest(error: Error): string {
  if (error.cause instanceof Error) return deepest(error.cause)
  return 'code' in error && !(error instanceof webApi.SlackError) ? String(error.code) : redact(error.message)
}
