import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, isAbsolute, relative } from 'node:path'
import { type FolderLimits, skippedFolders } from '../limits.ts'

/** A file or folder that is not read, and the reason. */
export interface LeftOut {
  readonly path: string
  readonly why: string
}

export interface Listing {
  /** Paths below the root, with `/`, in their order (UTF-16 code units). */
  readonly files: readonly string[]
  readonly left: readonly LeftOut[]
  /** Paths of all other files, in the same order: images, for one. */
  readonly others: readonly string[]
  /** Real paths of the folders that were looked into, the root first. */
  readonly folders: readonly string[]
}

/**
 * Lists the Markdown files below `root`, a real path. A link is followed when it ends inside the root, as those of a
 * Kubernetes ConfigMap do; each folder is read once, under the first of its names, so that no loop can form, and each
 * file once, under its own name before that of a link.
 */
export async function listNotes(root: string, limits: FolderLimits): Promise<Listing> {
  const files = new Map<string, string>() // real path to path
  const links: { readonly path: string; readonly real: string }[] = []
  const left: LeftOut[] = []
  const others: string[] = []
  const seen = new Set([root])
  let entries = 0
  let full = false

  async function walk(folder: string, real: string, depth: number): Promise<void> {
    for (const entry of await sorted(folder)) {
      if (full) return
      entries += 1
      if (entries > limits.entries) return stop(entry.path, `more than ${limits.entries} files and folders`)
      if (entry.kind === 'folder') await enter(entry.path, depth + 1)
      else if (entry.kind === 'link') await follow(entry.path, depth)
      else add(entry.path, entry.kind, () => files.set(`${real}/${basename(entry.path)}`, entry.path))
    }
  }

  async function sorted(folder: string): Promise<Entry[]> {
    try {
      const found = await readdir(`${root}/${folder}`, { withFileTypes: true })
      return found
        .filter((entry) => !isSkipped(entry))
        .map((entry) => toEntry(folder, entry))
        .sort(byPath)
    } catch (error) {
      left.push({ path: folder, why: `folder cannot be read: ${(error as NodeJS.ErrnoException).code}` })
      return []
    }
  }

  async function enter(path: string, depth: number): Promise<void> {
    if (depth > limits.depth) {
      left.push({ path, why: `folder is not read: ${depth} folders below one another, ${limits.depth} are read` })
      return
    }
    const real = await realpath(`${root}/${path}`).catch(() => undefined)
    if (real === undefined) left.push({ path, why: 'folder vanished while it was read' })
    else if (seen.has(real)) left.push({ path, why: 'the same folder as one that is read already' })
    else {
      seen.add(real)
      await walk(`${path}/`, real, depth)
    }
  }

  async function follow(path: string, depth: number): Promise<void> {
    const target = await targetOf(`${root}/${path}`)
    if (target === undefined) {
      if (isNote(path)) left.push({ path, why: 'link that leads nowhere' })
    } else if (target.real !== root && !isInside(root, target.real)) {
      if (isNote(path) || target.kind === 'folder') left.push({ path, why: 'link that leaves the notes folder' })
    } else if (target.kind === 'folder') await enter(path, depth + 1)
    else add(path, target.kind, () => links.push({ path, real: target.real }))
  }

  function add(path: string, kind: 'file' | 'other', take: () => void): void {
    if (!isNote(path)) others.push(path)
    else if (kind === 'other') left.push({ path, why: 'not a regular file' })
    else if (files.size + links.length === limits.files) stop(path, `more than ${limits.files} notes`)
    else take()
  }

  function stop(path: string, what: string): void {
    full = true
    left.push({ path, why: `not read, nor what follows: the folder holds ${what}` })
  }

  await walk('', root, 0)
  for (const { path, real } of links) {
    if (files.has(real)) left.push({ path, why: 'the same file as one that is read already' })
    else files.set(real, path)
  }
  return { files: [...files.values()].sort(), left, others, folders: [...seen] }
}

/** Whether a real path lies below another one. */
export function isInside(root: string, real: string): boolean {
  const path = relative(root, real)
  return path !== '' && path !== '..' && !path.startsWith('../') && !isAbsolute(path)
}

interface Entry {
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

function toEntry(folder: string, entry: Dirent): Entry {
  const path = `${folder}${entry.name}`
  if (entry.isFile()) return { path, kind: 'file' }
  if (entry.isDirectory()) return { path, kind: 'folder' }
  return { path, kind: entry.isSymbolicLink() ? 'link' : 'other' }
}

function byPath(a: Entry, b: Entry): number {
  return sortKey(a) < sortKey(b) ? -1 : 1
}

/** A folder sorts as its files will: with the `/` that follows its name. */
function sortKey({ path, kind }: Entry): string {
  return kind === 'folder' || (kind === 'link' && !isNote(path)) ? `${path}/` : path
}

async function targetOf(path: string): Promise<{ real: string; kind: 'file' | 'folder' | 'other' } | undefined> {
  try {
    const real = await realpath(path)
    const found = await stat(real)
    return { real, kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other' }
  } catch {
    return undefined
  }
}

function isNote(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}

function isSkipped({ name }: Dirent): boolean {
  return name.startsWith('.') || skippedFolders.has(name)
}
