import { fenceReader } from '../fences.ts'
import type { Place, Report } from '../problem.ts'

interface Mark {
  readonly pattern: RegExp
  readonly code: 'W604' | 'W611'
  readonly what: string
  readonly keep?: (match: readonly string[]) => string
}

/** Marks of other tools that take a whole line or its end. */
const lineMarks: readonly Mark[] = [
  { pattern: /(?:^|[ \t])[ \t]*\^[a-z0-9-]{1,40}[ \t]*$/i, code: 'W604', what: 'Obsidian block id' },
  { pattern: /^[ \t]*\[toc\][ \t]*$/i, code: 'W611', what: '[toc]' },
  {
    pattern: /^[ \t]*:::[ \t]*(?:tip|note|info|warning|danger|caution|details)?(.*)$/i,
    code: 'W611',
    what: 'container',
    keep: ([, title = '']) => title.trim(),
  },
  {
    pattern: /^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[a-z]+[ \t]*"?([^"\n]*)"?[ \t]*$/i,
    code: 'W611',
    what: 'admonition',
    keep: ([, title = '']) => title,
  },
]

/** Marks within a line. */
const inlineMarks: readonly Mark[] = [
  { pattern: /%%[^%]*%%/g, code: 'W604', what: 'Obsidian comment' },
  { pattern: /\{%-? *(?:end)?(?:raw|highlight|note|tabs?|codeblock)\b[^%\n]*%\}/g, code: 'W611', what: 'shortcode' },
  { pattern: /\{\{[<%] *\/?[a-z][^{}\n]*[%>]\}\}/gi, code: 'W611', what: 'shortcode' },
]

/** The body without marks that would show up as noise. Code stays as it is, and every line where it is. */
export function rewriteMarks(body: string, firstLine: number, warn: Report): string {
  const stateOf = fenceReader()
  let comment = false
  const lines = body.split('\n').map((line, i) => {
    const place = { line: firstLine + i, column: 1 }
    if (stateOf(line) !== 'outside' || /^(?: {4}|\t)/.test(line)) return line
    if (line.trim() === '%%') {
      comment = !comment
      warn('W604', place, 'Obsidian comment was dropped')
      return ''
    }
    return comment ? '' : rewriteLine(line, place, warn)
  })
  return lines.join('\n')
}

function rewriteLine(line: string, place: Place, warn: Report): string {
  if (!/[%^[{:!?]/.test(line)) return line
  const whole = applyMarks(line, lineMarks, place, warn)
  const codeSpans = /(`[^`]*`)/
  return whole
    .split(codeSpans)
    .map((part) => (part.startsWith('`') ? part : applyMarks(part, inlineMarks, place, warn)))
    .join('')
}

function applyMarks(text: string, marks: readonly Mark[], place: Place, warn: Report): string {
  return marks.reduce(
    (rest, { pattern, code, what, keep }) =>
      rest.replace(pattern, (...match: string[]) => {
        warn(code, place, `${what} was dropped, text in it was kept`)
        return keep?.(match) ?? ''
      }),
    text,
  )
}
