/** Makes libraries in a process of its own; files parsed for one request are not parsed again for the next. */
import type { Problem } from '../../notes/note.ts'
import { makeAndStore } from '../making/make-and-store.ts'
import { NotesError } from '../making/make-library.ts'
import type { LibraryOptions, Log } from '../open.ts'
import type { ParseCache } from '../parsing/parse-notes.ts'
import { type Folder, FolderError, readFolder } from '../reading/folder.ts'
import { codeHash } from '../storing/code-hash.ts'
import type { Origin } from '../storing/store.ts'

export interface RenewRequest extends Omit<LibraryOptions, 'log'> {
  /** Fingerprints of notes that need no new library. */
  readonly known: readonly string[]
}

export type RenewReply = { readonly warnings: readonly { readonly facts: object; readonly message: string }[] } & (
  | { readonly kind: 'known'; readonly notes: string }
  | {
      readonly kind: 'renewed'
      readonly origin: Origin
      /** Absent when the library was stored: reading the file costs less memory than a message. */
      readonly bytes?: Uint8Array
      readonly problems: readonly Problem[]
    }
  /** `notes` is the fingerprint, '' when the folder could not be read. */
  | {
      readonly kind: 'failed'
      readonly notes: string
      readonly why: string
      /** What a person has to put right, if that is the reason: the folder, or these problems of notes. */
      readonly unusable?: 'folder' | Pick<NotesError, 'problems' | 'first'>
    }
)

/** A folder in which files change while they are read is read again so many times, then taken as it is. */
const unsteadyReads = { most: 5, pauseMs: 150 } as const

const cache: ParseCache = new Map()

process.on('message', async (request: RenewRequest) => {
  process.send?.(await renew(request))
})
process.on('disconnect', () => process.exit()) // nobody is left to make a library for

async function renew({ known, ...options }: RenewRequest): Promise<RenewReply> {
  const warnings: { facts: object; message: string }[] = []
  const log: Log = { info: () => {}, warn: (facts, message) => warnings.push({ facts, message }) }
  let notes = ''
  try {
    const folder = await readSteady(options)
    notes = folder.fingerprint
    if (known.includes(notes)) return { kind: 'known', notes, warnings }
    const origin = { code: await codeHash(), notes }
    const { made, bytes, notStored } = await makeAndStore(folder, origin, { ...options, log }, { cache })
    return { kind: 'renewed', origin, problems: made.problems, warnings, ...(notStored && { bytes }) }
  } catch (error) {
    const unusable = unusableIn(error)
    return { kind: 'failed', notes, why: (error as Error).message, warnings, ...(unusable && { unusable }) }
  }
}

async function readSteady(options: Omit<LibraryOptions, 'log'>): Promise<Folder> {
  for (let read = 1; ; read += 1) {
    const folder = await readFolder(options.notesDir, options)
    if (folder.steady || read === unsteadyReads.most) return folder
    await new Promise((resolve) => setTimeout(resolve, unsteadyReads.pauseMs))
  }
}

function unusableIn(error: unknown): 'folder' | Pick<NotesError, 'problems' | 'first'> | undefined {
  if (error instanceof NotesError) return { problems: error.problems, first: error.first }
  return error instanceof FolderError ? 'folder' : undefined
}
