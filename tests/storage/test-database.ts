import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'

/** Where the tests look for a server when TEST_DATABASE_URL names none. */
const usual = 'postgresql://kubenotes_test:kubenotes_test@127.0.0.1:5432/kubenotes_test'

/** A server for the tests; undefined when there is none, which is said. One that is named must be there. */
export const testDatabase = await find(process.env['TEST_DATABASE_URL'])

async function find(named: string | undefined): Promise<string | undefined> {
  const url = named || usual
  try {
    await queryOnce(url, 'select 1')
    return url
  } catch (error) {
    if (named) throw error
    console.warn('Postgres tests are skipped: TEST_DATABASE_URL is not set, and no server on loopback takes our user')
    return undefined
  }
}

/** The address of an empty schema, which is gone after the test. */
export async function emptySchema(url: string): Promise<string> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  await queryOnce(url, `create schema ${schema}`)
  onTestFinished(() => queryOnce(url, `drop schema ${schema} cascade`))
  const address = new URL(url)
  address.searchParams.set('options', `-csearch_path=${schema}`)
  return address.href
}

export async function queryOnce(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
