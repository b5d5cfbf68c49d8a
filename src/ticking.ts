import { redact } from './slack/redact.ts'

export interface TickingOptions {
  /** Between two beginnings (ms). */
  readonly everyMs: number
  readonly logger: { readonly warn: (details: object, message: string) => void }
  /** What the log says when the work rejects; the next time comes all the same. */
  readonly failed: string
}

/** Work that is done again and again, one time after the other. */
export interface Ticking {
  /** Does it once more, after what is under way. Never rejects. */
  readonly tick: () => Promise<void>
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>
}

/** @param work  ends early when the signal tells that all is being stopped */
export function startTicking(
  work: (stopping: AbortSignal) => Promise<void>,
  { everyMs, logger, failed }: TickingOptions,
): Ticking {
  const stopping = new AbortController()
  let running = Promise.resolve()
  const tick = () => {
    running = running
      .then(() => work(stopping.signal))
      .catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, failed))
    return running
  }
  const timer = setInterval(() => void tick(), everyMs).unref()
  return {
    tick,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
