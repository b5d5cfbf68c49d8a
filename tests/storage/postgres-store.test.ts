import { describe } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { itKeeps } from './store-contract.ts'
import { emptySchema, testDatabase } from './test-database.ts'

describe.skipIf(!testDatabase)('the store in Postgres', () => {
  itKeeps(async () => {
    const databaseUrl = await emptySchema(testDatabase ?? '')
    const settings = { dataDir: 'unused', databaseUrl }
    // At once: one migrates, the other waits.
    return Promise.all([openStore(settings), openStore(settings)])
  })
})
