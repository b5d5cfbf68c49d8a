import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore, type StorageSettings } from '../../src/storage/open.ts'
import type { Store } from '../../src/storage/store.ts'
import { sampleAsked, sampleReply } from '../sample-answers.ts'
import { withTemporarySchema } from '../temporary-schema.ts'
import { atLeast, type Figure, short } from './table.ts'
import { percentile, tidyUp, timedAsync } from './times.ts'

const answers = { warmUp: 500, timed: 4_000 } as const
const people = 100
/** How many people answer at the same time. */
const atOnce = 8

/** Answers that are flushed to the disk, in a SQLite file and, with TEST_DATABASE_URL, in Postgres. */
export async function measureStorage(dataDir: string): Promise<readonly Figure[]> {
  const sqlite = [...(await measureStore('SQLite', { dataDir }, 1_000)), await measureFlush(join(dataDir, 'flush'))]
  const url = process.env['TEST_DATABASE_URL']
  if (!url) return [...sqlite, { name: 'answers in Postgres', value: 'skipped: TEST_DATABASE_URL is not set' }]
  const measure = (databaseUrl: string) => measureStore('Postgres', { dataDir, databaseUrl }, 500)
  return [...sqlite, ...(await withTemporarySchema(url, measure))]
}

async function measureStore(engine: string, settings: StorageSettings, target: number): Promise<readonly Figure[]> {
  const started = performance.now()
  const store = await openStore(settings)
  const opening = performance.now() - started
  try {
    await answerAll(store, answers.warmUp)
    tidyUp()
    const { seconds, times } = await answerAll(store, answers.timed)
    return [
      { name: `opening an empty store in ${engine}`, value: `${short(opening)} ms` },
      atLeast(`answers in ${engine}, ${atOnce} at once`, answers.timed / seconds, target, 'a second'),
      { name: `answer in ${engine}, p50`, value: `${short(percentile(times, 0.5))} ms` },
      { name: `answer in ${engine}, p99`, value: `${short(percentile(times, 0.99))} ms` },
    ]
  } finally {
    await store.close()
  }
}

/** Puts items to people, then takes the time of their replies. */
async function answerAll(store: Store, count: number) {
  const open = Array.from({ length: count }, (_, i) =>
    sampleAsked({ team: 'T1', user: `U${i % people}` }, `item-${Math.floor(i / people)}`),
  )
  for (const asked of open) await store.ask(asked)
  const times: number[] = []
  const answerOn = async () => {
    for (let asked = open.pop(); asked; asked = open.pop()) {
      const next = asked
      times.push(await timedAsync(() => store.answer(next, sampleReply(next))))
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, answerOn))
  return { seconds: (performance.now() - started) / 1_000, times }
}

/** What no answer can be faster than on its own: one write that the disk confirms. */
async function measureFlush(path: string): Promise<Figure> {
  const file = await open(path, 'w')
  const page = Buffer.alloc(4_096, 1)
  const times: number[] = []
  for (let i = 0; i < 200; i++)
    times.push(
      await timedAsync(async () => {
        await file.write(page)
        await file.datasync()
      }),
    )
  await file.close()
  return { name: 'flush of 4 KiB to this disk, p50', value: `${short(percentile(times, 0.5))} ms` }
}
