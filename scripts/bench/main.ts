// Speed and memory beside their targets: npm run bench. Measures, never fails on a figure
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../src/library/open.ts'
import { measureHome } from './measure-home.ts'
import { measureLibrary } from './measure-library.ts'
import { measureMemory } from './measure-memory.ts'
import { measureQuestions } from './measure-questions.ts'
import { measureQuiz } from './measure-quiz.ts'
import { measureSearch } from './measure-search.ts'
import { measureStorage } from './measure-storage.ts'
import { type Figure, formatTable } from './table.ts'

const root = join(import.meta.dirname, '../..')
const silent = { info: () => {}, warn: (_: object, message: string) => console.error(message) }
const folder = await mkdtemp(join(tmpdir(), 'kubenotes-bench-'))
try {
  const figures = await measure()
  console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n\n${formatTable(figures)}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** One after the other: each would slow the others down. Compiling and loading come first, while they are cold. */
async function measure(): Promise<readonly Figure[]> {
  const { library: generated, figures } = await measureLibrary(folder)
  const own = { notesDir: join(root, 'notes'), dataDir: join(folder, 'own-data'), strict: true, log: silent }
  const { library } = await openLibrary({ ...own, today: new Date().toISOString().slice(0, 10) })
  const questions = await measureQuestions(root, library)
  const quiz = await measureQuiz(root, library, join(folder, 'quiz'))
  const search = measureSearch(generated)
  const storage = await measureStorage(join(folder, 'store'))
  const home = await measureHome(root, library, join(folder, 'home'))
  return [
    ...questions,
    ...quiz,
    ...search,
    ...figures,
    ...storage,
    home,
    ...(await measureMemory(root, join(folder, 'bot-data'))),
  ]
}
