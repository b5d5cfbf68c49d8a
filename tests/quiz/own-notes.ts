import { join } from 'node:path'
import { libraryOf, notesToMeasure } from '../../scripts/measure/library.ts'
import type { Library } from '../../src/library/library.ts'

/** The notes that come with Kubenotes. */
export async function ownLibrary(): Promise<Library> {
  return libraryOf(await notesToMeasure(join(import.meta.dirname, '..', '..')), { bare: false })
}
