import { type Logger as BoltLogger, LogLevel } from '@slack/bolt'
import type { Logger } from 'pino'
import { redact } from './redact.ts'

/**
 * Lets Bolt and Slack's clients log through ours. Their debug lines contain whole payloads and are always dropped; of
 * the others only texts and error messages get through, redacted.
 */
export function boltLogger(logger: Logger): BoltLogger {
  const log = logger.child({ from: 'slack sdk' })
  return {
    debug: () => {},
    info: (...parts) => log.info(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  }
}

function line(parts: readonly unknown[]): string {
  const texts = parts.map((part) => {
    if (part instanceof Error) return `${part.name}: ${part.message}`
    return typeof part === 'string' ? part : ''
  })
  return redact(texts.filter(Boolean).join(' '))
}
