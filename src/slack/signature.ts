import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { limits } from './limits.ts'

/**
 * Whether Slack signed `body` within 5 minutes of now, before or after.
 * Source: docs.slack.dev, "Verifying requests from Slack".
 *
 * @param nowMs  epoch milliseconds
 */
export function isSigned(body: Buffer, headers: IncomingHttpHeaders, secret: string, nowMs: number): boolean {
  const timestamp = String(headers['x-slack-request-timestamp'] ?? '')
  const signature = String(headers['x-slack-signature'] ?? '')
  if (!/^\d{1,11}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  if (Math.abs(Math.floor(nowMs / 1_000) - Number(timestamp)) > limits.signatureAgeSeconds) return false
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'))
}
