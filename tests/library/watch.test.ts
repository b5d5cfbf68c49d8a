import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openLibrary } from '../../src/library/open.ts'
import { createRenewer } from '../../src/library/renewing/renewer.ts'
import { watchLibrary } from '../../src/library/watch.ts'
import { ownNote, ownPair } from './own-note.ts'
import { listeningLog, tempFolder, writeNote } from './temp-notes.ts'

/** A folder of one pair under watch. Changes are looked for only when the system reports them, unless `lookEveryMs` is given. */
async function watched(notesDir: string, { lookEveryMs = 3_600_000, strict = true, renewer = createRenewer() } = {}) {
  const log = listeningLog()
  const options = { notesDir, dataDir: tempFolder(), strict, log }
  const opened = await openLibrary({ ...options, today: '2026-11-23' })
  log.lines.length = 0
  const watch = watchLibrary(opened, {
    ...options,
    today: () => '2026-11-23',
    quietMs: 50,
    lookEveryMs,
    renewer,
  })
  onTestFinished(() => watch.close())
  const found = (query: string) => watch.current.index.search(query).length > 0
  return { watch, lines: log.lines, found, opened }
}

const renewed = 'info: the notes have changed, answering from the new library'
const kept = 'warn: the notes have changed but make no library, the one before is kept'

const soon = { timeout: 10_000, interval: 50 }

