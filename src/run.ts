import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from 'pino'
import { listenForQuestions } from './ask/listeners.ts'
import type { Config } from './config.ts'
import { startCalendars } from './daily/calendar-runner.ts'
import { listenForDaily } from './daily/listeners.ts'
import { type DailyDeps, startDaily } from './daily/runner.ts'
import { giveBackMemory } from './give-back-memory.ts'
import { homeDrawer } from './home/draw.ts'
import { listenForHome } from './home/listeners.ts'
import { picturesOf } from './library/compiling/picture.ts'
import type { LibraryOptions, OpenedLibrary } from './library/open.ts'
import { watchLibrary } from './library/watch.ts'
import { summarizeProblems } from './notes/problem.ts'
import { createChartDrawer } from './people/chart-drawer.ts'
import { startFitting } from './people/fit-runner.ts'
import { chosenLanguage } from './people/language.ts'
import { listenForPeople } from './people/listeners.ts'
import { type ReminderDeps, startReminders } from './people/reminder-runner.ts'
import { listenForQuiz } from './quiz/listeners.ts'
import { rememberDeliveries } from './slack/answer-once.ts'
import { createApp, type SlackOptions } from './slack/app.ts'
import { addressBelow, type LinkTo } from './slack/links.ts'
import { nameOf } from './slack/person.ts'
import { publishedPictures } from './slack/published-pictures.ts'
import { type Part, stopParts } from './stop-parts.ts'
import { openStore } from './storage/open.ts'
import { examples } from './words/examples.ts'
import { words } from './words/words.ts'

export interface Start {
  readonly config: Config
  readonly logger: Logger
  readonly notes: Omit<LibraryOptions, 'today'> & { readonly today: () => string }
  /** The library, already on its way. */
  readonly opening: Promise<OpenedLibrary>
}

/** Puts the parts together and starts them; a signal stops them in the reverse order. */
export async function run({ config, logger, notes, opening }: Start): Promise<void> {
  const parts: Part[] = []
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) process.exit(code)
    stopping = true
    await stopParts(parts.reverse(), { limitMs: stopMs, logger })
    process.exit(code)
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))

  const store = await openStore(config)
  parts.push({ name: 'store', stop: () => store.close() })
  await Promise.race([opening, turn()]) // a folder that cannot be used is known by now
  const started = Promise.withResolvers<void>()
  const { address, close, pictureAt, ...connection } = await connect(config, started.promise, (error) => {
    logger.fatal({ why: error.message }, 'Slack no longer takes the token')
    void stop(1)
  })
  parts.push({ name: 'connection', stop: close })
  if (config.connection.kind === 'local') console.log(address)

  const opened = await opening
  for (const line of summarizeProblems(opened.problems, notes)) logger.warn(line)
  const watched = watchLibrary(opened, notes)
  parts.push({ name: 'library', stop: () => watched.close() })

  const published = config.assetsUrl ? publishedPictures(config.assetsUrl, { log: logger }) : undefined
  void published?.look(picturesOf(watched.current))

  const { now } = connection
  const deliveries = rememberDeliveries({ now })
  const slack = createApp({ ...connection, logger, deliveries, failed: (lang, id) => words[lang].failed(id) })
  const features = {
    library: () => watched.current,
    languageOf: chosenLanguage(store),
    nameOf,
    deliveries,
    notesUrl: config.notesUrl,
    pictureAt: pictureAt ?? published?.addressOf,
    requestsChannel: config.requestsChannel,
    store,
    now,
    random: Math.random,
    newId: () => randomBytes(16).toString('hex'),
  }
  const redrawHome = homeDrawer({ ...features, logger })
  listenForQuestions(slack.app, features)
  const daily = startDaily({ ...features, ...connection.daily, client: slack.unhurried, owner: randomUUID(), logger })
  parts.push({ name: 'daily quiz', stop: () => daily.stop() })
  listenForQuiz(slack.app, {
    ...features,
    async onReply(client, person, { id, purpose }) {
      await redrawHome(client, person)
      if (purpose === 'daily') await daily.answered(id)
    },
  })
  listenForDaily(slack.app, features)
  const calendars = startCalendars({ ...features, logger })
  parts.push({ name: 'calendars', stop: () => calendars.stop() })
  listenForHome(slack.app, { ...features, redrawHome })
  const charts = createChartDrawer()
  parts.push({ name: 'charts', stop: async () => charts.close() })
  listenForPeople(slack.app, { ...features, redrawHome, drawChart: (chart) => charts.draw(chart), logger })
  await slack.start()
  parts.push({ name: 'Slack', stop: () => slack.stop() })
  const fitting = startFitting({ store, now, logger })
  parts.push({ name: 'fitting', stop: () => fitting.stop() })
  const reminders = startReminders({ ...features, ...connection.reminders, client: slack.app.client, logger })
  parts.push({ name: 'reminders', stop: () => reminders.stop() })
  started.resolve()
  if (config.connection.kind !== 'local') console.log(address)
  giveBackMemory()
}

