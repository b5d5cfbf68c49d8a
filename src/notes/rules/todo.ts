import type { Rule } from './check-note.ts'

/** W518: what the template of a new note leaves to its author. */
export const checkTodo: Rule = ({ text }, report) => {
  for (const [i, line] of text.split('\n').entries()) {
    const found = /\bTODO\b[:：]?\s*([^"”`]*)/.exec(line)
    if (!found) continue
    const what = found[1]?.trim()
    report('W518', { line: i + 1, column: found.index + 1 }, `still to write${what ? `: ${what}` : ''}`)
  }
}
