import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, webApi } from '@slack/bolt'
import { pino } from 'pino'
import { listenForQuestions } from './ask/listeners.ts'
import { type Config, readConfig, withEnvFile } from './config.ts'
import { listenForHome } from './home/listeners.ts'
import { exitOnKnownError } from './known-errors.ts'
import { openLibrary } from './library/open.ts'
import { watchLibrary } from './library/watch.ts'
import { formatProblem } from './notes/problem.ts'
import { rememberDeliveries } from './slack/answer-once.ts'
import { createApp, type SlackOptions } from './slack/app.ts'
import { langOf, localeOf } from './slack/person.ts'
import { words } from './words/words.ts'

/** A part that runs, and how it ends. */
type Stop = () => Promise<void>

try {
  await run(readConfig(withEnvFile(process.env, '.env')))
} catch (error) {
  exitOnKnownError(error)
}

/** Puts the parts together and starts them; a signal stops them in the reverse order. */
async function run(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel })
  const stops: Stop[] = []
  const stop = async (code: number) => {
    for (const stopPart of stops.splice(0).reverse()) await stopPart()
    process.exit(code)
  }

  const options = {
    notesDir: config.notesDir,
    dataDir: config.dataDir,
    strict: config.strictNotes,
    today: new Date().toISOString().slice(0, 10),
    log: logger,
  }
  const opened = await openLibrary(options)
  for (const problem of opened.problems) logger.warn(formatProblem(problem))
  const watched = watchLibrary(opened, {
    ...options,
    onChange: ({ notes, sections }) => logger.info({ notes: notes.length, sections: sections.length }, 'notes reloaded'),
    onFailure: (error) => logger.error({ why: error.message }, 'notes not reloaded, the last good ones stay'),
  })
  stops.push(() => watched.close())

  const library = () => watched.current
  const deliveries = rememberDeliveries()
  const slack = { logger, deliveries, failed: (lang, id) => words[lang].failed(id) } satisfies Partial<SlackOptions>
  const { connection, slackApiUrl, port } = config
  const api = slackApiUrl ? { slackApiUrl } : {}

  const local = connection.kind === 'local' ? await startLocalWorkspace(port) : undefined
  if (local) stops.push(() => local.close())
  const onLost = (error: Error) => {
    logger.fatal({ why: error.message }, 'Slack no longer takes the token')
    void stop(1)
  }
  const bolt = createApp(
    local
      ? {
          ...slack,
          connection: { via: 'socket', appToken: local.appToken, onLost },
          botToken: local.botToken,
          slackApiUrl: local.apiUrl,
        }
      : connection.kind === 'socket'
        ? { ...slack, ...api, connection: { via: 'socket', appToken: connection.appToken, onLost }, botToken: connection.botToken }
        : { ...slack, ...api, connection: { via: 'http', port, signingSecret: connection.signingSecret }, botToken: connection.botToken },
  )
}
