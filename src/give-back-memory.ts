import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collecting takes some 50 ms, so not while the first questions may come. */
const quietMs = 500

/**
 * Returns to the system what starting needed once and running does not: V8 keeps a heap that has grown for long.
 * Of 172 MB resident with our notes 133 remain.
 */
export function giveBackMemory(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect: NodeJS.GCFunction = runInNewContext('gc')
    void collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }, quietMs).unref()
}
