import { redact } from './slack/redact.ts'

/** A part of the app that runs until it is stopped. */
export interface Part {
  /** In the log. */
  readonly name: string
  readonly stop: () => Promise<void>
}

export interface StopOptions {
  /** For each part (ms). */
  readonly limitMs: number
  readonly logger: { readonly warn: (details: object, message: string) => void }
}

/** Stops one part after the other. One that fails or takes too long is logged, and the next is stopped all the same. */
export async function stopParts(parts: readonly Part[], { limitMs, logger }: StopOptions): Promise<void> {
  for (const { name, stop } of parts) {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error(`not stopped within ${limitMs} ms`)), limitMs)
    try {
      await Promise.race([stop(), late.promise])
    } catch (error) {
      logger.warn({ part: name, reason: redact(String(error)) }, 'a part could not be stopped')
    } finally {
      clearTimeout(timer)
    }
  }
}
