import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/storage/open.ts'
import { emptySchema, testDatabase } from './test-database.ts'
import { asked, mei, right } from './values.ts'

const dataDir = 'unused'
const canary = ['s3cret', 'canary'].join('-')

/** The address of the test database with something changed. */
function changed({ search = {}, ...parts }: Change): string {
  const address = Object.assign(new URL(testDatabase ?? ''), parts)
  for (const [name, value] of Object.entries(search)) address.searchParams.set(name, value)
  return address.href
}

interface Change {
  readonly password?: string
  readonly pathname?: string
  readonly port?: string
  readonly search?: Readonly<Record<string, string>>
}

describe('openStore() says why Postgres cannot be used, never with the password:', () => {
  it.each([
    { host: '127.0.0.1:2', says: 'cannot be reached', why: 'nothing listens' },
    { host: 'nowhere.invalid', says: 'cannot be reached', why: 'no such host' },
  ])('$why', async ({ host, says }) => {
    const opening = openStore({ dataDir, databaseUrl: `postgres://kubenotes:${canary}@${host}/notes` })
    await expect(opening).rejects.toThrow(
      `DATABASE_URL: Postgres at ${host.includes(':') ? host : `${host}:5432`}/notes ${says} (`,
    )
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', problem: 'unreachable' })
    await expect(opening).rejects.not.toThrow(canary)
  })

  it('a server that takes the call and says nothing, after 5 seconds', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const opening = openStore({ dataDir, databaseUrl: `postgres://kubenotes:${canary}@127.0.0.1:${port}/notes` })
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', problem: 'unreachable' })
  })

  it.skipIf(!testDatabase).each<{ change: Change; why: string }>([
    { change: { password: canary }, why: 'a wrong password' },
    { change: { password: '' }, why: 'no password' },
    { change: { pathname: '/kubenotes_nowhere' }, why: 'no such database' },
    { change: { search: { sslmode: 'verify-full' } }, why: 'no TLS there' },
    { change: { search: { options: '-csearch_path=pg_catalog' } }, why: 'no right to make tables' },
    { change: { search: { options: '-cdefault_transaction_read_only=on' } }, why: 'a replica, which only reads' },
  ])('$why', async ({ change }) => {
    const opening = openStore({ dataDir, databaseUrl: changed(change) })
    await expect(opening).rejects.toThrow(/^DATABASE_URL: Postgres at \S+ refuses \(.+\)$/)
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', problem: 'refused' })
    await expect(opening).rejects.not.toThrow(canary)
  })
})

describe.skipIf(!testDatabase)('the store in Postgres', () => {
  it('says that the server is away while it is, goes on when it is back, and kept all that it confirmed', async () => {
    const databaseUrl = await emptySchema(testDatabase ?? '')
    const line = await startLine(Number(new URL(databaseUrl).port || 5432))
    const store = await openStore({
      dataDir,
      databaseUrl: Object.assign(new URL(databaseUrl), { port: line.port }).href,
    })
    onTestFinished(() => store.close())
    const first = asked()
    await store.ask(first)
    const second = asked()
    await store.ask(second)
    expect(await store.answer(first, right(first))).toBe(true)

    await line.cut()
    await expect(store.answer(second, right(second))).rejects.toMatchObject({ problem: 'unreachable' })
    await expect(store.asked(first.id)).rejects.toMatchObject({ name: 'StorageError', problem: 'unreachable' })
    await line.mend()
    expect(await store.reviews(mei, 0)).toHaveLength(1)
    expect(await store.answer(second, right(second))).toBe(true)
  })
})

/** A line to a port of this machine that can be cut. */
async function startLine(to: number) {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
    near.pipe(far).pipe(near)
  })
  const listen = async (port: number) => {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  const port = await listen(0)
  const cut = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  onTestFinished(async () => {
    if (server.listening) await cut()
  })
  return { port, cut, mend: () => listen(port) }
}
