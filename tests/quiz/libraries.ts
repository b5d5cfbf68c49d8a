import { join } from 'node:path'
import { libraryOf, notesToMeasure } from '../../scripts/measure/library.ts'
import type { Library } from '../../src/library/library.ts'
import { parseNote } from '../../src/notes/parse.ts'

/** The notes that come with Kubenotes. */
export async function ownLibrary(): Promise<Library> {
  return libraryOf(await notesToMeasure(join(import.meta.dirname, '..', '..')), { bare: false })
}

/** Notes of the test's own, read as a stranger's. */
export function libraryWith(files: Readonly<Record<string, string>>): Library {
  const notes = Object.entries(files).flatMap(([path, text]) => parseNote(text, { path, strict: false }).note ?? [])
  return libraryOf(notes, { bare: false })
}
