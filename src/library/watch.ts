import type { Problem } from '../notes/note.ts'
import type { Library } from './library.ts'
import { type LibraryOptions, type OpenedLibrary, renewedLibrary } from './open.ts'
import { lookAtFolder } from './reading/folder.ts'
import { createFolderWatcher } from './reading/folder-watcher.ts'
import type { RenewReply } from './renewing/renew-process.ts'
import { createRenewer, type Renewer } from './renewing/renewer.ts'
import { createTurns, settle } from './renewing/turns.ts'

export interface WatchOptions extends Omit<LibraryOptions, 'today'> {
  /** YYYY-MM-DD, asked for each time. */
  readonly today: () => string
  /** Milliseconds of quiet after a change before the notes are read. */
  readonly quietMs?: number
  /** Milliseconds between looks at the folder, for file systems that report no changes. */
  readonly lookEveryMs?: number
  readonly renewer?: Renewer
}

/** The longest pause between two tries to make a library of the same notes. */
const longestPauseMs = 3_600_000

export interface WatchedLibrary {
  /** The newest library that could be made. Take it once for each piece of work: a moment later it may be another. */
  readonly current: Library
  /** Those of `current`. */
  readonly problems: readonly Problem[]
  /** Looks at the folder now; resolves when `current` is up to date. */
  look(): Promise<void>
  /** Stops watching; resolves when nothing is being made any more. */
  close(): Promise<void>
}

/**
 * Keeps a library up to date with its notes while the app runs. It is replaced as a whole, and notes that make no
 * library leave the one before in place; either is logged in one line.
 */
export function watchLibrary(opened: OpenedLibrary, options: WatchOptions): WatchedLibrary {
  const { notesDir, dataDir, strict, log, quietMs = 150, lookEveryMs = 30_000, renewer = createRenewer() } = options
  let { library, problems, origin, signature } = opened
  let refused = { notes: '', why: '' }
  let tried = { signature, pauseMs: 0, notBeforeMs: 0 }
  let closed = false
  const looks = createTurns(look)
  const changed = settle(() => void looks.take(), quietMs)
  const watcher = createFolderWatcher(changed)
  const interval = setInterval(() => void looks.take(), lookEveryMs).unref()
  void looks.take() // learns which folders there are

  async function look(): Promise<void> {
    try {
      const seen = await lookAtFolder(notesDir, options)
      if (closed) return
      watcher.follow(seen.folders)
      if (seen.signature === signature || !isTurnOf(seen.signature)) return
      const known = [origin.notes, refused.notes]
      const reply = await renewer.renew({ notesDir, dataDir, strict, today: options.today(), known })
      if (closed) return
      await take(reply)
      // Any other failure may pass, though nobody edits a note.
      if (reply.kind !== 'failed' || reply.unusable) signature = seen.signature
    } catch (error) {
      log.warn({ notesDir, why: (error as Error).message }, 'cannot look at the notes')
    }
  }

  /** True for notes not tried before, and for the same ones after a pause that doubles with each try. */
  function isTurnOf(signature: string): boolean {
    const now = performance.now()
    const again = signature === tried.signature
    if (again && now < tried.notBeforeMs) return false
    const pauseMs = again ? Math.min(2 * tried.pauseMs, longestPauseMs) : lookEveryMs
    tried = { signature, pauseMs, notBeforeMs: now + pauseMs }
    return true
  }

  async function take(reply: RenewReply): Promise<void> {
    for (const { facts, message } of reply.warnings) log.warn(facts, message)
    if (reply.kind === 'failed') {
      if (reply.why === refused.why && reply.notes === refused.notes) return
      refused = { notes: reply.notes, why: reply.why }
      log.warn({ notesDir, why: reply.why }, 'the notes have changed but make no library, the one before is kept')
    } else if (reply.kind === 'renewed') {
      library = await renewedLibrary(reply, dataDir)
      ;({ origin, problems } = reply)
      refused = { notes: '', why: '' }
      const facts = { notes: library.notes.length, sections: library.sections.length, problems: problems.length }
      log.info(facts, 'the notes have changed, answering from the new library')
    } else if (reply.notes === origin.notes) refused = { notes: '', why: '' }
  }

  return {
    get current() {
      return library
    },
    get problems() {
      return problems
    },
    look: looks.take,
    async close() {
      closed = true
      clearInterval(interval)
      changed.cancel()
      watcher.close()
      await renewer.close()
      await looks.take() // ends at once, after the look under way
    },
  }
}
