import type { LibraryOptions } from '../open.ts'
import type { ParseOptions } from '../parsing/parse-notes.ts'
import type { Folder } from '../reading/folder.ts'
import { encodeLibrary, type Origin, type Stored, writeLibrary } from '../storing/store.ts'
import { makeLibrary } from './make-library.ts'

/**
 * Makes the library of a folder that was read, and stores it unless a note took too long to parse: a slow moment must
 * not take the note away for good.
 */
export async function makeAndStore(
  folder: Folder,
  origin: Origin,
  { dataDir, log, strict, today }: LibraryOptions,
  parsing: Pick<ParseOptions, 'cache' | 'fileMs'> = {},
): Promise<Renewed> {
  const { late, ...made } = await makeLibrary(folder, { strict, today, ...parsing })
  const bytes = encodeLibrary(origin, { ...made, problems: made.problems.filter(({ code }) => !dated.has(code)) })
  if (late.length > 0) {
    const why = `${late.length} took too long to parse, the first is ${JSON.stringify(late[0])}`
    log.warn({ why }, 'the library lacks notes and is kept in memory only')
    return { made, bytes, notStored: 'late' }
  }
  try {
    await writeLibrary(dataDir, bytes)
    return { made, bytes }
  } catch (error) {
    const why = `DATA_DIR ${JSON.stringify(dataDir)}: ${(error as Error).message}`
    log.warn({ why }, 'the library cannot be stored and is kept in memory only')
    return { made, bytes, notStored: 'unwritable' }
  }
}

export interface Renewed {
  readonly made: Stored
  /** The library as it is stored, or would be. */
  readonly bytes: Buffer
  /** `late`: it lacks notes that took too long to parse. `unwritable`: the folder takes no file. */
  readonly notStored?: 'late' | 'unwritable'
}

/** Problems that come and go with the day; the others are stored, and told at each start. */
const dated: ReadonlySet<string> = new Set(['E105', 'W504'])
