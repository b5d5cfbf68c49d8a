import { fenceReader } from './fences.ts'

/** Deepest nesting of quotes and lists. The parser's call stack overflows at a few thousand. */
export const maxNesting = 32
/** Columns before a list marker; two columns are one level. */
const maxIndent = 3 * maxNesting

const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/

/**
 * Removes quote and list markers nested deeper than `maxNesting`, before the parser sees them.
 * The number and order of the lines stay the same.
 */
export function limitNesting(body: string): { readonly text: string; readonly firstLine?: number } {
  const stateOf = fenceReader()
  let firstLine: number | undefined
  const lines = body.split('\n').map((line, i) => {
    if (stateOf(line) === 'inside') return line
    const flat = flatten(line)
    if (flat !== line) firstLine ??= i + 1
    return flat
  })
  return firstLine === undefined ? { text: body } : { text: lines.join('\n'), firstLine }
}

function flatten(line: string): string {
  if (!/^[ \t]*(?:[-*+>]|\d)/.test(line) || rule.test(line)) return line
  const indent = line.length - line.trimStart().length
  const shallow = indent > maxIndent ? ' '.repeat(maxIndent) + line.trimStart() : line
  let kept = 0
  let end = 0
  marker.lastIndex = 0
  for (let count = 1; marker.test(shallow); count++) {
    end = marker.lastIndex
    if (count <= maxNesting) kept = end
  }
  return kept === end ? shallow : shallow.slice(0, kept) + shallow.slice(end)
}
