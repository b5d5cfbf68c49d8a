import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedWorkspace, startWorkspace } from '../src/workspace/workspace.ts'
import { tempFolder } from './library/temp-notes.ts'
import { goodNote, goodPath } from './notes/good-note.ts'
import { startProgram } from './program.ts'
import { manifestWith } from './workspace/fixtures.ts'

const root = join(import.meta.dirname, '..')

/** Starts the program in a folder of its own, with one note so that nothing waits for a library, until it ends. */
async function run(environment: Record<string, string>, cwd = tempFolder()) {
  const env = { PORT: '0', DATA_DIR: tempFolder(), NOTES_DIR: tempFolder({ [goodPath]: goodNote }), ...environment }
  const { code, err } = await startProgram('src/main.ts', { env, cwd }).end
  return { code, stderr: err }
}

describe('the program refuses to start, with exit code 78 and one clear message,', () => {
  it.each([
    { name: 'PORT', environment: { PORT: '70000' }, why: 'there is no such port' },
    { name: 'NOTES_DIR', environment: { NOTES_DIR: join(tmpdir(), 'kubenotes-none') }, why: 'the folder is missing' },
    { name: 'NOTES_DIR', environment: { NOTES_DIR: join(root, 'package.json') }, why: 'it is no folder' },
    { name: 'NOTES_DIR', environment: () => ({ NOTES_DIR: tempFolder() }), why: 'the folder is empty' },
    { name: 'SLACK_BOT_TOKEN', environment: { SLACK_APP_TOKEN: ['xapp', '1'].join('-') }, why: 'half of the tokens' },
  ])('naming $name: $why', async ({ name, environment }) => {
    const { code, stderr } = await run(typeof environment === 'function' ? environment() : environment)
    expect(stderr).toContain(name)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(78)
  })

  it('naming PORT: another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await run({ PORT: String(port) })
    other.close()
    expect(stderr).toBe(`PORT: ${port} is in use by another program, expected a free port (0 takes any)\n`)
    expect(code).toBe(78)
  })

  it('naming the line of a malformed .env', async () => {
    const cwd = tempFolder()
    writeFileSync(join(cwd, '.env'), 'PORT 3000\n')
    const { code, stderr } = await run({}, cwd)
    expect(stderr).toBe('Cannot start with these settings:\n  .env:1: expected NAME=value\n')
    expect(code).toBe(78)
  })
})

describe('the program ends with one clear message', () => {
  let slack: ServedWorkspace
  beforeAll(async () => {
    slack = await startWorkspace({ manifest: manifestWith(), port: 0 })
  })
  afterAll(() => slack.close())
  const ends = async (environment: (slack: ServedWorkspace) => Record<string, string>) => {
    const { code, stderr } = await run(environment(slack))
    expect(stderr).toMatch(/^[^\n]+\n$/)
    return { code, stderr }
  }
  const wrongBot = ['xoxb', '1', 'canary'].join('-')
  const wrongApp = ['xapp', '1', 'canary'].join('-')
  const signingSecret = '0123456789abcdef'

  it.each([
    {
      environment: ({ apiUrl, appToken }: ServedWorkspace) => ({
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: wrongBot,
        SLACK_APP_TOKEN: appToken,
      }),
      token: 'SLACK_BOT_TOKEN',
    },
    {
      environment: ({ apiUrl, botToken }: ServedWorkspace) => ({
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: wrongApp,
      }),
      token: 'SLACK_APP_TOKEN',
    },
    {
      environment: ({ apiUrl }: ServedWorkspace) => ({
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: wrongBot,
        SLACK_SIGNING_SECRET: signingSecret,
      }),
      token: 'SLACK_BOT_TOKEN',
    },
  ])('and 78 when Slack refuses the $token', async ({ environment, token }) => {
    const { code, stderr } = await ends(environment)
    expect(stderr).toContain(`${token}: Slack refuses it (invalid_auth)`)
    expect(stderr).not.toContain('canary')
    expect(code).toBe(78)
  })

  it.each([
    { with: { SLACK_APP_TOKEN: wrongApp }, way: 'Socket Mode' },
    { with: { SLACK_SIGNING_SECRET: signingSecret }, way: 'HTTP' },
  ])('and 1 when Slack cannot be reached by $way: it may come back', async ({ with: secret }) => {
    const apiUrl = 'http://127.0.0.1:2/api/'
    const { code, stderr } = await ends(() => ({ SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: wrongBot, ...secret }))
    expect(stderr).toBe(`Slack cannot be reached at ${apiUrl}: ECONNREFUSED\n`)
    expect(code).toBe(1)
  })
})
