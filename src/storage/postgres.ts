import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely'
import { Pool, types } from 'pg'
import { StorageError, type StorageProblem } from './error.ts'
import { migrate } from './migrate.ts'
import type { OpenBase, Schema } from './schema.ts'

/** How long to wait for a connection, new or free (ms). */
const longestWait = 5_000
/** OID of Postgres's bigint: instants, which JavaScript's numbers hold exactly. */
const bigint = 20

/**
 * Opens a database of Postgres and brings its schema up to date.
 *
 * @throws {StorageError} with a message that does not show the password
 */
export async function openPostgres(url: string): Promise<OpenBase> {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: longestWait,
    keepAlive: true,
    application_name: 'kubenotes',
    types: {
      getTypeParser: (oid, format) => (oid === bigint ? Number : types.getTypeParser(oid, format)),
    },
  })
  // A connection that is lost between two queries, which would end the process: the next query tells, or makes another.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const where = placeOf(url)
  const base = {
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: explained(pool, where) }) }),
    concurrent: true,
  }
  try {
    await migrate(base)
  } catch (error) {
    await base.db.destroy()
    throw error
  }
  return { ...base, close: () => base.db.destroy() }
}

/** A pool whose errors say what to do. */
function explained(pool: Pool, where: string): PostgresPool {
  return {
    options: {},
    async connect() {
      const client = await pool.connect().catch((error: Error) => {
        throw explainPostgres(error, where) ?? new StorageError('refused', message(where, 'refuses', error.message))
      })
      return new ExplainedClient(client, where)
    },
    end: () => pool.end(),
  }
}

class ExplainedClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient
  readonly #where: string
  constructor(client: PostgresPoolClient, where: string) {
    this.#client = client
    this.#where = where
  }

  query<Row>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  query<Row>(
    query: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof query !== 'string') return this.#client.query(query)
    return this.#client.query<Row>(query, values).catch((error: unknown) => {
      throw explainPostgres(error, this.#where) ?? error
    })
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }
}

/** What an error of pg or of the server means for the one who runs the app; undefined when it is none of those. */
function explainPostgres(error: unknown, where: string): StorageError | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const found = explanations.find(({ codes, texts }) => codes.test(code) || texts?.test(error.message))
  if (!found) return undefined
  return new StorageError(found.problem, message(where, found.says, error.message || code), { cause: error })
}

/** By SQLSTATE (Postgres manual, "Error Codes") or Node's code; pg gives some errors a text only. */
const explanations: readonly {
  readonly codes: RegExp
  readonly texts?: RegExp
  readonly problem: StorageProblem
  readonly says: string
}[] = [
  { codes: /^(28...|3D000|42501|25006)$/, problem: 'refused', says: 'refuses' },
  { codes: /^53100$/, problem: 'full', says: 'has no space left' },
  { codes: /^55P03$/, problem: 'in use', says: 'is held by another Kubenotes' },
  {
    codes: /^(08...|53300|57P0.|E(CONN(REFUSED|RESET)|NOTFOUND|AI_AGAIN|TIMEDOUT|(HOST|NET)UNREACH|PIPE)|ENOENT)$/,
    texts: /^(timeout e|Connection terminated|Client has encountered a connection error)/,
    problem: 'unreachable',
    says: 'cannot be reached',
  },
]

function message(where: string, says: string, why: string): string {
  return `DATABASE_URL: Postgres at ${where} ${says} (${why})`
}

/** Host, port and database, without user and password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? (hostname || 'localhost')}:${port || 5432}${pathname}`
}
