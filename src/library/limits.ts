import { maxOwnBytes } from '../notes/source.ts'

/** Longest and largest that a folder of notes may be; bytes, files and folders. */
export interface FolderLimits {
  /** Bytes of one note. */
  readonly fileBytes: number
  /** Bytes of all notes together. */
  readonly totalBytes: number
  readonly files: number
  /** Files and folders looked at, notes or not. */
  readonly entries: number
  /** Folders below one another. */
  readonly depth: number
}

const tolerant: FolderLimits = {
  fileBytes: 512 * 1024,
  totalBytes: 50 * 1024 * 1024,
  files: 10_000,
  entries: 200_000,
  depth: 32,
}

/** Our own notes are short, so that a longer one is a slip; the other limits hold for strangers' notes too. */
export const folderLimits = { tolerant, strict: { ...tolerant, fileBytes: maxOwnBytes } } as const

/** What a worker may take to parse one note: a note that needs more is left out. */
export const parseLimits = {
  /** Milliseconds of CPU time for one file, so that a busy machine takes no note away. An ordinary note takes 5. */
  fileMs: 2_000,
  /** Milliseconds on the clock for one file, should the worker neither work nor answer. */
  fileClockMs: 30_000,
  /** Milliseconds for a worker to start, which loads the parser. */
  startMs: 20_000,
  /** MiB of memory for each worker. */
  memoryMiB: 128,
} as const

/** Folder names that hold no notes; those that begin with a dot hold none either. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules'])

/** Bytes as a person reads them: `512 KiB`, `1.5 MiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  const unit = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  return `${Number((bytes / 1024 ** unit).toFixed(1))} ${units[unit]}`
}
