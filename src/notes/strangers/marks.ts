import { fenceReader } from '../fences.ts'
import type { Report } from '../problem.ts'

interface Mark {
  readonly pattern: RegExp
  readonly code: 'W604' | 'W611'
  readonly what: string
  readonly keep?: (match: readonly string[]) => string
}

/** Marks of other tools that would show up as noise. Patterns stay within one line and never nest quantifiers. */
const marks: readonly Mark[] = [
  { pattern: /%%[^%]*%%/g, code: 'W604', what: 'Obsidian comment' },
  { pattern: /[ \t]\^[a-z0-9-]{1,40}[ \t]*$/gi, code: 'W604', what: 'Obsidian block id' },
  { pattern: /^[ \t]*\^[a-z0-9-]{1,40}[ \t]*$/gi, code: 'W604', what: 'Obsidian block id' },
  { pattern: /^[ \t]*\[toc\][ \t]*$/gi, code: 'W611', what: '[toc]' },
  { pattern: /\{%-? *(?:end)?(?:raw|highlight|note|tabs?|codeblock)\b[^%\n]*%\}/g, code: 'W611', what: 'shortcode' },
  { pattern: /\{\{[<%] *\/?[a-z][^{}\n]*[%>]\}\}/gi, code: 'W611', what: 'shortcode' },
  {
    pattern: /^[ \t]*:::[ \t]*(?:tip|note|info|warning|danger|caution|details)?(.*)$/gi,
    code: 'W611',
    what: 'container',
    keep: ([, title = '']) => title.trim(),
  },
  {
    pattern: /^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[a-z]+[ \t]*"?([^"\n]*)"?[ \t]*$/gi,
    code: 'W611',
    what: 'admonition',
    keep: ([, title = '']) => title,
  },
]

/** The body without those marks; every line stays where it is. */
export function rewriteMarks(body: string, firstLine: number, warn: Report): string {
  const stateOf = fenceReader()
  let comment = false
  const lines = body.split('\n').map((line, i) => {
    if (stateOf(line) !== 'outside') return line
    if (line.trim() === '%%') {
      comment = !comment
      warn('W604', { line: firstLine + i, column: 1 }, 'Obsidian comment was dropped')
      return ''
    }
    return comment ? '' : rewriteLine(line, { line: firstLine + i, column: 1 }, warn)
  })
  return lines.join('\n')
}

function rewriteLine(line: string, place: Parameters<Report>[1], warn: Report): string {
  if (!/[%^[{:!?]/.test(line)) return line
  return marks.reduce((text, { pattern, code, what, keep }) => {
    return text.replace(pattern, (...match: string[]) => {
      warn(code, place, `${what} was dropped, text in it was kept`)
      return keep?.(match) ?? ''
    })
  }, line)
}
