import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownPair } from './own-note.ts'
import { tempFolder } from './temp-notes.ts'

const script = join(import.meta.dirname, '../../scripts/build-library.ts')

function build(notesDir: string, dataDir: string, ...more: readonly string[]) {
  const env = { ...process.env, NOTES_DIR: notesDir, DATA_DIR: dataDir }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...more], { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('npm run build', () => {
  it('writes the library and says what is in it', () => {
    const dataDir = tempFolder()
    const { status, stdout } = build(tempFolder(ownPair('pods')), dataDir, '--strict')
    expect(stdout).toMatch(/library\.bin: 2 notes, 4 sections, 2 items, [\d.]+ KiB, \d+ ms\n$/)
    expect(status).toBe(0)
    expect(existsSync(join(dataDir, 'library.bin'))).toBe(true)
  })

  it.each([
    {
      files: { 'bad.md': '# Bad' },
      more: ['--strict'],
      status: 1,
      says: /\/bad\.md:1:1: error E101 .*\n/,
      why: 'errors in our own notes',
    },
    {
      files: { 'bad.md': '# Bad\n\nText.' },
      more: [],
      status: 0,
      says: /\/bad\.md:1:1: warning W601 .*\n/,
      why: 'strangers’ notes',
    },
    {
      files: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}.md`, `# Note ${i}\n\nText.`])),
      more: [],
      status: 0,
      says: /^(?:.*warning W601 .*\n){3}497 more with W601: no front matter\nTo see all: npm run .*tolerant\n$/,
      why: 'many strangers’ notes, and tells how to see all',
    },
    {
      files: { 'a\nb.md': '# A\n\nText.' },
      more: [],
      status: 0,
      says: /\/a\\nb\.md:1:1: warning/,
      why: 'a line end in a name',
    },
    {
      files: {},
      more: [],
      status: 78,
      says: /^NOTES_DIR ".*" holds no note that can be read: it has no file \*\.md\n$/,
      why: 'an empty folder',
    },
  ])('ends with $status for $why', ({ files, more, status, says }) => {
    const result = build(tempFolder(files), tempFolder(), ...more)
    expect(result.stderr).toMatch(says)
    expect(result.status).toBe(status)
  })

  it('ends with 78 when it cannot write', () => {
    const file = join(tempFolder({ file: '' }), 'file')
    const { status, stdout, stderr } = build(tempFolder(ownPair('pods')), file, '--strict')
    expect(stderr).toContain(`DATA_DIR ${JSON.stringify(file)}: `)
    expect([status, stdout]).toEqual([78, ''])
  })
})
