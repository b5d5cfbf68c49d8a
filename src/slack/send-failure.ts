import { webApi } from '@slack/bolt'

/** Why a message was not confirmed. */
export type Failure =
  /** Slack refused it; `lasting` when it will refuse every message until somebody changes something. */
  | { readonly kind: 'refused'; readonly error: string; readonly lasting: boolean }
  /** Slack certainly did not take it, but may later. `limited` when it asks us to wait. */
  | { readonly kind: 'later'; readonly error: string; readonly afterMs?: number; readonly limited: boolean }
  /** It may have arrived. */
  | { readonly kind: 'unknown'; readonly error: string }

/** What became of a message, by the error of a client that makes no retries. */
export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = /^\w{1,80}$/.test(error.data.error) ? error.data.error : 'unreadable'
    if (name === 'ratelimited') return limited(undefined)
    if (perhapsTaken.has(name)) return { kind: 'unknown', error: name }
    return { kind: 'refused', error: name, lasting: lasting.has(name) }
  }
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode === unavailable)
    return { kind: 'later', error: 'status 503', limited: false }
  const code = codeOf(error)
  if (code !== undefined && neverConnected.has(code)) return { kind: 'later', error: code, limited: false }
  const status = error instanceof webApi.WebAPIHTTPError ? `status ${error.statusCode}` : undefined
  return { kind: 'unknown', error: status ?? code ?? 'no answer' }
}

/** The longest wait that we accept from Slack, and the wait when it names none, in seconds. */
const waits = { longest: 600, usual: 30 } as const
const unavailable = 503

function limited(seconds: number | undefined): Failure {
  const asked = seconds !== undefined && seconds >= 0 ? seconds : waits.usual
  return { kind: 'later', error: 'ratelimited', afterMs: Math.min(asked, waits.longest) * 1_000, limited: true }
}

/** Slack's internal errors, during which a message may have been posted. */
const perhapsTaken = new Set(['fatal_error', 'internal_error', 'request_timeout', 'unreadable'])

/** Source: the errors of `chat.postMessage` on docs.slack.dev. */
const lasting = new Set([
  'account_inactive',
  'channel_not_found',
  'invalid_auth',
  'is_archived',
  'missing_scope',
  'no_permission',
  'not_authed',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
])

/** Node's and undici's codes for a connection that was never established. */
const neverConnected = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string' && !(error instanceof webApi.SlackError)) return error.code
  return codeOf('original' in error ? error.original : error.cause)
}
