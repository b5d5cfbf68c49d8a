import { posix } from 'node:path'
import type { Nodes, Root } from 'mdast'
import { placeOf, walk } from './walk.ts'

/** Longest address that Slack takes, in characters. */
const maxLength = 3_000

/** A link or an image of a note. */
export interface NoteLink {
  /** As written in the file. */
  readonly url: string
  /** What `Run.link` holds; absent when there is nothing we may link to. */
  readonly target?: string
  readonly line: number
  readonly column: number
  readonly image: boolean
}

/** The definitions of reference links, by normalised label. */
export type Definitions = ReadonlyMap<string, string>

/**
 * Where a link in a note leads: an absolute http(s) or mailto address as it is, or a path below the notes folder with
 * its anchor. Undefined for everything else: other schemes, absolute paths, paths that leave the folder.
 *
 * @param from  path of the note below the notes folder
 */
export function resolveTarget(url: string, from: string): string | undefined {
  if (url === '' || url.length > maxLength || /[\s\p{Cc}\\]/u.test(url)) return undefined
  if (/^(?:https?|mailto):/i.test(url)) return URL.canParse(url) ? url : undefined
  if (url.startsWith('/') || /^[^/?#]*:/.test(url)) return undefined
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(url) ?? []
  const decoded = decode(path)
  if (decoded === undefined || /[\p{Cc}\\]/u.test(decoded)) return undefined
  const resolved = decoded === '' ? from : posix.join(posix.dirname(from), decoded)
  if (resolved === '..' || resolved.startsWith('../') || resolved.startsWith('/')) return undefined
  return resolved + (decode(anchor) ?? anchor)
}

/** The address of an image: http(s), or a path below the notes folder. */
export function resolveImage(url: string, from: string): string | undefined {
  const target = resolveTarget(url, from)
  return target === undefined || /^mailto:/i.test(target) ? undefined : target
}

export function readDefinitions(root: Root): Definitions {
  const definitions = new Map<string, string>()
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  })
  return definitions
}

/** All links and images of a tree, in the order of the text. */
export function readLinks(root: Root, definitions: Definitions, from: string): NoteLink[] {
  const links: NoteLink[] = []
  walk(root, (node) => {
    const url = urlOf(node, definitions)
    if (url === undefined) return
    const image = node.type === 'image' || node.type === 'imageReference'
    const target = image ? resolveImage(url, from) : resolveTarget(url, from)
    links.push({ url, ...(target !== undefined && { target }), ...placeOf(node), image })
  })
  return links
}

/** The address that a link or an image names; undefined for other nodes. */
export function urlOf(node: Nodes, definitions: Definitions): string | undefined {
  switch (node.type) {
    case 'link':
    case 'image':
      return node.url
    case 'linkReference':
    case 'imageReference':
      return definitions.get(node.identifier)
    default:
      return undefined
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
