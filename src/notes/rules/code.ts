import type { Code } from 'mdast'
import type { Report } from '../problem.ts'
import { placeOf, walk } from '../walk.ts'
import type { Rule } from './check-note.ts'

/** Languages in which any character may stand anywhere. */
const free = new Set(['text', 'mermaid', 'markdown', 'md'])

/** W510: code blocks that cannot be coloured or copied as they are. */
export const checkCode: Rule = ({ root }, report) => {
  walk(root, (node) => {
    if (node.type === 'code') checkBlock(node, report)
  })
}

function checkBlock(node: Code, report: Report): void {
  const { line, column } = placeOf(node)
  if (!node.lang) report('W510', { line, column }, 'code block names no language')
  const yaml = node.lang === 'yaml' || node.lang === 'yml'
  for (const [i, text] of node.value.split('\n').entries()) {
    const place = { line: line + 1 + i, column }
    if (yaml && text.includes('\t')) report('W510', place, 'YAML sample holds a tab, expected spaces')
    const [found] = (free.has(node.lang ?? '') ? null : /[“”‘’！-～\u3000]/.exec(withoutComment(text))) ?? []
    if (found !== undefined) report('W510', place, `code holds the full-width character or smart quote "${found}"`)
  }
}

/** A comment is prose and keeps the punctuation of its language. */
function withoutComment(line: string): string {
  return line.replace(/(?:^|\s)(?:#|\/\/|;|--|<!--).*$/, '')
}
