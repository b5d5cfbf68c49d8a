import { h } from './dom.js'
import { withEmoji } from './emoji.js'
import { link } from './links.js'
import { broadcast, channelMention, userMention } from './mentions.js'

/** @typedef {import('./mentions.js').Names} Names */

/**
 * Slack's own markup, read from the escaped text alone: `<…>` is live, `&lt;…&gt;` never becomes so, because entities
 * are decoded only where text ends up on the page.
 *
 * @param {string} text
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
export function mrkdwn(text, names) {
  return text
    .split(/\n?(```[\s\S]*?```)\n?/)
    .flatMap((part) =>
      part.startsWith('```') && part.length >= 6
        ? [h('pre', {}, h('code', {}, ...tokens(part.slice(3, -3).replace(/^\n/, ''), names, decode)))]
        : lines(part, names),
    )
}

/**
 * Entities are the last thing to be decoded, and only these three.
 *
 * @param {string} text
 */
export function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/**
 * @param {string} text without code blocks
 * @param {Names} names
 */
function lines(text, names) {
  /** @type {(Node | string)[]} */
  const nodes = []
  for (const run of text.split(/\n?((?:^&gt;.*(?:\n|$))+)/m)) {
    if (run.startsWith('&gt;')) {
      const quoted = run.replace(/\n$/, '').replace(/^&gt; ?/gm, '')
      nodes.push(h('blockquote', {}, ...inline(quoted, names)))
    } else if (run) nodes.push(...inline(run, names))
  }
  return nodes
}

const inlineCode = /(`[^`\n]+`)/

/**
 * @param {string} text
 * @param {Names} names
 */
function inline(text, names) {
  return text
    .split(inlineCode)
    .flatMap((part) =>
      inlineCode.test(part) ? [h('code', {}, ...tokens(part.slice(1, -1), names, decode))] : styled(part, names),
    )
}

const styles = /** @type {const} */ ([
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
])
/** A run between two marks, each standing at the edge of a word, as Slack demands. Inside `<…>` no mark counts. */
const marked = /(^|[\s\p{P}>])([*_~])(?=\S)((?:<[^>\n]*>|(?!\2)[^\n])*?\S)\2(?=$|[\s\p{P}<])/u

/**
 * @param {string} text
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
function styled(text, names) {
  const match = marked.exec(maskTokens(text))
  if (!match) return tokens(text, names, (leaf) => withEmoji(decode(leaf)))
  const start = match.index + (match[1]?.length ?? 0)
  const end = match.index + match[0].length
  const tag = styles.find(([mark]) => mark === match[2])?.[1] ?? 'strong'
  return [
    ...tokens(text.slice(0, start), names, (leaf) => withEmoji(decode(leaf))),
    h(tag, {}, ...styled(text.slice(start + 1, end - 1), names)),
    ...styled(text.slice(end), names),
  ]
}

/**
 * Hides marks inside `<…>` from the search for styles, length unchanged.
 *
 * @param {string} text
 */
function maskTokens(text) {
  return text.replace(/<[^>\n]*>/g, (token) => `<${'x'.repeat(token.length - 2)}>`)
}

/**
 * @param {string} text
 * @param {Names} names
 * @param {(leaf: string) => string} leaf
 * @returns {(Node | string)[]}
 */
function tokens(text, names, leaf) {
  return text
    .split(/(<[^<>\n]+>)/)
    .filter(Boolean)
    .map((part) => (part.startsWith('<') && part.endsWith('>') ? token(part.slice(1, -1), names) : leaf(part)))
}

/**
 * @param {string} inner what stands between `<` and `>`
 * @param {Names} names
 */
function token(inner, names) {
  const bar = inner.indexOf('|')
  const target = bar < 0 ? inner : inner.slice(0, bar)
  const label = bar < 0 ? '' : decode(inner.slice(bar + 1))
  if (target.startsWith('@')) return userMention(target.slice(1), names)
  if (target.startsWith('#')) return channelMention(target.slice(1), names, label)
  if (target.startsWith('!date^')) return h('time', {}, label)
  if (target.startsWith('!')) return broadcast(label.replace(/^@/, '') || target.slice(1).split('^').at(-1) || target)
  const url = decode(target)
  return link(url, [label || url.replace(/^mailto:/, '')])
}