describe('watchLibrary()', () => {
  it('answers from a note soon after it was saved', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines, found, opened } = await watched(notesDir)
    await watch.look()
    expect(watch.current).toBe(opened.library)
    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the tiniest unit'))
    await vi.waitFor(() => expect(found('tiniest')).toBe(true), soon)
    expect(lines).toEqual([renewed])
  })

  it('finds notes in folders that are new', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines } = await watched(notesDir)
    await watch.look()
    for (const lang of ['en', 'zh'] as const)
      writeNote(notesDir, `${lang}/more/nodes.md`, ownNote(lang, 'nodes', 'a machine'))
    await vi.waitFor(() => expect(watch.current.notes).toHaveLength(4), soon)
    expect(lines.at(-1)).toBe(renewed)
  })

  it('keeps the last good library when a note goes bad, tells once, and goes on when it is put right', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines, found } = await watched(notesDir)
    const before = watch.current
    writeNote(notesDir, 'en/basics/pods.md', '# No front matter')
    await watch.look()
    await watch.look()
    expect(watch.current).toBe(before)
    expect(found('smallest')).toBe(true)
    expect(lines).toEqual([expect.stringMatching(`^${kept}: Cannot make the library: \\d+ errors in the notes`)])

    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the tiniest unit'))
    await watch.look()
    expect(found('tiniest')).toBe(true)
    expect(lines).toHaveLength(2)
  })

  it('says nothing when a note is put back as it was', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines } = await watched(notesDir)
    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the smallest unit'))
    await watch.look()
    expect(lines).toEqual([])
  })

  it('tells again when a note goes bad again after it was put right', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines } = await watched(notesDir)
    for (const text of ['# Bad', ownNote('en', 'pods', 'the smallest unit'), '# Bad']) {
      writeNote(notesDir, 'en/basics/pods.md', text)
      await watch.look()
    }
    expect(lines).toHaveLength(2)
  })

  it('tries again after a failure that is none of the notes, after longer and longer pauses, and tells once', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const renewer = createRenewer()
    const tries: number[] = []
    const failing = async (request: Parameters<typeof renewer.renew>[0]) => {
      tries.push(performance.now())
      if (tries.length > 4) return renewer.renew(request)
      return { kind: 'failed', notes: '', why: 'no process to be had', warnings: [] } as const
    }
    const { lines, found } = await watched(notesDir, { lookEveryMs: 50, renewer: { ...renewer, renew: failing } })
    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the tiniest unit'))
    await vi.waitFor(() => expect(found('tiniest')).toBe(true), soon)
    expect(lines).toEqual([`${kept}: no process to be had`, renewed])
    expect(tries[4]).toBeGreaterThan((tries[0] ?? 0) + 50 + 100 + 200 + 400)
  })

  it('keeps the last good library while the folder is missing', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines, found } = await watched(notesDir)
    renameSync(notesDir, `${notesDir}-away`)
    await watch.look()
    await watch.look()
    expect(found('smallest')).toBe(true)
    expect(lines).toEqual([`${kept}: NOTES_DIR ${JSON.stringify(notesDir)} cannot be read: ENOENT`])
    renameSync(`${notesDir}-away`, notesDir)
    await watch.look()
    expect(lines).toHaveLength(1)
  })

  it('notices a folder that was swapped by a link, as a ConfigMap is', async () => {
    const folder = tempFolder()
    for (const [release, words] of [
      ['..1', 'the smallest unit'],
      ['..2', 'the tiniest unit'],
    ] as const) {
      for (const [path, note] of Object.entries(ownPair('pods', words))) writeNote(folder, `${release}/${path}`, note)
    }
    symlinkSync('..1', join(folder, '..data'))
    for (const lang of ['en', 'zh']) symlinkSync(`..data/${lang}`, join(folder, lang))
    const { watch, found } = await watched(folder)
    await watch.look()
    symlinkSync('..2', join(folder, '..next'))
    renameSync(join(folder, '..next'), join(folder, '..data'))
    rmSync(join(folder, '..1'), { recursive: true })
    await vi.waitFor(() => expect(found('tiniest')).toBe(true), soon)
  })

  it('notices that NOTES_DIR itself leads elsewhere', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'a'))
    for (const [path, note] of Object.entries(ownPair('pods'))) writeNote(folder, `a/${path}`, note)
    for (const [path, note] of Object.entries(ownPair('pods', 'the tiniest unit'))) writeNote(folder, `b/${path}`, note)
    symlinkSync('a', join(folder, 'notes'))
    const { watch, found } = await watched(join(folder, 'notes'))
    await watch.look()
    symlinkSync('b', join(folder, 'next'))
    renameSync(join(folder, 'next'), join(folder, 'notes'))
    await vi.waitFor(() => expect(found('tiniest')).toBe(true), soon)
  })

  it('looks now and then, where the system reports nothing', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { found } = await watched(notesDir, { lookEveryMs: 100 })
    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the tiniest unit'))
    await vi.waitFor(() => expect(found('tiniest')).toBe(true), soon)
  })

  it('never makes two libraries at a time, and ends with the newest notes', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines, found } = await watched(notesDir)
    const looks = Array.from({ length: 20 }, (_, i) => {
      writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', `unit number${i}`))
      return watch.look()
    })
    await Promise.all(looks)
    expect(found('number19')).toBe(true)
    expect(lines.length).toBeLessThanOrEqual(3)
  })

  it('serves every question while notes come and go, good and bad', async () => {
    const notesDir = tempFolder({ ...ownPair('pods'), ...ownPair('nodes', 'a machine') })
    const { watch, found } = await watched(notesDir)
    let failed = 0
    const asking = setInterval(() => {
      if (!found('machine')) failed += 1
    }, 5)
    for (const text of ['# Bad', ownNote('en', 'pods', 'one'), '', ownNote('en', 'pods', 'two')]) {
      writeNote(notesDir, 'en/basics/pods.md', text)
      await watch.look()
    }
    clearInterval(asking)
    expect(failed).toBe(0)
    expect(found('two')).toBe(true)
  })

  it('can be closed at any moment, and changes nothing afterwards', async () => {
    const notesDir = tempFolder(ownPair('pods'))
    const { watch, lines } = await watched(notesDir)
    writeNote(notesDir, 'en/basics/pods.md', ownNote('en', 'pods', 'the tiniest unit'))
    const look = watch.look()
    await watch.close()
    await look
    writeNote(notesDir, 'en/basics/pods.md', '# Bad')
    await watch.look()
    expect(lines).toEqual([])
  })
})
