const breaks = new Set([
  'br',
  'p',
  'div',
  'li',
  'tr',
  'table',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'summary',
])
/** Elements whose content is not text of the note. */
export const silentElements: ReadonlySet<string> = new Set(['script', 'style', 'iframe'])

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** One tag or comment, as it starts at a `<`. */
interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly end: number
  readonly source: string
}

/**
 * The text of raw HTML: tags and comments dropped, images as their alt text, scripts and styles with their content.
 * One pass from left to right, so that unclosed tags cost no more than closed ones.
 */
export function htmlText(html: string): string {
  let text = ''
  for (let i = 0; i < html.length; ) {
    const next = html.indexOf('<', i)
    if (next === -1) return text + decodeEntities(html.slice(i))
    text += decodeEntities(html.slice(i, next))
    const tag = readTag(html, next)
    if (!tag) {
      text += '<'
      i = next + 1
    } else {
      text += textOfTag(tag)
      i = silentElements.has(tag.name) && !tag.closing ? endOfElement(html, tag) : tag.end
    }
  }
  return text
}

/** The name of the element that a tag opens or closes; empty for a comment or anything else. */
export function tagName(html: string): { readonly name: string; readonly closing: boolean } {
  return readTag(html, 0) ?? { name: '', closing: false }
}

/** The text that replaces a tag. */
export function textOfTag({ name, source }: { readonly name: string; readonly source: string }): string {
  if (breaks.has(name)) return '\n'
  if (name !== 'img') return ''
  const [, double, single] = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(source) ?? []
  return decodeEntities(double ?? single ?? '')
}

function readTag(html: string, start: number): Tag | undefined {
  if (html.startsWith('<!--', start)) return { name: '', closing: false, source: '', end: after(html, '-->', start) }
  if (/^<[!?]/.test(html.slice(start, start + 2))) {
    return { name: '', closing: false, source: '', end: after(html, '>', start) }
  }
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9-]{0,40})/i.exec(html.slice(start, start + 50)) ?? []
  if (name === undefined) return undefined
  const end = after(html, '>', start)
  return { name: name.toLowerCase(), closing: slash === '/', source: html.slice(start, end), end }
}

function endOfElement(html: string, { name, end }: Tag): number {
  const close = html.toLowerCase().indexOf(`</${name}`, end)
  return close === -1 ? html.length : after(html, '>', close)
}

function after(html: string, mark: string, start: number): number {
  const found = html.indexOf(mark, start)
  return found === -1 ? html.length : found + mark.length
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '\uFFFD'
  })
}
