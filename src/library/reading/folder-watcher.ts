import { type FSWatcher, watch } from 'node:fs'

/** A folder as it is known to the system: another one of the same name is another folder. */
export interface WatchedFolder {
  readonly path: string
  readonly inode: bigint
}

export interface FolderWatcher {
  /** Watches these folders, each without those below it, and no others. */
  follow(folders: readonly WatchedFolder[]): void
  close(): void
}

/** Tells of changes in folders as far as the system does: some file systems report none, and watches can run out. */
export function createFolderWatcher(changed: () => void): FolderWatcher {
  const watchers = new Map<string, FSWatcher>()
  const drop = (key: string) => {
    watchers.get(key)?.close()
    watchers.delete(key)
  }
  return {
    follow(folders) {
      const wanted = new Map(folders.map(({ path, inode }) => [`${inode} ${path}`, path]))
      for (const key of watchers.keys()) if (!wanted.has(key)) drop(key)
      for (const [key, path] of wanted) {
        if (watchers.has(key)) continue
        try {
          watchers.set(
            key,
            watch(path, { persistent: false }, changed).on('error', () => drop(key)),
          )
        } catch {
          return // no more watches to be had; looking now and then finds the change, too
        }
      }
    },
    close() {
      for (const key of [...watchers.keys()]) drop(key)
    },
  }
}
