import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ServedWorkspace, startWorkspace } from './workspace.ts'

const usage = `Usage: npm run workspace -- [--manifest manifest.json] [--port 3100] [--request-url http://127.0.0.1:3000/slack/events]

Runs a stand-in for Slack on this machine, for any app made with Bolt. Socket Mode unless --request-url is given.`

try {
  const { values } = parseArgs({
    options: {
      manifest: { type: 'string', default: 'manifest.json' },
      port: { type: 'string', default: '3100' },
      'request-url': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await run(values.manifest, readPort(values.port), values['request-url'])
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function run(manifestPath: string, port: number, requestUrl: string | undefined): Promise<void> {
  if (requestUrl !== undefined && !/^https?:$/.test(URL.parse(requestUrl)?.protocol ?? '')) {
    throw new TypeError(`Cannot use --request-url ${requestUrl}: expected an address with http:// or https://`)
  }
  const manifest: unknown = JSON.parse(readFileSync(manifestPath, 'utf8'))
  const workspace = await startWorkspace({ manifest, port, ...(requestUrl && { mode: { requestUrl } }) })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workspace.close())
  console.log(instructions(workspace, requestUrl))
}

function instructions(workspace: ServedWorkspace, requestUrl: string | undefined): string {
  const secret = requestUrl
    ? `SLACK_SIGNING_SECRET=${workspace.signingSecret}`
    : `SLACK_APP_TOKEN=${workspace.appToken}`
  return [
    `The local workspace is open at ${workspace.url}`,
    '',
    `An app joins it with these variables${requestUrl ? `, listening at ${requestUrl}` : ''}:`,
    '',
    `SLACK_API_URL=${workspace.apiUrl}`,
    `SLACK_BOT_TOKEN=${workspace.botToken}`,
    secret,
  ].join('\n')
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/u.test(text) || port > 65_535) throw new TypeError(`Cannot listen on port ${text}: expected 0 to 65535`)
  return port
}

function explain(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Cannot listen on port ${port}: it is in use. Choose another with --port`
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\n\n${usage}`
  return message
}
