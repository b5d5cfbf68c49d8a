// The daily quiz of very many channels beside its targets: npm run bench:daily. Measures, never fails on a figure
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, formatTable } from '../bench/table.ts'
import { withTemporarySchema } from '../temporary-schema.ts'
import { measureClaims } from './measure-claims.ts'
import { measurePosts } from './measure-posts.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'kubenotes-bench-'))
try {
  const figures = await measure()
  console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n\n${formatTable(figures)}`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(): Promise<readonly Figure[]> {
  const sqlite = await measureClaims('SQLite', { file: join(dataDir, 'claims.db') }, 1)
  const url = process.env['TEST_DATABASE_URL']
  const postgres = url
    ? await withTemporarySchema(url, (databaseUrl) => measureClaims('Postgres', { databaseUrl }, 3))
    : [{ name: 'daily quizzes in Postgres', value: 'skipped: TEST_DATABASE_URL is not set' }]
  const many = await measurePosts('60 workspaces', dataDir, 30)
  const one = await measurePosts('one workspace', dataDir, 1_800)
  return [...sqlite, ...postgres, many, one]
}
