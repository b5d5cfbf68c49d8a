/** Work that is asked for often and done one at a time. */
export interface Turns {
  /** Asks for the work; resolves when it has been done by a turn that began after the asking. */
  take(): Promise<void>
}

export function createTurns(work: () => Promise<void>): Turns {
  let wanted = false
  let running: Promise<void> | undefined
  async function run(): Promise<void> {
    try {
      while (wanted) {
        wanted = false
        await work()
      }
    } finally {
      running = undefined
    }
  }
  return {
    take() {
      wanted = true
      running ??= run()
      return running
    },
  }
}

/** Calls that come in a row made into one, `quietMs` after the last, or after ten times that should they not end. */
export function settle(call: () => void, quietMs: number): { (): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined
  let latest = 0
  const fire = () => {
    timer = undefined
    call()
  }
  const settled = () => {
    const now = performance.now()
    if (timer === undefined) latest = now + 10 * quietMs
    clearTimeout(timer)
    timer = setTimeout(fire, Math.max(0, Math.min(quietMs, latest - now)))
  }
  settled.cancel = () => clearTimeout(timer)
  return settled
}
