import { availableParallelism } from 'node:os'
import { setImmediate as repliesHeard } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { parseLimits } from '../limits.ts'

/** What a worker is given: a file and its place in the list. */
export interface Task {
  readonly number: number
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a worker made of a file, or why it made nothing; `late` when it might have, given more time. */
export type Outcome<T> =
  | { readonly ok: true; readonly parsed: T }
  | { readonly ok: false; readonly why: string; readonly late?: true }

/** What a worker says: once that it is ready, then for each task in turn what came out. */
export type Reply<T> = 'ready' | { readonly number: number; readonly outcome: Outcome<T> }

export interface PoolOptions {
  /** Given to each worker as `workerData`. */
  readonly workerData: unknown
  /** As in `parseLimits`. */
  readonly fileMs?: number
  readonly fileClockMs?: number
  /** What the workers run; it answers a list of tasks with replies. */
  readonly program: URL
}

/** Below both of these one worker is done before a second has started. */
const few = { files: 40, bytes: 200_000 } as const
const mostWorkers = 4
/** A worker is given this much at a time: enough that none waits, few enough that all end together. */
const batch = { files: 16, bytes: 256 * 1024 } as const

/**
 * Parses files in worker threads, since a hostile note can keep the parser busy for minutes or fill the memory. A
 * worker that overruns or dies is replaced, the file it was at is given up, and all others are parsed.
 *
 * @returns in the order of `files`
 * @throws when a worker cannot even start
 */
export async function parseInPool<T>(
  files: readonly Omit<Task, 'number'>[],
  options: PoolOptions,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = []
  const queue = files.map(({ path, bytes }, number) => ({ number, path, bytes }))
  const work: Work<T> = {
    take: () => takeBatch(queue),
    settle: (number, outcome) => {
      outcomes[number] = outcome
    },
  }
  await Promise.all(Array.from({ length: workersFor(queue) }, () => runWorkers(work, options)))
  return outcomes
}

interface Work<T> {
  take(): Task[]
  settle(number: number, outcome: Outcome<T>): void
}

function workersFor(tasks: readonly Task[]): number {
  const bytes = tasks.reduce((sum, task) => sum + task.bytes.length, 0)
  const most = tasks.length < few.files && bytes < few.bytes ? 1 : Math.min(availableParallelism(), mostWorkers)
  return Math.min(most, tasks.length)
}

function takeBatch(queue: Task[]): Task[] {
  let bytes = 0
  const end = queue.findIndex((task, i) => {
    bytes += task.bytes.length
    return i === batch.files || (i > 0 && bytes > batch.bytes)
  })
  return queue.splice(0, end === -1 ? queue.length : end)
}

/** One worker after another until nothing is left to take. */
async function runWorkers<T>(work: Work<T>, options: PoolOptions): Promise<void> {
  let tasks = work.take()
  while (tasks.length > 0) {
    const failure = await runWorker(work, tasks, options)
    if (failure === undefined) return
    const { unanswered, ...why } = failure
    const [given, ...rest] = unanswered
    if (given) work.settle(given.number, { ok: false, ...why })
    tasks = rest.length > 0 ? rest : work.take()
  }
}

/** Why a worker failed, and its tasks without an answer: first the one it was at. */
interface Failure {
  readonly why: string
  readonly late?: true
  readonly unanswered: readonly Task[]
}

/** Runs one worker until it fails or nothing is left to take. */
async function runWorker<T>(work: Work<T>, first: readonly Task[], options: PoolOptions): Promise<Failure | undefined> {
  const { program, workerData, fileMs, fileClockMs } = { ...parseLimits, ...options }
  const worker = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: parseLimits.memoryMiB } })
  const clock = timeLimit()
  let cpu: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      let unanswered: Task[] | undefined
      const fail = (why: string, late?: true) => {
        if (unanswered) resolve({ why, unanswered, ...(late && { late }) })
        else reject(new Error(`Cannot start the parser of notes: ${why}`))
      }
      const tooLong = (ms: number) => fail(`took longer than ${ms / 1000} s`, true)
      const next = (tasks: readonly Task[]) => {
        unanswered = [...tasks]
        if (tasks.length === 0) resolve(undefined)
        else worker.postMessage(tasks)
      }
      let death: string | undefined
      worker.on('error', (error) => {
        death = deathOf(error) // decided when it has ended, which is after its last reply
      })
      worker.on('exit', (code) => fail(`stopped the parser: ${death ?? `exit code ${code}`}`))
      worker.on('message', (reply: Reply<T>) => {
        clock.start(fileClockMs, () => tooLong(fileClockMs))
        if (reply === 'ready') return next(first)
        work.settle(reply.number, reply.outcome)
        unanswered?.shift()
        if (unanswered?.length === 0) next(work.take())
      })
      clock.start(parseLimits.startMs, () => tooLong(parseLimits.startMs))
      cpu = limitCpu(worker, { ms: fileMs, at: () => unanswered?.[0], ring: () => tooLong(fileMs) })
    })
  } finally {
    clock.stop()
    clearInterval(cpu)
    worker.removeAllListeners()
    worker.on('error', () => {}) // what it still says while it is stopped concerns nobody
    await worker.terminate()
  }
}

/** A clock that is set anew for each file. When it rings, replies that have already arrived are heard first. */
function timeLimit(): { start(ms: number, ring: () => void): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let turn = 0
  const stop = () => {
    turn += 1
    clearTimeout(timer)
  }
  return {
    start(ms, ring) {
      stop()
      const own = turn
      timer = setTimeout(() => setImmediate(() => turn === own && ring()), ms)
    },
    stop,
  }
}

interface CpuLimit {
  readonly ms: number
  /** What the worker is at. */
  readonly at: () => Task | undefined
  readonly ring: () => void
}

/** Rings when a worker has spent its CPU time, and up to a tenth more, on one task. */
function limitCpu(worker: Worker, { ms, at, ring }: CpuLimit): NodeJS.Timeout {
  let since: { task: Task | undefined; spent: number } | undefined
  return setInterval(async () => {
    const spent = await cpuMs(worker)
    await repliesHeard()
    const task = at()
    if (since === undefined || since.task !== task) since = { task, spent }
    else if (task && spent - since.spent >= ms) ring()
  }, ms / 10)
}

/** CPU time of a thread so far; before Node 24.6, which does not tell it, the clock stands in. 0 when it has ended. */
async function cpuMs(worker: Partial<Pick<Worker, 'cpuUsage'>>): Promise<number> {
  if (!worker.cpuUsage) return performance.now()
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1000
}

function deathOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? `more than ${parseLimits.memoryMiB} MiB of memory` : message
}
