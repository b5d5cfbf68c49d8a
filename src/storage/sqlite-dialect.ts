import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { StorageError } from './error.ts'

/**
 * Kysely's SQLite dialect over `node:sqlite`.
 *
 * @param explain  turns an error of SQLite into one that says what to do; undefined for a defect of ours
 */
export function dialectOf(
  database: DatabaseSync,
  explain: (error: unknown) => StorageError | undefined,
): SqliteDialect {
  // Our texts of SQL are few, and values never stand in them; but some name as many rows as there are.
  const statements = new Map<string, SqliteStatement>()
  const explained = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw explain(error) ?? error
    }
  }
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql)
    if (known) {
      statements.delete(sql)
      statements.set(sql, known) // the last used, at the end
      return known
    }
    const statement = explained(() => statementOf(database.prepare(sql)))
    const guarded = {
      ...statement,
      all: (values: readonly unknown[]) => explained(() => statement.all(values)),
      run: (values: readonly unknown[]) => explained(() => statement.run(values)),
    }
    statements.set(sql, guarded)
    for (const oldest of statements.keys()) if (statements.size > keptStatements) statements.delete(oldest)
    return guarded
  }
  const shim: SqliteDatabase = {
    prepare: (sql) => {
      // A deferred transaction that turns into a writing one fails when another process wrote in between.
      if (sql === 'begin') return prepare('begin immediate')
      // SQLite itself rolls back what fails on a full disk.
      if (sql === 'rollback' && !database.isTransaction) return nothing
      return prepare(sql)
    },
    close: () => database.close(),
  }
  return new SqliteDialect({ database: shim })
}

const keptStatements = 200

const nothing: SqliteStatement = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** Rows come as arrays and become objects here, which are read faster than those that `node:sqlite` makes. */
function statementOf(statement: StatementSync): SqliteStatement {
  const names = statement.columns().map(({ name }) => name)
  statement.setReturnArrays(true)
  const rowOf = (values: unknown): Readonly<Record<string, unknown>> => {
    const row: Record<string, unknown> = {}
    if (Array.isArray(values)) for (let i = 0; i < names.length; i++) row[names[i] ?? ''] = values[i]
    return row
  }
  return {
    reader: names.length > 0,
    all: (values) => statement.all(...values.map(toInput)).map(rowOf),
    run: (values) => statement.run(...values.map(toInput)),
    *iterate(values) {
      for (const row of statement.iterate(...values.map(toInput))) yield rowOf(row)
    },
  }
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  throw new TypeError(`Cannot keep a value of type ${typeof value}`)
}
