import { extname } from 'node:path'
import type { SharedFile } from './protocol.ts'
import type { World } from './world.ts'

/** A file from the moment on that the app asks where to send it. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  /** Bytes, as announced. */
  readonly size: number
  readonly alt?: string
  /** Absent until it has been sent. */
  readonly content?: Buffer<ArrayBuffer>
}

/** Files kept; the oldest go first. */
const keptFiles = 100

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

export function keepFile({ files }: World, file: StoredFile): void {
  files.set(file.id, file)
  for (const id of [...files.keys()].slice(0, -keptFiles)) files.delete(id)
}

/** A file as the page and Slack's payloads show it. */
export function sharedFile({ id, name, size, alt }: StoredFile, title = name): SharedFile {
  return { id, name, title, size, mimetype: typeOf(name), path: `/files/${id}`, ...(alt && { alt }) }
}

/** MIME type by the end of the name. */
export function typeOf(name: string): string {
  return types[extname(name).toLowerCase()] ?? 'application/octet-stream'
}
