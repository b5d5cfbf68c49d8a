import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'dotenv'
import { z } from 'zod'
import { slipsBetween } from './notes/slips.ts'

/** How the app reaches Slack. */
export type Connection =
  /** The stand-in for Slack on this machine. */
  | { readonly kind: 'local' }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }

export interface Config {
  readonly connection: Connection
  /** Ends in `/`; absent for Slack itself. */
  readonly slackApiUrl?: string | undefined
  /** Of the local workspace or of the HTTP receiver; 0 takes any free one. */
  readonly port: number
  readonly notesDir: string
  /** Every problem in a note stops the build: for notes in our own format. */
  readonly strictNotes: boolean
  readonly dataDir: string
  /** Of Postgres, with the password: never to be shown. Absent for a SQLite file in `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** Ends in `/`. */
  readonly notesUrl?: string | undefined
  /** Ends in `/`. */
  readonly assetsUrl?: string | undefined
  readonly requestsChannel?: string | undefined
  readonly logLevel: (typeof logLevels)[number]
}

/** The environment cannot be used as it stands; `problems` holds every reason, never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`Cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The notes that come with Kubenotes, in our own format. */
const ownNotes = 'notes'

const logLevels = ['debug', 'info', 'warn', 'error'] as const

/** Reads settings, or finds every reason why they cannot be used. */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const read = settings.safeParse(set)
  const problems = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const connection = connectionOf(set, problems)
  if (!read.success || problems.length > 0) throw new ConfigError(problems)
  const { PORT, NOTES_DIR, DATA_DIR, DATABASE_URL, NOTES_URL, ASSETS_URL, REQUESTS_CHANNEL, LOG_LEVEL, SLACK_API_URL } =
    read.data
  return {
    connection,
    slackApiUrl: SLACK_API_URL,
    port: PORT,
    notesDir: NOTES_DIR,
    strictNotes: resolve(NOTES_DIR) === resolve(import.meta.dirname, '..', ownNotes),
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    notesUrl: NOTES_URL,
    assetsUrl: ASSETS_URL,
    requestsChannel: REQUESTS_CHANNEL ?? (connection.kind === 'local' ? 'note-requests' : undefined),
    // In a terminal in front of a newcomer, only what needs a hand; the page shows the rest.
    logLevel: LOG_LEVEL ?? (connection.kind === 'local' ? 'warn' : 'info'),
  }
}

/** Puts the settings of a `.env` file below those of the process. A missing file is none. */
export function withEnvFile(environment: Environment, path: string): Environment {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return environment
    throw new ConfigError([`${path}: cannot be read (${String(code)})`])
  }
  const read = parse(text)
  const problems = [
    ...malformedLines(text).map((line) => `${path}:${line}: expected NAME=value`),
    ...misspelt(Object.keys(read)).map(([name, meant]) => `${path}: ${name} is no setting, expected ${meant}`),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
  return { ...read, ...environment }
}

/** Names at most two slips away from ours, which would else be passed over in silence; others belong to other programs. */
function misspelt(names: readonly string[]): (readonly [name: string, meant: string])[] {
  const known = Object.keys(settings.shape)
  return names.flatMap((name) => {
    const slips = name.length < 8 ? 1 : 2
    const meant = known.includes(name) ? undefined : known.find((one) => slipsBetween(name, one) <= slips)
    return meant === undefined ? [] : [[name, meant] as const]
  })
}

/** Numbers of the lines, from 1, that are neither settings, comments nor empty: dotenv passes over them in silence. */
function malformedLines(text: string): number[] {
  const malformed: number[] = []
  let quote: string | undefined
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (quote !== undefined) {
      if (line.includes(quote)) quote = undefined
      continue
    }
    const setting = /^\s*(?:export\s+)?[\w.-]+\s*=\s*(.*)$/.exec(line)
    if (setting) {
      const opened = /^(["'`])/.exec(setting[1] ?? '')?.[1]
      if (opened && !(setting[1] ?? '').slice(1).includes(opened)) quote = opened
    } else if (/^\s*[^\s#]/.test(line)) malformed.push(i + 1)
  }
  return malformed
}

const url = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `expected an address such as ${example}` })
    .transform((address) => (address.endsWith('/') ? address : `${address}/`))

const token = (prefix: string, where: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-[\\w-]+$`), { error: `expected a token that begins with ${prefix}- (${where})` })

const settings = z.object({
  SLACK_BOT_TOKEN: token('xoxb', 'OAuth & Permissions, "Bot User OAuth Token"').optional(),
  SLACK_APP_TOKEN: token('xapp', 'Basic Information, "App-Level Tokens"').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\w{16,}$/, {
      error: 'expected the signing secret: letters and digits (Basic Information, "App Credentials")',
    })
    .optional(),
  SLACK_API_URL: url('https://slack.com/api/').optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'expected a whole number from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'expected a whole number from 0 to 65535' })
    .default(3000),
  NOTES_DIR: z
    .string()
    .refine(isFolder, { error: ({ input }) => `${JSON.stringify(input)} is no folder, expected the one of the notes` })
    .default(ownNotes),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'expected an address such as postgresql://user:password@localhost:5432/kubenotes',
    })
    .optional(),
  NOTES_URL: url('https://github.com/you/notes/blob/main/notes/').optional(),
  ASSETS_URL: url('https://raw.githubusercontent.com/you/notes/main/notes/').optional(),
  REQUESTS_CHANNEL: z
    .string()
    .regex(/^#?[\p{L}\p{N}_-]{1,80}$/u, { error: 'expected the name or the id of one channel, such as note-requests' })
    .transform((name) => name.replace(/^#/, ''))
    .optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `expected one of ${logLevels.join(', ')}` }).optional(),
})

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Which way to Slack the tokens that are set allow; a half of one is a problem, never a silent local workspace. */
function connectionOf(set: Environment, problems: string[]): Connection {
  const botToken = set['SLACK_BOT_TOKEN']
  const appToken = set['SLACK_APP_TOKEN']
  const signingSecret = set['SLACK_SIGNING_SECRET']
  if (botToken && appToken) return { kind: 'socket', botToken, appToken }
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret }
  if (botToken) {
    problems.push('SLACK_APP_TOKEN: missing, though SLACK_BOT_TOKEN is set (or SLACK_SIGNING_SECRET, for HTTP)')
  } else if (appToken || signingSecret) {
    problems.push(`SLACK_BOT_TOKEN: missing, though ${appToken ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'} is set`)
  }
  return { kind: 'local' }
}
