import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderLimits, readableBytes } from '../../../src/library/limits.ts'
import { FolderError, readFolder } from '../../../src/library/reading/folder.ts'
import { listNotes } from '../../../src/library/reading/list-notes.ts'
import { readNote } from '../../../src/library/reading/read-note.ts'
import { tempFolder, writeNote } from '../temp-notes.ts'

const tolerant = { strict: false }
/** Root may read everything, so that rights cannot be tested as root. */
const isRoot = process.getuid?.() === 0

describe('readFolder() takes from a folder', () => {
  it.each([
    { path: 'a.md', taken: true, why: 'a note' },
    { path: 'deep/er/a.md', taken: true, why: 'folders are read' },
    { path: 'a.markdown', taken: true, why: 'the long ending' },
    { path: 'README.MD', taken: true, why: 'endings in any case' },
    { path: 'a.txt', taken: false, why: 'not Markdown' },
    { path: 'assets/a.svg', taken: false, why: 'an image' },
    { path: '.obsidian/a.md', taken: false, why: 'settings of an editor' },
    { path: '.hidden.md', taken: false, why: 'a hidden file' },
    { path: 'node_modules/x/README.md', taken: false, why: 'not the author’s' },
    { path: 'a\nb.md', taken: true, why: 'a line end in the name' },
    { path: '..%2f.md', taken: false, why: 'begins with a dot' },
    { path: 'x..%2f.md', taken: true, why: 'not decoded' },
    { path: '-rf.md', taken: true, why: 'no option' },
    { path: '🐳.md', taken: true, why: 'an emoji' },
    { path: 'CON.md', taken: true, why: 'reserved elsewhere' },
    { path: `${'n'.repeat(252)}.md`, taken: true, why: '255 bytes' },
  ])('$path: $taken ($why)', async ({ path, taken }) => {
    const folder = tempFolder({ 'keep.md': '# Keep', [path]: '# A' })
    const { files } = await readFolder(folder, tolerant)
    expect(files.map((file) => file.path).includes(path)).toBe(taken)
  })

  it('two notes whose names look alike (composed and decomposed, upper and lower case)', async () => {
    const names = ['é.md', 'e\u0301.md', 'A.md', 'a.md']
    const { files } = await readFolder(tempFolder(Object.fromEntries(names.map((name) => [name, '# A']))), tolerant)
    expect(files.map(({ path }) => path)).toEqual(['A.md', 'a.md', 'e\u0301.md', 'é.md'])
  })

  it('notes in the order of their paths, whatever the order on disk', async () => {
    const paths = ['a-b.md', 'a.md', 'a/b.md', 'a/b/c.md', 'a0.md', 'b.md']
    const { files } = await readFolder(
      tempFolder(Object.fromEntries(paths.toReversed().map((path) => [path, '#']))),
      tolerant,
    )
    expect(files.map(({ path }) => path)).toEqual(paths.toSorted())
  })
})

