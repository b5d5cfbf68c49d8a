/**
 * The only way for text to reach Slack. Note text stays verbatim except for invisible and deceptive characters. It is not
 * normalised, since a command copied from Slack must have the same bytes as in the note.
 */

/**
 * Text for `plain_text`, `raw_text` and rich text, where Slack reads no markup.
 * Removes control, bidirectional and invisible characters, and more than 4 marks on a letter; the result is well formed.
 *
 * @param max code points, at least 1; a longer text ends in `…` at the end of a character as people count them
 */
export function plain(text: string, max = Number.POSITIVE_INFINITY): string {
  return cut(clean(text), max, () => 1)
}

/**
 * The same for `mrkdwn` and the `text` of a message, where Slack reads `<…>` and `&…;`: nothing in it can become a
 * mention, a link or a broadcast. `*`, `_`, `~` and back-ticks cannot be escaped, so note text belongs in rich text.
 *
 * @param max code points after escaping, at least 1; never cut within an entity
 */
export function escapeMrkdwn(text: string, max = Number.POSITIVE_INFINITY): string {
  const inert = clean(text).replace(bareBroadcast, '@\u2060')
  return cut(inert, max, (codePoint) => entities[codePoint]?.length ?? 1).replace(/[&<>]/g, (c) => entities[c] ?? c)
}

/**
 * What a person typed, from the text of an event: entities decoded once, links and channels by their names.
 * Mentions of people and of the app are dropped: they are mere ids, which mean nothing in a question.
 */
export function decodeIncoming(text: string): string {
  return text
    .replace(/<([^<>]*)>|&(?:amp|lt|gt);/g, (whole, inner?: string) =>
      inner === undefined ? decode(whole) : typed(inner),
    )
    .trim()
}

/** The number of code points, which is what Slack counts. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Looks up the character, as people count them, around a UTF-16 offset; empty from the end of `text` on. */
export function charactersOf(text: string): (offset: number) => { start: number; end: number } {
  const segments = graphemes.segment(text)
  return (offset) => {
    const found = segments.containing(offset)
    return found
      ? { start: found.index, end: found.index + found.segment.length }
      : { start: text.length, end: text.length }
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const bareBroadcast = /@(?=(?:channel|here|everyone)\b)/gi

const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g
// Keeps \n, \t, variation selectors and, for now, the zero-width joiner of emoji.
const invisible =
  /[[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]--[\n\t\u200D\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]]+/gv
const strayJoiner = /\u200D(?!\p{ExtPict})|(?<!\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D/gu
const heapOfMarks = /(\p{M}{4})\p{M}+/gu

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(heapOfMarks, '$1')
}

/** `text` when its cost is at most `max`, else as many whole characters of it as fit together with `…`. */
function cut(text: string, max: number, costOf: (codePoint: string) => number): string {
  let cost = 0
  let end = 0 // of what fits before '…'
  let at = 0
  for (const codePoint of text) {
    cost += costOf(codePoint)
    if (cost > max) return `${text.slice(0, charactersOf(text)(end).start)}…`
    at += codePoint.length
    if (cost < max) end = at
  }
  return text
}

function typed(inner: string): string {
  const [target = '', label] = inner.split('|', 2)
  if (target.startsWith('@')) return ''
  if (target.startsWith('#')) return label ? `#${decode(label)}` : ''
  if (target.startsWith('!')) return decode(label ?? (broadcasts.has(target) ? `@${target.slice(1)}` : ''))
  return decode(label || target.replace(/^mailto:/, ''))
}

const broadcasts = new Set(['!channel', '!here', '!everyone'])

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => characters[entity] ?? entity)
}

const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }
