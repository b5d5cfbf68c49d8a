import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ConfigError, type Environment, readConfig, withEnvFile } from '../src/config.ts'

// Made of parts, so that no scanner of secrets takes them for real ones.
const botToken = ['xoxb', '1', 'canary'].join('-')
const appToken = ['xapp', '1', 'canary'].join('-')
const signingSecret = '0123456789abcdef0123456789abcdef'

const problemsOf = (environment: Environment) => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

describe('readConfig() connects', () => {
  it.each([
    { environment: {}, kind: 'local', why: 'no token is set' },
    { environment: { SLACK_BOT_TOKEN: '  ' }, kind: 'local', why: 'blank is not set' },
    {
      environment: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
      kind: 'socket',
      why: 'an app token is set',
    },
    {
      environment: { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret },
      kind: 'http',
      why: 'a signing secret is set',
    },
    {
      environment: { SLACK_BOT_TOKEN: `${botToken}\n`, SLACK_APP_TOKEN: appToken },
      kind: 'socket',
      why: 'a line end sticks to many a secret',
    },
  ])('$kind: $why', ({ environment, kind }) => {
    expect(readConfig(environment).connection.kind).toBe(kind)
  })
})

describe('readConfig() refuses', () => {
  it.each([
    { environment: { SLACK_BOT_TOKEN: botToken }, names: 'SLACK_APP_TOKEN', why: 'half of a connection' },
    { environment: { SLACK_APP_TOKEN: appToken }, names: 'SLACK_BOT_TOKEN', why: 'the other half' },
    {
      environment: { SLACK_BOT_TOKEN: appToken, SLACK_APP_TOKEN: botToken },
      names: 'SLACK_APP_TOKEN',
      why: 'tokens that changed places',
    },
    {
      environment: { SLACK_BOT_TOKEN: `"${botToken}"`, SLACK_APP_TOKEN: appToken },
      names: 'SLACK_BOT_TOKEN',
      why: 'quotes',
    },
    { environment: { PORT: 'abc' }, names: 'PORT', why: 'no number' },
    { environment: { PORT: '70000' }, names: 'PORT', why: 'no port' },
    { environment: { PORT: '-1' }, names: 'PORT', why: 'below 0' },
    { environment: { NOTES_DIR: join(tmpdir(), 'kubenotes-none') }, names: 'NOTES_DIR', why: 'nothing there' },
    { environment: { NOTES_DIR: import.meta.filename }, names: 'NOTES_DIR', why: 'a file' },
    { environment: { NOTES_URL: 'example.org' }, names: 'NOTES_URL', why: 'no scheme' },
    { environment: { ASSETS_URL: 'notes/' }, names: 'ASSETS_URL', why: 'a folder is no address' },
    { environment: { NOTES_URL: 'javascript:alert(1)' }, names: 'NOTES_URL', why: 'another scheme' },
    { environment: { SLACK_API_URL: 'slack' }, names: 'SLACK_API_URL', why: 'no address' },
    { environment: { DATABASE_URL: 'mysql://me:canary@host/db' }, names: 'DATABASE_URL', why: 'another database' },
    { environment: { DATABASE_URL: 'postgres://me:canary/x@host/db' }, names: 'DATABASE_URL', why: 'a bare slash' },
    { environment: { DATABASE_URL: 'host=db password=canary' }, names: 'DATABASE_URL', why: 'no address' },
    { environment: { LOG_LEVEL: 'loud' }, names: 'LOG_LEVEL', why: 'no level' },
    { environment: { REQUESTS_CHANNEL: 'a b' }, names: 'REQUESTS_CHANNEL', why: 'two words' },
  ])('$why in $names, without showing a secret', ({ environment, names }) => {
    const problems = problemsOf(environment)
    expect(problems.join('\n')).toMatch(new RegExp(`^${names}: `, 'm'))
    expect(problems.join('\n')).not.toMatch(/canary/)
  })

  it.each([
    { set: { PORT: 'x', LOG_LEVEL: 'y' }, missing: [], why: 'two values' },
    { set: { PORT: 'x', NOTES_DIR: '/nowhere' }, missing: [], why: 'the folder is looked for even so' },
    { set: { SLACK_APP_TOKEN: 'z' }, missing: ['SLACK_BOT_TOKEN'], why: 'a wrong half' },
    { set: { SLACK_BOT_TOKEN: 'z' }, missing: ['SLACK_APP_TOKEN'], why: 'the other half' },
  ])('all of $set at once, each by its own name: $why', ({ set, missing }) => {
    const named = problemsOf(set).map((problem) => problem.split(':', 1)[0])
    expect(named.toSorted()).toEqual([...Object.keys(set), ...missing].toSorted())
  })
})

describe('withEnvFile()', () => {
  const file = (content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'kubenotes-')), '.env')
    writeFileSync(path, content)
    return path
  }

  it('lets the process win over the file', () => {
    expect(withEnvFile({ PORT: '1' }, file('PORT=2\nLOG_LEVEL=warn\n'))).toMatchObject({ PORT: '1', LOG_LEVEL: 'warn' })
  })

  it('takes a missing file for an empty one', () => {
    expect(withEnvFile({ PORT: '1' }, join(tmpdir(), 'kubenotes-none', '.env'))).toEqual({ PORT: '1' })
  })

  it.each([
    { content: 'PORT 3000\n', line: 1, why: 'no equals sign' },
    { content: '# fine\nPORT=3000\n<<<<<<< HEAD\n', line: 3, why: 'a merge went wrong' },
    { content: 'PORT: 3000\n', line: 1, why: 'YAML' },
  ])('names line $line of a malformed file: $why', ({ content, line }) => {
    const path = file(content)
    expect(() => withEnvFile({}, path)).toThrow(`${path}:${line}: expected NAME=value`)
  })

  it.each([
    { name: 'SLACK_BOT_TOKN', meant: 'SLACK_BOT_TOKEN', why: 'a local workspace would start in silence' },
    { name: 'SLACK_API_TOKEN', meant: 'SLACK_APP_TOKEN', why: 'one letter of another word' },
    { name: 'DATABASE_URI', meant: 'DATABASE_URL', why: 'answers would go to another store' },
    { name: 'PORTS', meant: 'PORT', why: 'a short name' },
  ])('names $meant, which $name must mean: $why', ({ name, meant }) => {
    const path = file(`${name}=secret\n`)
    expect(() => withEnvFile({}, path)).toThrow(`${path}: ${name} is no setting, expected ${meant}`)
    expect(() => withEnvFile({}, path)).not.toThrow('secret')
  })

  it.each(['HOST', 'NODE_ENV', 'TEST_DATABASE_URL', 'HTTPS_PROXY'])(
    'lets %s pass: it is for another program',
    (name) => {
      expect(withEnvFile({}, file(`${name}=x\n`))).toEqual({ [name]: 'x' })
    },
  )

  it.each([
    { content: 'A="two\nlines"\nPORT=1\n', why: 'a quoted value goes on' },
    { content: 'export PORT=1\n\n  # comment\n', why: 'export and comments are usual' },
    { content: '\ufeffPORT=1\r\n', why: 'Windows saved it' },
  ])('reads $content: $why', ({ content }) => {
    expect(withEnvFile({}, file(content))).toMatchObject({ PORT: '1' })
  })

  it('names a file that cannot be read', () => {
    expect(() => withEnvFile({}, tmpdir())).toThrow(`${tmpdir()}: cannot be read (EISDIR)`)
  })
})