describe('readFolder() leaves out and tells why', () => {
  const { fileBytes } = folderLimits.tolerant
  it.each([
    {
      why: 'a link to a file outside',
      make: (folder: string) => symlinkSync('/etc/hostname', join(folder, 'bad.md')),
      says: 'link that leaves the notes folder',
    },
    {
      why: 'a link to a folder outside',
      make: (folder: string) => symlinkSync(tempFolder({ 'secret.md': '#' }), join(folder, 'bad.md')),
      says: 'link that leaves the notes folder',
    },
    {
      why: 'a link that leads to itself',
      make: (folder: string) => symlinkSync('bad.md', join(folder, 'bad.md')),
      says: 'link that leads nowhere',
    },
    {
      why: 'a link to the folder above',
      make: (folder: string) => symlinkSync('.', join(folder, 'bad.md')),
      says: 'the same folder as one that is read already',
    },
    {
      why: 'a dangling link',
      make: (folder: string) => symlinkSync('nowhere', join(folder, 'bad.md')),
      says: 'link that leads nowhere',
    },
    {
      why: 'a named pipe, which would wait for ever',
      make: (folder: string) => execFileSync('mkfifo', [join(folder, 'bad.md')]),
      says: 'not a regular file',
    },
    {
      why: 'a device',
      make: (folder: string) => symlinkSync('/dev/zero', join(folder, 'bad.md')),
      says: 'link that leaves the notes folder',
    },
    {
      why: 'an entry of procfs',
      make: (folder: string) => symlinkSync('/proc/self/environ', join(folder, 'bad.md')),
      says: 'link that leaves the notes folder',
    },
    {
      why: 'one byte too many',
      make: (folder: string) => writeFileSync(join(folder, 'bad.md'), 'x'.repeat(fileBytes + 1)),
      says: 'at most 512 KiB are read',
    },
    {
      why: '1 TB, sparse',
      make: (folder: string) => {
        writeFileSync(join(folder, 'bad.md'), '')
        truncateSync(join(folder, 'bad.md'), 2 ** 40)
      },
      says: 'file of 1 TiB: at most 512 KiB are read',
    },
    {
      why: 'one line of 10 MB',
      make: (folder: string) => writeFileSync(join(folder, 'bad.md'), 'x'.repeat(10_000_000)),
      says: 'file of 9.5 MiB: at most 512 KiB are read',
    },
    {
      why: 'a folder too deep',
      make: (folder: string) => writeNote(folder, `bad.md/${'d/'.repeat(500)}x.md`, '#'),
      says: '33 folders below one another, 32 are read',
    },
  ])('$why', async ({ make, says }) => {
    const folder = tempFolder({ 'good.md': '# Good' })
    make(folder)
    const { files, problems } = await readFolder(folder, tolerant)
    expect(files.map(({ path }) => path)).toEqual(['good.md'])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'warning', code: 'W616', path: expect.stringMatching(/^bad\.md/) })
    expect(problems[0]?.message).toContain(says)
  })

  it.skipIf(isRoot)('what it has no right to read', async () => {
    const folder = tempFolder({ 'good.md': '#', 'bad.md': '#', 'shut/x.md': '#' })
    chmodSync(join(folder, 'bad.md'), 0)
    chmodSync(join(folder, 'shut'), 0)
    const { files, problems } = await readFolder(folder, tolerant)
    chmodSync(join(folder, 'shut'), 0o700)
    expect(files.map(({ path }) => path)).toEqual(['good.md'])
    expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'bad.md file cannot be read: EACCES',
      'shut/ folder cannot be read: EACCES',
    ])
  })

  it('our own notes above their smaller limit, as an error', async () => {
    const folder = tempFolder({ 'good.md': '#', 'bad.md': 'x'.repeat(folderLimits.strict.fileBytes + 1) })
    const { problems } = await readFolder(folder, { strict: true })
    expect(problems[0]).toMatchObject({ severity: 'error', code: 'E001', path: 'bad.md' })
  })
})

