import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import type { Asked, Store } from '../../src/storage/store.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { asked, mei, right } from './values.ts'

/** Makes a folder a disk of its own, which can be made larger. Needs Linux and its administrator. */
function mountDisk(folder: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'kubenotes-test', folder], { stdio: 'ignore' })
  onTestFinished(() => void execFileSync('umount', [folder], { stdio: 'ignore' }))
}

describe('the store on a full disk', () => {
  it('refuses to write, goes on reading, and goes on writing when there is space', async ({ skip }) => {
    const disk = tempFolder()
    try {
      mountDisk(disk, '1m')
    } catch {
      skip('no disk can be mounted here: that takes Linux and its administrator')
    }
    const store = await openStore({ dataDir: join(disk, 'data') })
    onTestFinished(() => store.close())
    const confirmed: Asked[] = []
    const answerOne = async () => {
      const what = asked({ item: `item ${confirmed.length}` })
      await store.ask(what)
      await store.answer(what, right(what))
      confirmed.push(what)
    }
    const fillDisk = async () => {
      for (;;) await answerOne()
    }
    await expect(fillDisk()).rejects.toMatchObject({ name: 'StorageError', problem: 'full' })
    await expect(fillDisk()).rejects.toThrow('the disk is full')
    expect(await itemsOf(store)).toEqual(confirmed.map(({ item }) => item).toSorted())

    execFileSync('mount', ['-o', 'remount,size=8m', disk])
    await answerOne()
    expect(await itemsOf(store)).toEqual(confirmed.map(({ item }) => item).toSorted())
  })
})

async function itemsOf(store: Store): Promise<readonly string[]> {
  return (await store.cards(mei)).map(({ item }) => item).toSorted()
}
