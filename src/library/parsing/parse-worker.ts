/** Parses files in a thread of its own; see `parseInPool`. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ParsedNote, type ParseOptions, parseNote } from '../../notes/parse.ts'
import type { Outcome, Reply, Task } from './parse-pool.ts'

const options = workerData as Omit<ParseOptions, 'path'>
const say = (reply: Reply<ParsedNote>) => parentPort?.postMessage(reply)

parentPort?.on('message', (tasks: readonly Task[]) => {
  for (const { number, path, bytes } of tasks) say({ number, outcome: parse(path, bytes) })
})
say('ready')

function parse(path: string, bytes: Uint8Array): Outcome<ParsedNote> {
  try {
    return { ok: true, parsed: parseNote(bytes, { ...options, path }) }
  } catch (error) {
    return { ok: false, why: `stopped the parser: ${error instanceof Error ? error.message : error}` }
  }
}
