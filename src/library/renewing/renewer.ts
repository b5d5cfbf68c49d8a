import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { RenewReply, RenewRequest } from './renew-process.ts'

/** Makes libraries in a process of its own: the app answers meanwhile, and the memory is given back. */
export interface Renewer {
  /** One request at a time. Never rejects: a process that dies has failed to make the library. */
  renew(request: RenewRequest): Promise<RenewReply>
  /** A request under way fails. */
  close(): Promise<void>
}

/** How long the process is kept, with the files it has parsed, for the next change. */
const idleMs = 60_000

export function createRenewer(): Renewer {
  let maker: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  async function close(): Promise<void> {
    clearTimeout(idle)
    const ended = maker
    maker = undefined
    ended?.ref()
    if (ended?.kill('SIGKILL')) await once(ended, 'exit')
  }
  function start(): ChildProcess {
    const started = fork(program, { serialization: 'advanced', execArgv })
    const drop = () => {
      if (maker === started) maker = undefined
    }
    return started.once('exit', drop).on('error', drop) // one that cannot be started never tells of an end
  }
  return {
    async renew(request) {
      clearTimeout(idle)
      maker ??= start()
      const reply = await ask(maker, request)
      if (reply === undefined) {
        return { kind: 'failed', notes: '', why: 'the making of the library broke off', warnings: [] }
      }
      maker?.unref()
      maker?.channel?.unref()
      idle = setTimeout(() => void close(), idleMs).unref()
      return reply
    },
    close,
  }
}

/** @returns nothing when the process ended instead of answering */
async function ask(maker: ChildProcess, request: RenewRequest): Promise<RenewReply | undefined> {
  return await new Promise((resolve) => {
    const answer = (reply: unknown) => finish(reply as RenewReply)
    const end = () => finish(undefined)
    const finish = (reply: RenewReply | undefined) => {
      maker.off('message', answer).off('exit', end).off('error', end)
      resolve(reply)
    }
    maker.on('message', answer).on('exit', end).on('error', end)
    maker.ref()
    maker.channel?.ref()
    if (maker.connected) maker.send(request, (error) => error && end())
  })
}

/**
 * The optimizing compiler would take a core from the parser and end when it does: without it, both end sooner. With
 * protection keys V8 now and then aborts a process whose threads come and go (`jit_page.has_value()`, nodejs/node 64500).
 */
const execArgv = ['--no-turbofan', '--no-memory-protection-keys']
const program = fileURLToPath(new URL('./renew-process.ts', import.meta.url))
