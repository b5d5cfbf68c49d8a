import { Client } from 'pg'

/** Calls `work` with the address of an empty schema of a database, and removes that afterwards. */
export async function withTemporarySchema<Result>(
  url: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const schema = `kubenotes_${process.pid}_${Date.now()}`
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create schema ${schema}`)
    const address = new URL(url)
    address.searchParams.set('options', `-csearch_path=${schema}`)
    return await work(address.href)
  } finally {
    await client.query(`drop schema if exists ${schema} cascade`)
    await client.end()
  }
}
