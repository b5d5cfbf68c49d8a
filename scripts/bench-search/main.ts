// Our search beside others on the same sections and questions: npm run bench:search. A table in Markdown.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { short } from '../bench/table.ts'
import type { Measured } from './one.ts'
import { peers } from './peers.ts'

const sizes = [0, 27_000]
const run = promisify(execFile)

console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n`)
for (const size of sizes) {
  console.log(`## ${size === 0 ? 'Our notes' : `${size} sections`}\n`)
  console.log('| Engine | Note first | held | MRR@10 | p50 ms | p99 ms | Build s | Load ms | Stored MB | Memory MB |')
  console.log('|---|---|---|---|---|---|---|---|---|---|')
  for (const { name } of peers) console.log(row(name, await measure(name, size)))
  console.log('')
}

async function measure(name: string, size: number): Promise<Measured> {
  const script = join(import.meta.dirname, 'one.ts')
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    '--max-old-space-size=8192',
    script,
    name,
    String(size),
  ])
  return JSON.parse(stdout) as Measured
}

function row(name: string, { first, firstHeld, mrr, p50, p99, buildMs, loadMs, bytes, memoryBytes }: Measured): string {
  const mega = (count: number) => (Number.isNaN(count) || count === null ? '–' : short(count / 2 ** 20))
  const cells = [
    name,
    first.toFixed(3),
    firstHeld.toFixed(3),
    mrr.toFixed(3),
    short(p50),
    short(p99),
    short(buildMs / 1_000),
    short(loadMs),
    mega(bytes),
    mega(memoryBytes),
  ]
  return `| ${cells.join(' | ')} |`
}
