import { fenceReader } from '../fences.ts'
import type { Rule } from './check-note.ts'

/** W515: white space at the end of lines. */
export const checkWhiteSpace: Rule = ({ text }, report) => {
  const stateOf = fenceReader()
  for (const [i, line] of text.split('\n').entries()) {
    if (stateOf(line) === 'inside') continue
    const end = line.trimEnd().length
    const place = { line: i + 1, column: end + 1 }
    if (end === line.length) continue
    if (/^(?:#|[ \t]*[-*+][ \t]+\[)/.test(line)) report('W515', place, 'heading or choice ends with white space')
    else if (line.length - end > 1) report('W515', place, 'line ends with two or more spaces')
  }
}
