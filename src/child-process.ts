import { fork } from 'node:child_process'

/** A question under way. */
export interface Apart {
  /** What the program answered; an error when it failed, ended or was too late. */
  readonly reply: Promise<unknown>
  readonly stop: () => void
}

/**
 * Asks a program, which runs `answerApart`, in a process of its own: the app goes on meanwhile, and the memory goes with
 * the process.
 *
 * @param longestMs  after which it is ended
 */
export function askApart(program: string, request: object, { longestMs }: { readonly longestMs: number }): Apart {
  const { promise: reply, resolve } = Promise.withResolvers<unknown>()
  const child = fork(program, { serialization: 'advanced', execArgv: [] })
  const stop = () => void child.kill('SIGKILL')
  const late = setTimeout(stop, longestMs)
  child.once('message', resolve)
  child.once('error', resolve)
  child.once('exit', (code, signal) => {
    clearTimeout(late)
    resolve(new Error(`the process ended with ${code ?? signal}`))
  })
  child.send(request, (error) => error && resolve(error))
  return { reply, stop }
}

/** Answers the one request of `askApart`, or says why not, and ends the process. */
export function answerApart<Request>(work: (request: Request) => unknown): void {
  process.once('message', (request: Request) => {
    process.send?.(
      resultOf(() => work(request)),
      () => process.exit(),
    )
  })
  process.once('disconnect', () => process.exit()) // nobody is left to work for
}

function resultOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
