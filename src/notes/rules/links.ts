import type { NoteLink } from '../links.ts'
import { placeOf, walk } from '../walk.ts'
import type { Rule } from './check-note.ts'

/** E302, E303 (alt text), E304 and W514: what can be said of a link without looking at other files. */
export const checkLinks: Rule = ({ links, fields, root }, report) => {
  for (const link of links) {
    const fault = faultOf(link)
    if (fault !== undefined) {
      report('E304', link, fault)
      continue
    }
    const other = fields?.lang === 'en' ? 'zh' : 'en'
    if (link.target === undefined) report('E302', link, `${link.url} leaves the notes folder`)
    else if (fields && link.target.startsWith(`${other}/`)) {
      report('E302', link, `${link.url} leads to a ${other} note, expected one in ${fields.lang}`)
    }
    if (/^http:/i.test(link.url)) report('W514', link, `link ${link.url} is not encrypted, expected https:`)
  }
  walk(root, (node) => {
    if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
      report('E303', placeOf(node), 'image has no alt text')
    }
  })
}

/** Why nothing may be linked to that address, whatever files there are. */
function faultOf({ url, target }: NoteLink): string | undefined {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url) ?? []
  const shown = url.length > 60 ? `${url.slice(0, 60)}…` : url
  if (url === '') return 'link has an empty target'
  if (scheme !== undefined && !/^(?:https?|mailto)$/i.test(scheme))
    return `link uses ${scheme}:, expected https: or a path`
  if (url.startsWith('/') || url.startsWith('\\')) return `link ${shown} is an absolute path, expected a relative one`
  if (target === undefined && (scheme !== undefined || !leavesFolder(url))) return `link ${shown} is no usable address`
  return undefined
}

function leavesFolder(url: string): boolean {
  return /^(?:[^?#]*\/)?\.\.(?:\/|$)/.test(url) || /%2e/i.test(url)
}
