import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { manifestWith } from './fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
const manifest = join(folder, 'manifest.json')
writeFileSync(manifest, JSON.stringify(manifestWith()))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]): {
  child: ChildProcess
  end: Promise<{ code: number | null; out: string; err: string }>
} {
  const child = spawn(process.execPath, ['src/workspace/main.ts', ...args])
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => {
    out += String(data)
  })
  child.stderr.on('data', (data) => {
    err += String(data)
  })
  return { child, end: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))) }
}

describe('npm run workspace', () => {
  it.each([
    { mode: 'Socket Mode', args: [], secret: 'SLACK_APP_TOKEN=xapp-' },
    {
      mode: 'signed HTTP',
      args: ['--request-url', 'http://127.0.0.1:9/slack/events'],
      secret: 'SLACK_SIGNING_SECRET=',
    },
  ])('prints where it is and how an app joins by $mode, and ends on SIGTERM', async ({ args, secret }) => {
    const { child, end } = run('--manifest', manifest, '--port', '0', ...args)
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    child.kill('SIGTERM')
    const { code, out } = await end
    expect(code).toBe(0)
    expect(out).toMatch(/open at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+\n/u)
    expect(out).toMatch(/\nSLACK_API_URL=http:\/\/127\.0\.0\.1:\d+\/api\/\nSLACK_BOT_TOKEN=xoxb-local-[\w-]+\n/u)
    expect(out).toContain(`\n${secret}`)
  })

  it.each([
    { args: ['--port', 'x'], err: 'Cannot listen on port x: expected 0 to 65535', why: 'no number' },
    { args: ['--manifest', '/nowhere.json'], err: '/nowhere.json', why: 'no such file' },
    { args: ['--request-url', 'here'], err: 'Cannot use --request-url here', why: 'no address' },
    { args: ['--request-url', 'ftp://x'], err: 'Cannot use --request-url ftp://x', why: 'nothing can be posted there' },
    {
      args: ['--request-url', 'localhost:3000/slack/events'],
      err: 'expected an address with http://',
      why: 'no scheme',
    },
    { args: ['--nonsense'], err: 'Usage: npm run workspace', why: 'no such option' },
  ])('ends with one reason for $args: $why', async ({ args, err }) => {
    const ended = await run(...args).end
    expect(ended.code).toBe(1)
    expect(ended.err).toContain(err)
    expect(ended.err).not.toContain('    at ')
  })

  it('names the port that is in use', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    const { err } = await run('--manifest', manifest, '--port', String(port)).end
    expect(err).toContain(`Cannot listen on port ${port}: it is in use`)
    server.close()
  })
})
