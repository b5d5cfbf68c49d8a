import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateNotes } from '../../scripts/bench/generate-notes.ts'
import { noteTemplate } from '../../scripts/note-template.ts'
import { makeAndStore } from '../../src/library/making/make-and-store.ts'
import { NotesError } from '../../src/library/making/make-library.ts'
import { openLibrary } from '../../src/library/open.ts'
import { FolderError, readFolder } from '../../src/library/reading/folder.ts'
import { libraryFile } from '../../src/library/storing/store.ts'
import { formatProblem } from '../../src/notes/problem.ts'
import { ownPair } from './own-note.ts'
import { listeningLog, tempFolder, writeNote } from './temp-notes.ts'

const today = '2026-11-23'
const good = ownPair('pods')

function openWith(notesDir: string, dataDir: string, more: { strict?: boolean } = {}) {
  const log = listeningLog()
  const opened = openLibrary({ notesDir, dataDir, strict: true, today, log, ...more })
  return { log, opened }
}

const bytesIn = (dataDir: string) => readFileSync(join(dataDir, libraryFile))

describe('openLibrary()', () => {
  it('makes the library, stores it, and reads the stored one the next time', async () => {
    const [notesDir, dataDir] = [tempFolder(good), tempFolder()]
    const first = openWith(notesDir, dataDir)
    const made = await first.opened
    expect(made.from).toBe('notes')
    expect(made.library.notes.map(({ path }) => path)).toEqual(Object.keys(good))
    expect(made.library.sections.map(({ twin }) => twin)).toEqual([2, 3, 0, 1])
    expect(first.log.lines).toEqual(['info: making the library from the notes: there is none'])

    const second = openWith(notesDir, dataDir)
    const read = await second.opened
    expect(read.from).toBe('file')
    expect(read.library.version).toBe(made.library.version)
    expect(read.library.sections).toEqual(made.library.sections)
    expect(read.library.index.search('smallest')).toEqual(made.library.index.search('smallest'))
    expect(read.problems).toEqual(made.problems)
    expect(second.log.lines).toEqual([])
  })

  it('leaves out a new note that is still to be written, though others and a term lead to it', async () => {
    const unwritten = Object.fromEntries(
      (['en', 'zh'] as const).map((lang) => [
        `${lang}/basics/signals.md`,
        noteTemplate(lang, { id: 'signals', tag: 'basics', today }),
      ]),
    )
    const leading = Object.entries(good).map(([path, note]) => [
      path,
      note.replace('level: 1', 'level: 1\nrelated: [signals]'),
    ])
    const terms = {
      'terms.yaml': '- { id: signal, en: signal, zh: 信号, means: { en: A call., zh: 一声呼叫。 }, note: signals }\n',
    }
    const notesDir = tempFolder({ ...Object.fromEntries(leading), ...unwritten, ...terms })
    const { library, problems } = await openWith(notesDir, tempFolder()).opened
    expect(library.notes.map(({ id }) => id)).toEqual(['pods', 'pods'])
    expect(problems.map(formatProblem)).toContainEqual(
      expect.stringMatching(/^en\/basics\/signals\.md:\d+:\d+: warning W518 still to write: the short answer/),
    )
  })

  it('makes the same bytes of the same notes, wherever they lie', async () => {
    const folders = [1, 2].map(() => ({ notesDir: tempFolder(), dataDir: tempFolder() }))
    for (const { notesDir, dataDir } of folders) {
      for (const { path, source } of generateNotes({ seed: 3, notes: 60, sectionsPerNote: 5 }))
        writeNote(notesDir, path, source)
      await openWith(notesDir, dataDir).opened
    }
    const [first, second] = folders.map(({ dataDir }) => bytesIn(dataDir))
    expect(first?.equals(second as Buffer)).toBe(true)
  })

  it.each([
    {
      notes: { 'en/basics/pods.md': `${good['en/basics/pods.md']}`.replace('smallest', 'least') },
      why: 'a note was changed',
    },
    { notes: ownPair('nodes'), why: 'notes were added' },
  ])('makes a new one when $why', async ({ notes }) => {
    const [notesDir, dataDir] = [tempFolder(good), tempFolder()]
    const before = await openWith(notesDir, dataDir).opened
    for (const [path, note] of Object.entries(notes)) writeNote(notesDir, path, note)
    const { log, opened } = openWith(notesDir, dataDir)
    expect((await opened).library.version).not.toBe(before.library.version)
    expect(log.lines).toEqual(['info: making the library from the notes: it was made from other notes'])
  })

  it.each([
    { broken: (bytes: Buffer) => bytes.subarray(0, 500), why: 'it is cut short, or something was added' },
    { broken: () => Buffer.from('null'), why: 'it has no header of format 2' },
    { broken: (bytes: Buffer) => Buffer.from(bytes.toString().replace('smallest', 'biggest!')), why: 'it was altered' },
  ])('makes a new one, with a warning, when of the stored one $why', async ({ broken, why }) => {
    const [notesDir, dataDir] = [tempFolder(good), tempFolder()]
    await openWith(notesDir, dataDir).opened
    const bytes = bytesIn(dataDir)
    writeFileSync(join(dataDir, libraryFile), broken(bytes))
    const { log, opened } = openWith(notesDir, dataDir)
    expect((await opened).from).toBe('notes')
    expect(log.lines).toEqual([`warn: the stored library cannot be used, making it from the notes: ${why}`])
    expect(bytesIn(dataDir).equals(bytes)).toBe(true)
  })

  it.each([
    { dataDir: () => join(tempFolder({ file: '' }), 'file/data'), why: 'ENOTDIR', name: 'below a file' },
    { dataDir: () => join(tempFolder({ file: '' }), 'file'), why: 'ENOTDIR', name: 'in a file' },
    { dataDir: () => '/proc/none/data', why: 'ENOENT', name: 'where the system makes no folder' },
  ])('keeps the library in memory when it cannot be stored $name', async ({ dataDir, why }) => {
    const folder = dataDir()
    const { log, opened } = openWith(tempFolder(good), folder)
    expect((await opened).library.notes).toHaveLength(2)
    const said = 'warn: the library cannot be stored and is kept in memory only'
    expect(log.lines.at(-1)).toContain(`${said}: DATA_DIR ${JSON.stringify(folder)}: ${why}`)
  })

  it('refuses our own notes with errors, and tells all of them together', async () => {
    const notesDir = tempFolder({
      ...good,
      'en/basics/lonely.md': '# Lonely',
      'zh/basics/bad.md': new Uint8Array([0xff, 0xfe]),
    })
    const error = await openWith(notesDir, tempFolder()).opened.catch((error) => error)
    expect(error).toBeInstanceOf(NotesError)
    expect(error.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['en/basics/lonely.md E101', 'zh/basics/bad.md E001']),
    )
    expect(error.message).toMatch(
      /^Cannot make the library: \d+ errors in the notes, begin with en\/basics\/lonely\.md:1: E\d+/,
    )
  })

  it('names first, of our own notes with errors, the one that was broken and not one that misses it', async () => {
    const files = { ...ownPair('nodes'), ...ownPair('pods') }
    for (const [path, text] of Object.entries(files))
      files[path] = text.replace('level: 1', 'level: 1\nrelated: [pods]')
    files['en/basics/pods.md'] = `${files['en/basics/pods.md']}`.replace('---\n', '')
    const error = await openWith(tempFolder(files), tempFolder()).opened.catch((error) => error)
    expect(error.problems).toContainEqual(expect.objectContaining({ path: 'en/basics/nodes.md', code: 'E106' }))
    expect(error.message).toMatch(/errors in the notes, begin with en\/basics\/pods\.md:1: E101 /)
  })

  it('reads strangers’ notes around the ones that cannot be read', async () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}.md`, `# Note ${i}\n\nText of it.`]))
    const notesDir = tempFolder({ ...files, '250.md': new Uint8Array([0xff, 0xfe, 0, 0x41]) })
    const { library, problems } = await openWith(notesDir, tempFolder(), { strict: false }).opened
    expect(library.notes).toHaveLength(499)
    expect(problems).toContainEqual(expect.objectContaining({ path: '250.md', severity: 'warning', code: 'W616' }))
  })

  it('does not store a library that lacks a note which took too long, nor remembers that it did', async () => {
    const notesDir = tempFolder({ 'a.md': '# A\n\nText.', 'b.md': 'http://a.b '.repeat(20_000) })
    const [dataDir, log, cache] = [tempFolder(), listeningLog(), new Map()]
    const folder = await readFolder(notesDir, { strict: false })
    const options = { notesDir, dataDir, strict: false, today, log }
    const { made } = await makeAndStore(folder, { code: '', notes: '' }, options, { cache, fileMs: 300 })
    expect(made.library.notes.map(({ path }) => path)).toEqual(['a.md'])
    expect(log.lines).toEqual([
      'warn: the library lacks notes and is kept in memory only: 1 took too long to parse, the first is "b.md"',
    ])
    expect(readdirSync(dataDir)).toEqual([])
    expect(cache.size).toBe(1)
  })

  it('tells of strangers’ problems again when the stored library is read', async () => {
    const [notesDir, dataDir] = [tempFolder({ 'a.md': '# A\n\nText.', 'b.md': 'a\0b' }), tempFolder()]
    const made = await openWith(notesDir, dataDir, { strict: false }).opened
    const read = await openWith(notesDir, dataDir, { strict: false }).opened
    expect(read.from).toBe('file')
    expect(read.problems.map(({ path }) => path)).toContain('b.md')
    expect(read.problems).toEqual(made.problems)
  })

  it('never takes a tolerant reading for a strict one', async () => {
    const [notesDir, dataDir] = [tempFolder({ 'a.md': '# A\n\nText.' }), tempFolder()]
    await openWith(notesDir, dataDir, { strict: false }).opened
    await expect(openWith(notesDir, dataDir).opened).rejects.toThrow(NotesError)
  })

  it.each([
    { files: {}, why: 'an empty folder' },
    { files: { 'a.md': '' }, why: 'an empty note' },
    { files: { 'a.md': '---\ntitle: A\n---\n' }, why: 'front matter only' },
    { files: { 'a.md': '\ufeff' }, why: 'a byte order mark only' },
    { files: { 'a.md': '  \n\n ' }, why: 'spaces only' },
    { files: { 'a.md': '---\ndraft: true\n---\n# A\n\nText.' }, why: 'a draft only' },
  ])('refuses $why', async ({ files }) => {
    await expect(openWith(tempFolder(files), tempFolder(), { strict: false }).opened).rejects.toThrow(FolderError)
  })

  it.each([
    { source: '\ufeff# Pods\r\n\r\nA Pod.\r\n\r\n## More\r\n\r\nText.\r\n', why: 'a byte order mark and CRLF' },
    { source: '# Pods\r\rA Pod.\r\r## More\r\rText.\r', why: 'lone CR' },
    { source: '# Pods\n\r\nA Pod.\r\n\n## More\r\rText.\n', why: 'mixed line ends' },
  ])('reads a note with $why as if it had none', async ({ source }) => {
    const sectionsOf = async (text: string) => {
      const { library } = await openWith(tempFolder({ 'a.md': text }), tempFolder(), { strict: false }).opened
      return library.sections
    }
    expect(await sectionsOf(source)).toEqual(await sectionsOf('# Pods\n\nA Pod.\n\n## More\n\nText.\n'))
  })
})

describe('openLibrary() in a process of its own', () => {
  const openApart = (notesDir: string, strict = true) =>
    openLibrary({ notesDir, dataDir: tempFolder(), strict, today, log: listeningLog(), apart: true })

  it('makes the same library as here', async () => {
    const notesDir = tempFolder(good)
    const [apart, here] = await Promise.all([openApart(notesDir), openWith(notesDir, tempFolder()).opened])
    expect(apart.from).toBe('notes')
    expect(apart.library.version).toBe(here.library.version)
    expect(apart.library.index.search('smallest')).toEqual(here.library.index.search('smallest'))
  })

  it.each([
    { notes: { ...good, 'en/basics/bad.md': '# Bad' }, strict: true, error: NotesError, why: 'a note has errors' },
    {
      notes: { 'draft.md': '---\ndraft: true\n---\n# Draft' },
      strict: false,
      error: FolderError,
      why: 'all are drafts',
    },
  ])('fails in the same way when $why', async ({ notes, strict, error }) => {
    await expect(openApart(tempFolder(notes), strict)).rejects.toThrow(error)
  })
})
