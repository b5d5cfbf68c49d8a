import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/library/compiling/compile.ts'
import {
  decodeLibrary,
  encodeLibrary,
  libraryFile,
  readLibrary,
  writeLibrary,
} from '../../../src/library/storing/store.ts'
import { packIndex } from '../../../src/search/search-index.ts'
import { note, tempFolder } from '../temp-notes.ts'

const { documents, notes, sections, problems } = compile([
  note({ path: 'en/pods.md', appliesTo: { kubernetes: '>=1.35' } }),
  note({ path: 'zh/pods.md', lang: 'zh', title: '容器组' }),
])
const origin = { code: 'c0de', notes: '507e5' }
const encode = () =>
  encodeLibrary(origin, {
    library: { terms: [], signatures: [], version: 'abc', notes, sections },
    problems,
    index: packIndex(documents),
  })
const bytes = encode()

function search(read: ReturnType<typeof decodeLibrary>) {
  if (!read.found) throw new Error(read.why)
  return read.library.index.search('pod smallest').map(({ id, score }) => [id, score])
}

/** A file whose checks hold, so that what is inside is looked at. */
function sealed(body: string): Buffer {
  const { library, ...rest } = { library: body, ...origin }
  const sha256 = execFileSync('sha256sum', { input: library, encoding: 'utf8' }).slice(0, 64)
  const bytes = Buffer.byteLength(library)
  return Buffer.from(`${JSON.stringify({ format: 2, bytes, sha256, head: bytes, ...rest })}\n${library}`)
}

describe('the stored library', () => {
  it('is read as it was written, and leaves nothing else behind', async () => {
    const dataDir = join(tempFolder(), 'made/when/missing')
    await writeLibrary(dataDir, bytes)
    const read = await readLibrary(dataDir, origin)
    expect(read).toMatchObject({
      found: true,
      library: { terms: [], signatures: [], version: 'abc', notes, sections },
      problems,
    })
    expect(search(read)).toEqual(search(decodeLibrary(bytes, origin)))
    expect(readdirSync(dataDir)).toEqual([libraryFile])
  })

  it('has the same bytes each time', () => {
    expect(encode().equals(bytes)).toBe(true)
  })

  it('is replaced as a whole', async () => {
    const dataDir = tempFolder({ [libraryFile]: 'old' })
    await writeLibrary(dataDir, bytes)
    expect(readFileSync(join(dataDir, libraryFile)).equals(bytes)).toBe(true)
  })

  it('cannot be written where a file stands in the way, and takes its draft with it', async () => {
    const dataDir = tempFolder({ [`${libraryFile}/x`]: '' })
    await expect(writeLibrary(dataDir, bytes)).rejects.toThrow()
    expect(readdirSync(dataDir)).toEqual([libraryFile])
  })
})

describe('readLibrary() finds no library in', () => {
  it.each([
    { content: '', why: 'it has no header of format 2' },
    { content: 'null', why: 'it has no header of format 2' },
    { content: '{}', why: 'it has no header of format 2' },
    { content: 'null\n{}', why: 'it has no header of format 2' },
    { content: '[]\n{}', why: 'it has no header of format 2' },
    { content: '{"__proto__":{"format":2}}\n{}', why: 'it has no header of format 2' },
    { content: bytes.subarray(0, -1), why: 'it is cut short, or something was added' },
    { content: Buffer.concat([bytes, Buffer.from('\n')]), why: 'it is cut short, or something was added' },
    { content: Buffer.from(bytes.toString('latin1').replace('Pods', 'Gods'), 'latin1'), why: 'it was altered' },
    { content: Buffer.from(bytes.toString().replace('"format":2', '"format":3')), why: 'it has no header of format 2' },
    { content: sealed('null'), why: 'Cannot destructure' },
    { content: sealed('{}'), why: 'Cannot' },
    { content: sealed('{"__proto__":{"polluted":true},"index":{}}'), why: 'Cannot' },
    { content: '\0'.repeat(5_000), why: 'it has no header of format 2' },
  ])('$content.length bytes: $why', async ({ content, why }) => {
    const read = await readLibrary(tempFolder({ [libraryFile]: content }), origin)
    expect(read).toMatchObject({ found: false, stale: false, why: expect.stringContaining(why) })
    expect('polluted' in {}).toBe(false)
  })

  it.each([
    { where: () => tempFolder(), stale: true, why: 'there is none', name: 'an empty folder' },
    { where: () => '/nowhere/data', stale: true, why: 'there is none', name: 'no folder' },
    {
      where: () => {
        const folder = tempFolder({ [libraryFile]: '' })
        truncateSync(join(folder, libraryFile), 2 * 2 ** 30)
        return folder
      },
      stale: false,
      why: 'it has 2 GiB, at most 256 MiB are read',
      name: '2 GB',
    },
    {
      where: () => tempFolder({ [`${libraryFile}/x`]: '' }),
      stale: false,
      why: 'it is not a regular file',
      name: 'a folder',
    },
    {
      where: () => {
        const folder = tempFolder()
        execFileSync('mkfifo', [join(folder, libraryFile)])
        return folder
      },
      stale: false,
      why: 'it is not a regular file',
      name: 'a pipe, for which it does not wait',
    },
  ])('$name', async ({ where, stale, why }) => {
    expect(await readLibrary(where(), origin)).toEqual({ found: false, stale, why })
  })

  it.each([
    { other: { ...origin, notes: 'other' }, why: 'it was made from other notes' },
    { other: { ...origin, code: 'other' }, why: 'it was made by another version of the app' },
  ])('a file that is well, but $why', async ({ other, why }) => {
    const dataDir = tempFolder()
    writeFileSync(join(dataDir, libraryFile), bytes)
    expect(await readLibrary(dataDir, other)).toEqual({ found: false, stale: true, why })
  })

  it('1,000 files with bytes changed, lost or added', () => {
    const expected = search(decodeLibrary(bytes, origin))
    const place = fc.nat({ max: bytes.length - 1 })
    const change = fc.oneof(
      fc.record({ place, byte: fc.nat({ max: 255 }) }).map(({ place, byte }) => (file: Buffer) => {
        const changed = Buffer.from(file)
        changed[place] = byte
        return changed
      }),
      place.map((end) => (file: Buffer) => file.subarray(0, end)),
      place.map((at) => (file: Buffer) => Buffer.concat([file.subarray(0, at), file.subarray(at + 1)])),
      fc.record({ place, more: fc.uint8Array({ maxLength: 9 }) }).map(({ place, more }) => (file: Buffer) => {
        return Buffer.concat([file.subarray(0, place), more, file.subarray(place)])
      }),
    )
    let refused = 0
    fc.assert(
      fc.property(change, (alter) => {
        const read = decodeLibrary(alter(bytes), origin)
        if (read.found) expect(search(read)).toEqual(expected)
        else refused += 1
      }),
      { numRuns: 1_000 },
    )
    expect(refused).toBeGreaterThan(900)
  })
})