/** Longer than requests under way get; two parts that hang fit into the 30 s that Kubernetes gives a Pod. */
const stopMs = 12_000
const dayMs = 24 * 60 * 60 * 1_000

interface SlackConnection extends Pick<SlackOptions, 'connection' | 'botToken' | 'slackApiUrl'> {
  /** Epoch milliseconds; in the local workspace people can move the time on. */
  readonly now: () => number
  /** Where the app can be reached: the last line of the start. */
  readonly address: string
  /** How the daily quiz and reminders run where the clock goes by leaps. */
  readonly daily?: Pick<DailyDeps, 'timely' | 'everyMs'>
  readonly reminders?: Pick<ReminderDeps, 'latestMs' | 'everyMs'>
  /** Where it can fetch a picture of the notes. */
  readonly pictureAt?: LinkTo | undefined
  /** Called after the app has stopped. */
  close(): Promise<void>
}

/**
 * Slack as the configuration names it; the local workspace, which production never loads, when it names none. There
 * what people send waits until the app has `started`.
 */
async function connect(
  { connection, slackApiUrl, port, notesDir, dataDir, strictNotes }: Config,
  started: Promise<void>,
  onLost: (error: Error) => void,
): Promise<SlackConnection> {
  const usual = { ...(slackApiUrl && { slackApiUrl }), now: Date.now }
  const close = async () => {}
  if (connection.kind === 'socket') {
    const { botToken, appToken } = connection
    return {
      ...usual,
      botToken,
      connection: { via: 'socket', appToken, onLost },
      close,
      address: 'Kubenotes is connected to Slack.',
    }
  }
  if (connection.kind === 'http') {
    const { botToken, signingSecret } = connection
    const address = `Kubenotes takes requests from Slack at /slack/events on port ${port}.`
    return { ...usual, botToken, connection: { via: 'http', signingSecret, port }, close, address }
  }
  const { keptClock } = await import('./workspace/clock.ts')
  const { startWorkspace } = await import('./workspace/workspace.ts')
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../manifest.json'), 'utf8'))
  const workspace = await startWorkspace({
    manifest,
    port,
    pictures: notesDir,
    examples: strictNotes ? examples : [],
    nextDay: true,
    clock: keptClock(join(dataDir, 'workspace-clock')),
    appStarts: started,
  })
  return {
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    pictureAt: (path) => addressBelow(workspace.picturesUrl, path),
    now: workspace.now,
    // A press of "Next day" passes over every slot of a day; the last one is then posted.
    daily: { everyMs: 1_000, timely: (slot, now) => now - slot <= dayMs },
    reminders: { everyMs: 1_000, latestMs: dayMs },
    connection: { via: 'socket', appToken: workspace.appToken, onLost },
    close: () => workspace.close(),
    address: `No Slack tokens are set, so a local workspace stands in for Slack. Open it in a browser:\n\n  ${workspace.url}\n`,
  }
}
