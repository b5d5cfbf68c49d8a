import { Worker } from 'node:worker_threads'
import type { RenewReply, RenewRequest } from './renew-worker.ts'

/** Makes libraries in a worker thread, so that the app answers meanwhile. */
export interface Renewer {
  /** One request at a time. Never rejects: a worker that dies has failed to make the library. */
  renew(request: RenewRequest): Promise<RenewReply>
  /** A request under way fails. */
  close(): Promise<void>
}

/** How long the worker is kept, with the files it has parsed, for the next change. */
const idleMs = 60_000

export function createRenewer(): Renewer {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  async function close(): Promise<void> {
    clearTimeout(idle)
    const ended = worker
    worker = undefined
    await ended?.terminate()
  }
  function start(): Worker {
    const started = new Worker(new URL('./renew-worker.ts', import.meta.url))
    started.on('error', () => {}) // its end tells as much
    started.once('exit', () => {
      if (worker === started) worker = undefined
    })
    return started
  }
  return {
    async renew(request) {
      clearTimeout(idle)
      worker ??= start()
      const reply = await ask(worker, request)
      if (reply === undefined) {
        return { kind: 'failed', notes: '', why: 'the making of the library broke off', warnings: [] }
      }
      idle = setTimeout(() => void close(), idleMs).unref()
      return reply
    },
    close,
  }
}

/** @returns nothing when the worker ended instead of answering */
async function ask(worker: Worker, request: RenewRequest): Promise<RenewReply | undefined> {
  return await new Promise((resolve) => {
    const answer = (reply: RenewReply) => finish(reply)
    const end = () => finish(undefined)
    const finish = (reply: RenewReply | undefined) => {
      worker.off('message', answer).off('exit', end)
      resolve(reply)
    }
    worker.on('message', answer).on('exit', end)
    worker.postMessage(request)
  })
}
