// One engine at one size, in a process of its own, for main.ts: node one.ts <name> <sections>. Prints a line of JSON.
import { join } from 'node:path'
import { percentile, tidyUp, timedAsync } from '../bench/times.ts'
import { documentsToMeasure } from '../measure/library.ts'
import { type AskedQuestion, isHeld, readQuestions } from '../measure/questions.ts'
import { enlarge } from './enlarge.ts'
import { peers } from './peers.ts'

export interface Measured {
  readonly buildMs: number
  readonly loadMs: number
  readonly bytes: number
  /** Of the heap and what lies beside it, after loading, compared with before. */
  readonly memoryBytes: number
  readonly p50: number
  readonly p99: number
  readonly first: number
  /** The same, of the questions that served for none of our numbers. */
  readonly firstHeld: number
  readonly mrr: number
}

const [name, size] = process.argv.slice(2)
const peer = peers.find((one) => one.name === name)
if (!peer)
  throw new Error(`Unknown engine ${JSON.stringify(name)}, expected one of ${peers.map((one) => one.name).join(', ')}`)
const root = join(import.meta.dirname, '../..')
const { documents, noteOf, glossary } = await documentsToMeasure(root)
const all = enlarge(documents, Number(size), 1)
const sections = all.map(({ heading, above, aliases, questions, asked, text }, id) => {
  return { id, title: [above, heading, aliases].join('\n'), text: [text, questions, asked].join('\n') }
})
const questions = readQuestions(join(root, 'tests/questions'), 'all').filter(({ note }) => note !== null)

const start = performance.now()
const packed = await peer.pack(sections, { documents: all, glossary })
const buildMs = performance.now() - start
const before = memory()
const loading = performance.now()
const find = await packed.load()
const loadMs = performance.now() - loading

const ranks: number[] = []
for (const { question, note, also } of questions) {
  const right = new Set([note, ...also.map((other) => other.split('#')[0])])
  const ids = [...new Set((await find(question)).map((section) => noteOf[section] ?? ''))]
  ranks.push(ids.findIndex((id) => right.has(id)) + 1)
}
const memoryBytes = memory() - before
const times: number[] = []
for (let round = 0; round < 2; round++) {
  for (const { question } of questions) times.push(await timedAsync(async () => await find(question)))
}
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const measured: Measured = {
  buildMs,
  loadMs,
  bytes: packed.bytes,
  memoryBytes,
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  first: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
  firstHeld: mean(ranks.flatMap((rank, i) => (isHeld(questions[i] as AskedQuestion) ? [rank === 1 ? 1 : 0] : []))),
  mrr: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))),
}
console.log(JSON.stringify(measured))

function memory(): number {
  tidyUp()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
