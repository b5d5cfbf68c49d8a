import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { fill, itKeeps } from './store-contract.ts'
import { mei } from './values.ts'

describe('the store in a SQLite file', () => {
  itKeeps(async () => {
    const store = await openStore({ dataDir: tempFolder() })
    return [store, store]
  })

  it('is the same after it was closed and opened', async () => {
    const dataDir = tempFolder()
    const first = await openStore({ dataDir })
    await fill(first, mei)
    const kept = await first.export(mei)
    await first.close()
    const second = await openStore({ dataDir })
    expect(await second.export(mei)).toEqual(kept)
    await second.close()
  })
})
