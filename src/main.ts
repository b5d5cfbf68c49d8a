import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { listenForQuestions } from './ask/listeners.ts'
import { type Config, readConfig, withEnvFile } from './config.ts'
import { listenForHome } from './home/listeners.ts'
import { exitOnKnownError } from './known-errors.ts'
import { openLibrary } from './library/open.ts'
import { picturesOf } from './library/picture.ts'
import { watchLibrary } from './library/watch.ts'
import { summarizeProblems } from './notes/problem.ts'
import { rememberDeliveries } from './slack/answer-once.ts'
import { createApp, type SlackOptions } from './slack/app.ts'
import { addressBelow, type LinkTo } from './slack/links.ts'
import { languageOf, nameOf } from './slack/person.ts'
import { publishedPictures } from './slack/published.ts'
import { examples } from './words/examples.ts'
import { words } from './words/words.ts'

try {
  await run(readConfig(withEnvFile(process.env, '.env')))
} catch (error) {
  exitOnKnownError(error)
}

/** Puts the parts together and starts them; a signal stops them in the reverse order. */
async function run(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel })
  const stops: (() => Promise<void>)[] = []
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) process.exit(code)
    stopping = true
    for (const stopPart of stops.reverse()) await stopPart()
    process.exit(code)
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))

  const notes = { notesDir: config.notesDir, dataDir: config.dataDir, strict: config.strictNotes, log: logger }
  const opened = await openLibrary({ ...notes, today: today() })
  for (const line of summarizeProblems(opened.problems, notes)) logger.warn(line)
  const watched = watchLibrary(opened, { ...notes, today })
  stops.push(() => watched.close())

  const { address, close, pictureAt, ...connection } = await connect(config, (error) => {
    logger.fatal({ why: error.message }, 'Slack no longer takes the token')
    void stop(1)
  })
  stops.push(close)

  const published = config.assetsUrl ? publishedPictures(config.assetsUrl, { log: logger }) : undefined
  void published?.look(picturesOf(watched.current))

  const deliveries = rememberDeliveries()
  const slack = createApp({ ...connection, logger, deliveries, failed: (lang, id) => words[lang].failed(id) })
  const features = {
    library: () => watched.current,
    languageOf,
    nameOf,
    deliveries,
    notesUrl: config.notesUrl,
    pictureAt: pictureAt ?? published?.addressOf,
    requestsChannel: config.requestsChannel,
  }
  listenForQuestions(slack.app, features)
  listenForHome(slack.app, features)
  await slack.start()
  stops.push(() => slack.stop())
  console.log(address)
}

interface SlackConnection extends Pick<SlackOptions, 'connection' | 'botToken' | 'slackApiUrl'> {
  /** Where the app can be reached: the last line of the start. */
  readonly address: string
  /** Where it can fetch a picture of the notes. */
  readonly pictureAt?: LinkTo | undefined
  /** Called after the app has stopped. */
  close(): Promise<void>
}

/** Slack as the configuration names it; the local workspace, which production never loads, when it names none. */
async function connect(
  { connection, slackApiUrl, port, notesDir, strictNotes }: Config,
  onLost: (error: Error) => void,
): Promise<SlackConnection> {
  const api = slackApiUrl ? { slackApiUrl } : {}
  const close = async () => {}
  if (connection.kind === 'socket') {
    const { botToken, appToken } = connection
    return {
      ...api,
      botToken,
      connection: { via: 'socket', appToken, onLost },
      close,
      address: 'Kubenotes is connected to Slack.',
    }
  }
  if (connection.kind === 'http') {
    const { botToken, signingSecret } = connection
    const address = `Kubenotes takes requests from Slack at /slack/events on port ${port}.`
    return { ...api, botToken, connection: { via: 'http', signingSecret, port }, close, address }
  }
  const { startWorkspace } = await import('./workspace/workspace.ts')
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../manifest.json'), 'utf8'))
  const workspace = await startWorkspace({ manifest, port, pictures: notesDir, examples: strictNotes ? examples : [] })
  return {
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    pictureAt: (path) => addressBelow(workspace.picturesUrl, path),
    connection: { via: 'socket', appToken: workspace.appToken, onLost },
    close: () => workspace.close(),
    address: `No Slack tokens are set, so a local workspace stands in for Slack. Open it in a browser:\n\n  ${workspace.url}\n`,
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
