// A process of its own for chaos.ts: sends what is due until it is killed
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { pino } from 'pino'
import { startDaily } from '../../src/daily/runner.ts'
import { unhurriedClient } from '../../src/slack/app.ts'
import { sampleLibrary } from '../sample-daily.ts'
import { dailyStoreOn, openShared, type Place } from '../shared-base.ts'

const { place, slackApiUrl, leaseMs } = JSON.parse(process.argv[2] ?? '') as Task
const library = sampleLibrary()
const silent = pino({ level: 'silent' })
const base = await openShared(place)
startDaily({
  store: dailyStoreOn(base),
  now: Date.now,
  random: Math.random,
  library: () => library,
  languageOf: async () => undefined,
  client: unhurriedClient({ botToken: 'xoxb-chaos', logger: silent, slackApiUrl }),
  logger: { warn: (details, message) => process.env['CHAOS_LOG'] && console.error(message, details) },
  owner: randomUUID(),
  everyMs: 200,
  // Results come right after their posts here: no time to spare.
  pauseMs: 50,
  leaseMs,
})
setInterval(() => {}, 60_000) // the runner keeps no process alive
writeSync(1, 'at work\n')

export interface Task {
  readonly place: Place
  readonly slackApiUrl: string
  readonly leaseMs: number
}
