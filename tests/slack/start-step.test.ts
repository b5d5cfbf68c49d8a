import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { SlackStartError } from '../../src/slack/start-error.ts'
import { startStep } from '../../src/slack/start-step.ts'

const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })
const noNetwork = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) })
const step = (error: unknown) =>
  startStep('SLACK_BOT_TOKEN', 'https://me:canary@slack.example/api/', Promise.reject(error)).catch((caught) => caught)

describe('a start that Slack stops', () => {
  it.each([
    {
      error: refusal('invalid_auth'),
      refused: true,
      says: 'SLACK_BOT_TOKEN: Slack refuses it (invalid_auth), expected',
    },
    { error: refusal('not_yet_known'), refused: true, says: '(not_yet_known)', why: 'Slack has ever more reasons' },
    { error: refusal('internal_error'), refused: false, says: 'reached at https://slack.example/api/: internal_error' },
    { error: refusal('<html>canary</html>'), refused: false, says: 'it answers, but not as Slack does' },
    { error: new webApi.WebAPIHTTPError(404, '', {}), refused: false, says: ': status 404' },
    { error: new webApi.WebAPIRequestError(noNetwork), refused: false, says: ': ENOTFOUND' },
    { error: new webApi.WebAPIRateLimitedError(30), refused: false, says: 'rate' },
    { error: undefined, refused: false, says: 'the WebSocket was closed', why: "Slack's client gives no reason then" },
  ])('$says', async ({ error, refused, says }) => {
    const caught = await step(error)
    expect(caught).toBeInstanceOf(SlackStartError)
    expect(caught.message).toContain(says)
    expect(caught.message).not.toMatch(/canary|\n/)
    expect(caught.refused).toBe(refused)
  })

  it('is not to blame for a port in use', async () => {
    const error = Object.assign(new Error('in use'), { code: 'EADDRINUSE' })
    expect(await step(error)).toBe(error)
  })
})
