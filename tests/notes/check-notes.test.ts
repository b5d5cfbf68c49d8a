import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { goodNote, spoil } from './good-note.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'check-notes-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run check:notes', () => {
  it('prints every problem at its place and fails', async () => {
    const notes = put('wrong', { 'en/linux/cgroups.md': spoil('level: 1', 'level: 7') })
    const path = `${relative(root, notes)}/en/linux/cgroups.md`
    expect(await run(notes)).toEqual({
      exitCode: 1,
      lines: [
        `${path}:1:1: error E003 other half of the pair is missing: zh/linux/cgroups.md`,
        `${path}:1:1: warning W503 no other note leads here by \`related\` or by a link`,
        `${path}:6:1: error E104 level is 7, expected one of 1, 2, 3`,
        `${path}:9:11: error E106 related note "linux-namespaces" does not exist`,
        `${path}:23:43: error E301 link target not found: ./linux-namespaces.md`,
        'Problems in 1 of 1 files: 4 errors, 1 warnings',
      ],
    })
  })

  it('takes strangers’ notes with warnings', async () => {
    const notes = put('strange', { 'post.md': 'Text.\n' })
    const { exitCode, lines } = await run(notes, '--tolerant')
    expect(exitCode).toBe(0)
    expect(lines.at(-1)).toBe('Problems in 1 of 1 files: 0 errors, 2 warnings')
  })

  it('counts files that cannot be read among those it looked at', async () => {
    const notes = put('unread', { 'one.md': goodNote, 'a.md': '', 'b.md': '', 'long.md': 'x'.repeat(600_000) })
    symlinkSync('nowhere', join(notes, 'lost.md'))
    const { lines } = await run(notes, '--tolerant')
    expect(lines.at(-1)).toMatch(/^Problems in 4 of 5 files: /)
  })

  it('is content with good notes', async () => {
    const notes = put('good', { 'one.md': goodNote })
    expect(await run(notes, '--tolerant')).toEqual({ exitCode: 0, lines: ['1 notes checked: nothing wrong'] })
  })

  it('says in one line that a folder cannot be used', async () => {
    const { exitCode, lines } = await run(join(folder, 'missing'))
    expect(exitCode).toBe(78)
    expect(lines).toEqual([expect.stringMatching(/^Cannot check notes: .*missing.* ENOENT$/)])
  })

  it('counts the quiz questions by language', async () => {
    const notes = put('counted', { 'one.md': goodNote })
    const { lines } = await run(notes, '--tolerant', '--counts')
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}single +1 +0$/))
    expect(lines).toContainEqual(expect.stringMatching(/^single: right is longest +0 of 1 \(chance 0\.3\) +0 of 0/))
    expect(lines).toContainEqual(expect.stringMatching(/^multiple of 3: right ones +1 with 2 +-$/))
  })

  it('lists what may have become old, and which half of a pair git knows to be newer', async () => {
    const notes = put('aged', { 'en/a/one.md': goodNote, 'zh/a/one.md': goodNote.replace('lang: en', 'lang: zh') })
    expect((await run(notes, '--freshness')).lines.at(-2)).toMatch(/^No git history here/)
    git(notes, '2026-11-02', 'init', '-q')
    git(notes, '2026-11-02', 'add', '.')
    git(notes, '2026-11-02', 'commit', '-qm', 'Both')
    writeFileSync(join(notes, 'zh/a/one.md'), goodNote.replace('lang: en', 'lang: zh').replace('they', 'all'))
    git(notes, '2026-11-09', 'commit', '-qam', 'One')
    const { lines } = await run(notes, '--freshness')
    expect(lines).toContainEqual(
      expect.stringMatching(
        /en\/a\/one\.md:1: was last changed on 2026-11-02, but zh\/a\/one\.md on 2026-11-09 \(git\)$/,
      ),
    )
    expect(lines.at(-1)).toMatch(/^To read again: \d+$/)
  })

  it.each([['--fast'], ['a', 'b']])('says how it is called: %s', async (...args) => {
    const { exitCode, lines } = await run(...args)
    expect(exitCode).toBe(64)
    expect(lines.at(-1)).toMatch(/^Usage: /)
  })
})

function put(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, name, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return join(folder, name)
}

function git(folder: string, day: string, ...args: readonly string[]): void {
  const date = `${day}T12:00:00Z`
  const settings = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  execFileSync('git', [...settings, ...args], { cwd: folder, env })
}

function run(...args: readonly string[]): Promise<{ exitCode: number; lines: string[] }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/check-notes.ts', ...args],
      { cwd: root },
      (_, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, lines: `${stdout}${stderr}`.trim().split('\n') })
      },
    )
  })
}
