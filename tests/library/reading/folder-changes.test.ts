import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookAtFolder, readFolder } from '../../../src/library/reading/folder.ts'
import { tempFolder, writeNote } from '../temp-notes.ts'

const tolerant = { strict: false }

describe('the fingerprint of a folder', () => {
  const files = { 'a.md': '# A', 'b/c.md': '# C' }
  const of = async (folder: string, strict = false) => (await readFolder(folder, { strict })).fingerprint
  it('is the same for the same notes elsewhere', async () => {
    expect(await of(tempFolder(files))).toBe(await of(tempFolder(files)))
  })
  it.each([
    { other: { ...files, 'a.md': '# B' }, why: 'a changed note' },
    { other: { 'a.md': '# A' }, why: 'a missing note' },
    { other: { 'a.md': '# A', 'b/d.md': '# C' }, why: 'another name' },
    { other: { ...files, 'b/d.svg': '' }, why: 'a new image, which a note may have missed' },
  ])('differs for $why', async ({ other }) => {
    expect(await of(tempFolder(other))).not.toBe(await of(tempFolder(files)))
  })
  it('differs when errors count', async () => {
    const folder = tempFolder(files)
    expect(await of(folder, true)).not.toBe(await of(folder, false))
  })
})

describe('lookAtFolder() sees', () => {
  it.each([
    { change: (folder: string) => writeNote(folder, 'a.md', '# B'), why: 'a saved note' },
    { change: (folder: string) => writeNote(folder, 'c/d.md', '# D'), why: 'a new note in a new folder' },
    { change: (folder: string) => rmSync(join(folder, 'a.md')), why: 'a note that is gone' },
    { change: (folder: string) => renameSync(join(folder, 'a.md'), join(folder, 'z.md')), why: 'another name' },
    {
      change: (folder: string) => {
        renameSync(folder, `${folder}-old`)
        mkdirSync(folder)
        writeNote(folder, 'a.md', '# A')
        rmSync(`${folder}-old`, { recursive: true })
      },
      why: 'another folder in its place',
    },
  ])('$why', async ({ change }) => {
    const folder = tempFolder({ 'a.md': '# A' })
    const before = await lookAtFolder(folder, tolerant)
    change(folder)
    const after = await lookAtFolder(folder, tolerant)
    expect(after.signature).not.toBe(before.signature)
    expect(after.folders[0]?.path).toBe(dirname(folder))
  })

  it('nothing when nothing has changed', async () => {
    const folder = tempFolder({ 'a.md': '# A', 'b/c.md': '# C' })
    expect(await lookAtFolder(folder, tolerant)).toEqual(await lookAtFolder(folder, tolerant))
  })
})