describe('readFolder() follows a link', () => {
  it('of a ConfigMap, which leads into a hidden folder', async () => {
    const folder = tempFolder({ '..2026/a.md': '# A', '..2026/sub/b.md': '# B' })
    symlinkSync('..2026', join(folder, '..data'))
    symlinkSync('..data/a.md', join(folder, 'a.md'))
    symlinkSync('..data/sub', join(folder, 'sub'))
    const { files, problems } = await readFolder(folder, tolerant)
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'sub/b.md'])
    expect(problems).toEqual([])
  })

  it('to a hidden file inside, and to the notes folder itself', async () => {
    const folder = tempFolder({ 'a.md': '# A', '.b.md': '# B' })
    symlinkSync('.b.md', join(folder, 'b.md'))
    const link = join(tempFolder(), 'notes')
    symlinkSync(folder, link)
    const { files } = await readFolder(link, tolerant)
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'b.md'])
  })

  it('once for each file, which goes by its own name', async () => {
    const folder = tempFolder({ 'n.md': '# N', '.hidden/x.md': '# X' })
    for (const name of ['a.md', 'z.md']) symlinkSync('n.md', join(folder, name))
    for (const name of ['x1.md', 'x2.md']) symlinkSync('.hidden/x.md', join(folder, name))
    const { files, problems } = await readFolder(folder, tolerant)
    expect(files.map(({ path }) => path)).toEqual(['n.md', 'x1.md'])
    const message = 'the same file as one that is read already'
    expect(problems).toMatchObject(['a.md', 'x2.md', 'z.md'].map((path) => ({ path, code: 'W616', message })))
  })

  it('once for each folder, however many lead there', async () => {
    const folder = tempFolder(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}/x.md`, '#'])))
    for (const from of ['a', 'b', 'c', 'd'])
      for (const to of ['a', 'b', 'c', 'd']) symlinkSync(`../${to}`, join(folder, from, `to-${to}`))
    const { files } = await readFolder(folder, tolerant)
    expect(files).toHaveLength(4)
  })
})

describe('readNote() does not read', () => {
  it('a file that became a link out of the folder after it was listed', async () => {
    const folder = tempFolder({ 'a.md': '#' })
    rmSync(join(folder, 'a.md'))
    symlinkSync('/etc/hostname', join(folder, 'a.md'))
    expect(await readNote(folder, 'a.md', 1_000)).toMatchObject({
      read: false,
      why: 'link that leaves the notes folder',
    })
  })

  it('a file that is gone, which may come back', async () => {
    expect(await readNote(tempFolder(), 'a.md', 1_000)).toMatchObject({ read: false, changing: true })
  })

  it('a pipe, and does not wait for it', async () => {
    const folder = tempFolder()
    execFileSync('mkfifo', [join(folder, 'a.md')])
    expect(await readNote(folder, 'a.md', 1_000)).toMatchObject({ read: false, why: 'not a regular file' })
  })
})

describe('listNotes() stops at a limit and says which', () => {
  const limits = folderLimits.tolerant
  const five = Object.fromEntries([1, 2, 3, 4, 5].map((name) => [`${name}.md`, '#']))
  it.each([
    { limit: { files: 3 }, read: 3, says: 'the folder holds more than 3 notes' },
    { limit: { entries: 4 }, read: 4, says: 'the folder holds more than 4 files and folders' },
  ])('$limit', async ({ limit, read, says }) => {
    const { files, left } = await listNotes(tempFolder(five), { ...limits, ...limit })
    expect(files).toHaveLength(read)
    expect(left).toHaveLength(1)
    expect(left[0]?.why).toContain(says)
  })

  it('50 MiB in all', async () => {
    const big = 'x'.repeat(512 * 1024)
    const folder = tempFolder(Object.fromEntries(Array.from({ length: 102 }, (_, i) => [`${1000 + i}.md`, big])))
    const { files, problems } = await readFolder(folder, tolerant)
    expect(files).toHaveLength(100)
    expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
      '1100.md not read, nor what follows: all notes together come to more than 50 MiB',
    ])
  })
})

describe('readFolder() refuses', () => {
  it.each([
    { folder: () => '/nowhere/notes', says: 'NOTES_DIR "/nowhere/notes" cannot be read: ENOENT', why: 'missing' },
    { folder: () => tempFolder(), says: 'holds no note that can be read: it has no file *.md', why: 'empty' },
    { folder: () => join(tempFolder({ 'a.md': '#' }), 'a.md'), says: 'is not a folder', why: 'a file' },
    {
      folder: () => {
        const folder = tempFolder()
        symlinkSync('/etc/hostname', join(folder, 'a.md'))
        return folder
      },
      says: 'holds no note that can be read: 1 left out, the first is "a.md": link that leaves the notes folder',
      why: 'nothing that may be read',
    },
  ])('a folder that is $why', async ({ folder, says }) => {
    const refused = readFolder(folder(), tolerant)
    await expect(refused).rejects.toThrow(FolderError)
    await expect(refused).rejects.toThrow(says)
  })
})

describe('readableBytes()', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [50 * 2 ** 20, '50 MiB'],
    [2 ** 41, '2 TiB'],
  ])('%d is %s', (bytes, text) => {
    expect(readableBytes(bytes)).toBe(text)
  })
})
