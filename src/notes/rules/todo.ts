import { toWrite } from '../to-write.ts'
import type { Rule } from './check-note.ts'

/** W518: what is still to be written; until then it is not searched. */
export const checkTodo: Rule = ({ text }, report) => {
  for (const [i, line] of text.split('\n').entries()) {
    const found = toWrite.exec(line)
    if (!found) continue
    const what = found[1]?.trim()
    report('W518', { line: i + 1, column: found.index + 1 }, `still to write${what ? `: ${what}` : ''}`)
  }
}
