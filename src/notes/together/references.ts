import { posix } from 'node:path'
import type { Together } from '../check-together.ts'
import type { NoteLink } from '../links.ts'
import { didYouMean } from '../nearest.ts'
import type { ParsedNote } from '../parse.ts'

/** E106, E301, E303 (file) and W503: what notes refer to is there, and each note is referred to. */
export function checkReferences(together: Together): void {
  const idsOf = { en: new Set<string>(), zh: new Set<string>() }
  for (const { note } of together.parsed) if (note) idsOf[note.lang].add(note.id)
  const reached = new Set<string>()
  for (const file of together.parsed) {
    for (const link of file.links) {
      const path = checkLink(file, link, together)
      if (path !== undefined && path !== file.path) reached.add(path)
    }
    for (const [i, id] of (file.note?.related ?? []).entries()) {
      const ids = idsOf[file.note?.lang ?? 'en']
      reached.add(`${file.note?.lang} ${id}`)
      if (!ids.has(id)) {
        together.report('E106', file, `related.${i}`, `related note "${id}" does not exist${didYouMean(id, ids)}`)
      }
    }
  }
  for (const file of together.parsed) {
    if (file.note && !reached.has(file.path) && !reached.has(`${file.note.lang} ${file.note.id}`)) {
      together.report('W503', file, { line: 1, column: 1 }, 'no other note leads here by `related` or by a link')
    }
  }
}

/** Returns the path that the link leads to, if it stays within the folder. */
function checkLink(file: ParsedNote, link: NoteLink, { byPath, fileExists, report }: Together): string | undefined {
  if (link.target === undefined || /^(?:https?|mailto):/i.test(link.target)) return undefined
  const [path = '', anchor = ''] = link.target.split('#')
  if (link.image) {
    if (fileExists && !fileExists(path)) report('E303', file, link, `image file not found: ${link.url}`)
    return undefined
  }
  const target = byPath.get(path)
  if (!target) {
    if (fileExists?.(path)) return undefined
    const names = [...byPath.keys()].map((other) => posix.basename(other))
    report('E301', file, link, `link target not found: ${link.url}${didYouMean(posix.basename(path), names)}`)
  } else if (anchor !== '' && !target.anchors.includes(anchor)) {
    report('E301', file, link, `${path} has no heading #${anchor}${didYouMean(anchor, target.anchors)}`)
  }
  return path
}
