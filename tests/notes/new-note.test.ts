import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { checkTogether } from '../../src/notes/check-together.ts'
import { parseNote } from '../../src/notes/parse.ts'

const root = join(import.meta.dirname, '..', '..')
const notes = mkdtempSync(join(tmpdir(), 'new-note-'))
afterAll(() => rmSync(notes, { recursive: true }))

beforeEach(() => {
  rmSync(notes, { recursive: true })
  for (const folder of ['en/linux', 'zh/linux', 'en/docker', 'zh/docker', 'en/extra']) {
    mkdirSync(join(notes, folder), { recursive: true })
  }
  writeFileSync(join(notes, 'zh/linux/cgroups.md'), 'kept')
})

describe('npm run new-note', () => {
  it('makes a pair in which only what its author must write is missing', async () => {
    const { exitCode, out } = await run('linux/exit-codes')
    expect(exitCode).toBe(0)
    expect(out).toContain('en/linux/exit-codes.md')
    const today = new Date().toISOString().slice(0, 10)
    const parsed = ['en/linux/exit-codes.md', 'zh/linux/exit-codes.md'].map((path) =>
      parseNote(readFileSync(join(notes, path)), { path, strict: true, today }),
    )
    const problems = [...parsed.flatMap((one) => one.problems), ...checkTogether(parsed, { strict: true })]
    const counts = Map.groupBy(problems, ({ code }) => code)
    expect([...counts.keys()].toSorted()).toEqual(['W501', 'W503', 'W518'])
    expect(counts.get('W501')?.map(({ message }) => message)).toEqual(Array(2).fill('note has no related notes'))
    expect(counts.get('W518')?.filter(({ message }) => !message.startsWith('still to write'))).toEqual([])
    expect(parsed[0]?.note?.title).toBe('Exit codes')
  })

  it('says what to do next', async () => {
    const { out } = await run('docker/time-zones')
    expect(out).toContain('npm run --silent check:notes')
    expect(out).toContain('npm start')
  })

  it.each([
    { path: 'linux/Exit-Codes', says: '"Exit-Codes" is no id', why: 'an id that is not kebab-case' },
    { path: 'linux/cgroups', says: 'zh/linux/cgroups.md exists', why: 'a half that is there already' },
    { path: 'docker/cgroups', says: 'zh/linux/cgroups.md exists', why: 'an id of another folder' },
    { path: 'linus/signals', says: 'there is no folder "linus" (did you mean linux?)', why: 'an unknown folder' },
    { path: '../signals', says: 'there is no folder ".."', why: 'a way out of the notes' },
    { path: 'extra/signals', says: 'zh/extra', why: 'a folder of one language only' },
  ])('refuses $why', async ({ path, says }) => {
    const { exitCode, out } = await run(path)
    expect(exitCode).toBe(1)
    expect(out.startsWith(`Cannot make ${path}: `)).toBe(true)
    expect(out).toContain(says)
    expect(existsSync(join(notes, 'en', `${path}.md`))).toBe(false)
    expect(readFileSync(join(notes, 'zh/linux/cgroups.md'), 'utf8')).toBe('kept')
  })

  it.each([[], ['linux'], ['linux/'], ['a/b/c'], ['linux/a', 'linux/b']])(
    'says how it is called: %j',
    async (...args) => {
      const { exitCode, out } = await run(...args)
      expect(exitCode).toBe(64)
      expect(out).toMatch(/^Usage: npm run new-note/)
    },
  )
})

function run(...args: readonly string[]): Promise<{ exitCode: number; out: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/new-note.ts', ...args],
      { cwd: root, env: { ...process.env, NOTES_DIR: notes } },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, out: `${stdout}${stderr}` }),
    )
  })
}
