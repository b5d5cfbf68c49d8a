import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrate } from '../../src/storage/migrate.ts'
import type { OpenBase } from '../../src/storage/schema.ts'
import { sampleQuizzes } from '../sample-daily.ts'
import { openShared, type Place, saveAll } from '../shared-base.ts'
import { type Moods, type Slack, startSlack } from './slack.ts'
import type { Task } from './work.ts'

export interface Chaos extends Moods {
  readonly place: Place
  readonly processes: number
  readonly channels: number
  readonly perTeam: number
  /** With signal 9, each time one of the processes. */
  readonly kills: number
  /** Far longer than Slack's answers take (ms). */
  readonly leaseMs: number
}

export interface Outcome {
  readonly posts: number
  readonly results: number
  /** Posts of the ledger of which nobody knows whether they arrived, and those of them that did. */
  readonly unknown: { readonly all: number; readonly arrived: number }
  readonly met: Slack['met']
  readonly seconds: number
  /** Channels, by what is wrong with them. */
  readonly faults: Readonly<Record<Fault, readonly string[]>>
}

export type Fault =
  | 'post doubled'
  | 'post missed'
  | 'result doubled'
  | 'result missed'
  | 'unknown, and not told'
  | 'ledger wrong'

const minuteMs = 60_000
/** How long a process works before it is killed (ms). */
const life = { least: 20, most: 600 } as const

/** Makes channels due at once, has processes share the work, kills them again and again, and compares ledger and Slack. */
export async function runChaos(chaos: Chaos): Promise<Outcome> {
  const { place, channels, perTeam, leaseMs } = chaos
  const base = await openShared(place)
  const slack = await startSlack(chaos)
  try {
    await migrate(base)
    const thisMinute = Math.floor(Date.now() / minuteMs) * minuteMs
    await saveAll(base, sampleQuizzes(channels, perTeam, thisMinute))
    const started = performance.now()
    await work(chaos, { place, slackApiUrl: slack.url, leaseMs }, base)
    const seconds = (performance.now() - started) / 1_000
    return { ...(await compare(base, slack, channels)), met: slack.met, seconds }
  } finally {
    slack.close()
    await base.close()
  }
}

async function work({ processes, kills, channels }: Chaos, task: Task, base: OpenBase): Promise<void> {
  const workers = new Set<ChildProcess>()
  let left = kills
  let done = false
  /** One of the processes, which comes back whenever it was killed. */
  const stay = async () => {
    while (!done) {
      const worker = spawn(process.execPath, [join(import.meta.dirname, 'work.ts'), JSON.stringify(task)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      workers.add(worker)
      const closed = once(worker, 'close')
      await Promise.race([once(worker.stdout, 'data'), closed])
      if (left > 0) {
        left--
        await pause(life.least + Math.random() * (life.most - life.least))
        worker.kill('SIGKILL')
      }
      await closed
      workers.delete(worker)
    }
  }
  const staying = Array.from({ length: processes }, stay)
  while (left > 0 || !(await isDone(base, channels))) await pause(200)
  done = true
  for (const worker of workers) worker.kill('SIGKILL')
  await Promise.all(staying)
}

async function isDone({ db }: OpenBase, channels: number): Promise<boolean> {
  const { settled } = await db
    .selectFrom('daily_post')
    .select((eb) => eb.fn.countAll<number>().as('settled'))
    .where('next_attempt_at', 'is', null)
    .executeTakeFirstOrThrow()
  return settled === channels
}

async function compare({ db }: OpenBase, { messages }: Slack, channels: number) {
  const faults: Record<Fault, string[]> = {
    'post doubled': [],
    'post missed': [],
    'result doubled': [],
    'result missed': [],
    'unknown, and not told': [],
    'ledger wrong': [],
  }
  const rows = await db.selectFrom('daily_post').selectAll().execute()
  const byChannel = Map.groupBy(rows, ({ channel_id }) => channel_id)
  const count = { posts: 0, results: 0, unknown: 0, arrived: 0 }
  for (let i = 0; i < channels; i++) {
    const channel = `C${i}`
    const arrived = messages.get(channel) ?? []
    const posts = arrived.filter(({ threadTs }) => threadTs === undefined)
    const results = arrived.length - posts.length
    const [row, ...more] = byChannel.get(channel) ?? []
    const isUnknown = row?.state === 'unknown'
    count.posts += posts.length
    count.results += results
    count.unknown += Number(isUnknown)
    count.arrived += Number(isUnknown && posts.length > 0)
    const found: Record<Fault, boolean> = {
      'post doubled': posts.length > 1,
      'post missed': posts.length === 0 && !isUnknown,
      'result doubled': results > 1,
      // Results are sent at most once: the ledger says which of them nobody saw arrive.
      'result missed': results === 0 && !isUnknown && row?.last_error === null,
      'unknown, and not told': isUnknown && !messages.has(`U${i}`),
      'ledger wrong': more.length > 0 || (row?.state === 'revealed' && row.message_ts !== posts[0]?.ts),
    }
    for (const fault of faultNames) if (found[fault]) faults[fault].push(channel)
  }
  const { posts, results, unknown, arrived } = count
  return { posts, results, unknown: { all: unknown, arrived }, faults }
}

const faultNames: readonly Fault[] = [
  'post doubled',
  'post missed',
  'result doubled',
  'result missed',
  'unknown, and not told',
  'ledger wrong',
]
