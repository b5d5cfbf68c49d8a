import { join } from 'node:path'
import { startDaily } from '../../src/daily/runner.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { atMost, type Figure } from '../bench/table.ts'
import { sampleQuizzes } from '../sample-daily.ts'
import { dailyStoreOn, openShared, saveAll } from '../shared-base.ts'
import { offline } from './offline.ts'

const posts = 1_800
/** Until Slack answers. */
const latencyMs = 150

/** From the slot to the last of many posts, with the app's own clock, from a SQLite file. */
export async function measurePosts(name: string, dataDir: string, perTeam: number): Promise<Figure> {
  const base = await openShared({ file: join(dataDir, `${perTeam}.db`) })
  try {
    await migrate(base)
    const store = dailyStoreOn(base)
    const slot = Date.now() + 1_000
    await saveAll(
      base,
      sampleQuizzes(posts, perTeam, slot).map((quiz) => ({ ...quiz, revealHours: 4 })),
    )
    const all = Promise.withResolvers<number>()
    let sent = 0
    const daily = startDaily({ ...offline(latencyMs, () => ++sent === posts && all.resolve(Date.now())), store })
    const alive = setInterval(() => {}, 60_000) // which the runner keeps no process
    const last = await all.promise
    clearInterval(alive)
    await daily.stop()
    return atMost(
      `last of ${posts} posts, ${name}, ${latencyMs} ms each`,
      (last - slot) / 1_000,
      120,
      's after the slot',
    )
  } finally {
    await base.close()
  }
}
