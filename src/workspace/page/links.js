import { h } from './dom.js'

/**
 * A link as Slack would make it live: only http, https and mailto. Anything else stays text.
 *
 * @param {string} url
 * @param {(Node | string)[]} label
 */
export function link(url, label) {
  const safe = safeUrl(url)
  if (!safe) return h('span', { class: 'dead-link' }, ...label)
  return h('a', { href: safe, target: '_blank', rel: 'noopener noreferrer', title: safe }, ...label)
}

/**
 * @param {string} url
 * @returns {string | undefined} the address, normalised; undefined unless its scheme may be opened
 */
export function safeUrl(url) {
  const parsed = URL.parse(url.trim())
  return parsed && ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : undefined
}
