import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Library } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open.ts'
import { generateNotes } from './generate-notes.ts'
import { atMost, type Figure } from './table.ts'

const size = { seed: 1, notes: 200, sectionsPerNote: 7.5 } as const

/** Compiles generated notes below `folder` as at a start, in a process of its own, and loads what was stored in another: nothing is warm. */
export async function measureLibrary(folder: string): Promise<{ library: Library; figures: readonly Figure[] }> {
  const notesDir = join(folder, 'generated')
  const dataDir = join(folder, 'generated-data')
  await writeNotes(notesDir)
  const start = performance.now()
  const options = { notesDir, dataDir, strict: false, today: '2026-11-23', log: silent, apart: true }
  const { library, origin } = await openLibrary(options)
  const compiled = performance.now() - start

  const script = join(import.meta.dirname, 'load-twice.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, dataDir, JSON.stringify(origin)])
  const [first = Number.NaN, second = Number.NaN] = JSON.parse(stdout) as number[]
  return {
    library,
    figures: [
      atMost(`compile ${library.notes.length} notes, ${library.sections.length} sections`, compiled / 1_000, 2, 's'),
      atMost('load the stored library, first call of a process', first, 60, 'ms'),
      atMost('load the stored library, second call', second, 60, 'ms'),
    ],
  }
}

async function writeNotes(notesDir: string): Promise<void> {
  for (const { path, source } of generateNotes(size)) {
    const file = join(notesDir, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, source)
  }
}

const silent = { info: () => {}, warn: (_: object, message: string) => console.error(message) }
