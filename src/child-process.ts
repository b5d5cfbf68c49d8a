import { fork } from 'node:child_process'

export interface ChildOptions {
  /** After which it is ended. */
  readonly longestMs: number
  /** Ends it before. */
  readonly signal: AbortSignal
}

/**
 * Asks a program, which runs `answerParent`, in a process of its own: the app goes on meanwhile, and the memory goes with
 * the process.
 *
 * @returns what the program answered; an error when it failed, ended or was ended. Never rejects
 */
export function askChild(program: string, request: object, { longestMs, signal }: ChildOptions): Promise<unknown> {
  const { promise: reply, resolve } = Promise.withResolvers<unknown>()
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [],
    timeout: longestMs,
    signal,
    killSignal: 'SIGKILL',
  })
  child.once('message', resolve)
  child.on('error', resolve)
  child.once('exit', (code, killedBy) => resolve(new Error(`the process ended with ${code ?? killedBy}`)))
  child.send(request, (error) => error && resolve(error))
  return reply
}

/** Answers the one request of `askChild`, or says why not, and ends the process. */
export function answerParent<Request>(work: (request: Request) => unknown): void {
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
