import { limits } from './limits.ts'

/** The address of a path within the notes folder, e.g. of its page in a repository; undefined when there is none. */
export type LinkTo = (path: string) => string | undefined

/**
 * The address to open for a link of a note, or undefined when it must stay text: a scheme other than http, https and
 * mailto, credentials, too long, or a label that names a host other than the one it leads to.
 * Hosts come out in ASCII (punycode), so that look-alikes show.
 */
export function linkUrl(link: string, label: string, linkTo: LinkTo = () => undefined): string | undefined {
  const url = URL.parse(link) ?? URL.parse((leavesHost.test(link) ? undefined : linkTo(link)) ?? '')
  if (!url || !schemes.has(url.protocol) || url.href.length > limits.url) return undefined
  if (url.username || url.password) return undefined
  const claimed = hostIn(label)
  return claimed === undefined || claimed === url.host ? url.href : undefined
}

/** The address of a path, with or without an anchor, below `base`, which ends in `/`; undefined when too long for Slack. */
export function addressBelow(base: string, path: string): string | undefined {
  const [file = '', anchor] = path.split('#', 2)
  const address =
    base + file.split('/').map(encodeURIComponent).join('/') + (anchor ? `#${encodeURIComponent(anchor)}` : '')
  return address.length <= limits.url ? address : undefined
}

const schemes = new Set(['http:', 'https:', 'mailto:'])
/** A host without a scheme: `//host/path`, also with backslashes. */
const leavesHost = /^\s*[\\/]\s*[\\/]/

/** The host that a label claims to be; undefined for a label that is not an address. */
function hostIn(label: string): string | undefined {
  const address = /^\s*(?:(https?:\/\/)|www\.)\S+/i.exec(label)
  if (!address) return undefined
  return URL.parse(address[1] ? label.trim() : `https://${label.trim()}`)?.host ?? ''
}
