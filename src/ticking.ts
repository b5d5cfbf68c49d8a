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
  /** Does it once more, after what is under way: once for all who ask meanwhile. Never rejects. */
  readonly tick: () => Promise<void>
  /** Resolves when nothing is under way any more. Nothing begins from then on. */
  readonly stop: () => Promise<void>
  /** Tells that all is being stopped. */
  readonly stopping: AbortSignal
}

/** @param work  ends early when the signal tells that all is being stopped */
export function startTicking(
  work: (stopping: AbortSignal) => Promise<void>,
  { everyMs, logger, failed }: TickingOptions,
): Ticking {
  const controller = new AbortController()
  const stopping = controller.signal
  let running = Promise.resolve()
  let next: Promise<void> | undefined

  async function workOnce(): Promise<void> {
    next = undefined
    if (stopping.aborted) return
    await work(stopping).catch((error: unknown) => logger.warn({ reason: redact(String(error)) }, failed))
  }
  function tick(): Promise<void> {
    next ??= running.then(workOnce)
    running = next
    return next
  }
  const timer = setInterval(tick, everyMs).unref()
  return {
    tick,
    async stop() {
      controller.abort()
      clearInterval(timer)
      await running
    },
    stopping,
  }
}
