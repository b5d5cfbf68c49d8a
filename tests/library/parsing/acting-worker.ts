/** Stands in for the worker that parses: does what the text of a file says, else answers its path. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Reply, Task } from '../../../src/library/parsing/parse-pool.ts'

const nothing = new Int32Array(new SharedArrayBuffer(4))
const acts: Readonly<Record<string, () => void>> = {
  spin: () => {
    for (;;);
  },
  rest: () => void Atomics.wait(nothing, 0, 0, 1_000),
  hang: () => void Atomics.wait(nothing, 0, 0),
  regex: () => {
    ;/^(a+)+$/.test(`${'a'.repeat(60)}!`)
  },
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('on purpose')
  },
  fill: () => {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i))
  },
}

const say = (reply: Reply<string>) => parentPort?.postMessage(reply)
parentPort?.on('message', (tasks: readonly Task[]) => {
  for (const { number, path, bytes } of tasks) {
    acts[new TextDecoder().decode(bytes).trim()]?.()
    say({ number, outcome: { ok: true, parsed: `${workerData} ${path}` } })
  }
})
say('ready')
