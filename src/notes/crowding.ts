import type { Root } from 'mdast'
import { fenceReader } from './fences.ts'
import { walk } from './walk.ts'

/** Most marks of inline Markdown in one paragraph, and most cell borders in one table. */
const most = { marks: 2_000, borders: 20_000 } as const

/** Lines that end a paragraph: blank lines, list entries, table rows, headings, quotes, HTML, definitions. */
const paragraphEnds = /^(?:\s*$|[ \t]*(?:[-*+>|#<]|\d{1,9}[.)][ \t]|\[[^\]]*\]:))/
/** Takes the place of a line that is hidden from the parser. */
const placeholder = '\uFFFF'

export interface Thinned {
  readonly text: string
  /** The lines taken out, in the order of the text. */
  readonly crowded: readonly string[]
  /** The first of them, from 1. */
  readonly firstLine?: number
}

/**
 * Takes out lines with so many marks that the parser, whose time grows with the square of their number, would take
 * seconds. `putBack()` puts them into the tree as plain text.
 */
export function takeOutCrowded(body: string): Thinned {
  const stateOf = fenceReader()
  const crowded: string[] = []
  let firstLine: number | undefined
  let marks = 0
  let borders = 0
  const lines = body
    .replaceAll(placeholder, '\uFFFD')
    .split('\n')
    .map((line, i) => {
      const outside = stateOf(line) === 'outside'
      if (!outside || paragraphEnds.test(line)) marks = 0
      if (!outside || line.trim() === '') borders = 0
      if (!outside || isIndentedCode(line)) return line
      marks += line.match(/[*_~[\]`]/g)?.length ?? 0
      borders += line.match(/\|/g)?.length ?? 0
      if (marks <= most.marks && borders <= most.borders) return line
      firstLine ??= i + 1
      crowded.push(line)
      return placeholder
    })
  return { text: lines.join('\n'), crowded, ...(firstLine !== undefined && { firstLine }) }
}

export function putBack(root: Root, crowded: readonly string[]): void {
  if (crowded.length === 0) return
  let next = 0
  walk(root, (node) => {
    if ('value' in node) node.value = node.value.replaceAll(placeholder, () => crowded[next++] ?? '')
  })
}

function isIndentedCode(line: string): boolean {
  return /^(?: {4}|\t)/.test(line)
}
