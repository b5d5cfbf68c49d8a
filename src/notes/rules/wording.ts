import type { Nodes, PhrasingContent } from 'mdast'
import type { Place, Report } from '../problem.ts'
import { placeOf, walk } from '../walk.ts'
import type { Rule } from './check-note.ts'

/** Words that are true on the day of writing only. */
const rotting = /\b(?:currently|latest|recently)\b|目前|最新|最近/gi
/** What pins them down: a version, a year, a full date. */
const pinned = /\bv?\d+\.\d+|\b(?:19|20)\d\d\b|(?:19|20)\d\d\s?年/
const sentenceEnd = /[.!?]\s+|[。！？；]/g

/** E402, W511 and W513: raw HTML, bold that did not close, mixed punctuation, words that will rot. */
export const checkWording: Rule = ({ root, text }, report) => {
  const lines = text.split('\n')
  walk(root, (node) => {
    if (node.type === 'html' && !/^\s*<!--/.test(node.value)) {
      report('E402', placeOf(node), `raw HTML ${shorten(node.value)}; only comments are allowed`)
    }
    if (node.type === 'text') checkText(node.value, placeOf(node), lines, report)
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') checkSentences(node, report)
  })
}

function checkText(text: string, start: Place, lines: readonly string[], report: Report): void {
  const find = (pattern: RegExp, message: (found: string) => string) => {
    const { index, 0: found } = pattern.exec(text) ?? {}
    if (index === undefined || found === undefined) return
    const line = start.line + text.slice(0, index).split('\n').length - 1
    const column = (lines[line - 1] ?? '').indexOf(found, line === start.line ? start.column - 1 : 0) + 1
    report('W511', { line, column: Math.max(column, 1) }, message(found))
  }
  find(/\*\*/, () => '** is visible in the text: this bold does not close (or closes after a full-width mark)')
  find(
    /\p{Script=Han}[,;:!?]/u,
    (found) => `half-width mark after a Chinese character in "${found}", expected a full-width one`,
  )
}

/** Code counts as proof of a version, but words in code are names, not claims. */
function checkSentences(node: Nodes & { readonly children: readonly PhrasingContent[] }, report: Report): void {
  const all: string[] = []
  const words: string[] = []
  walk(node, (child) => {
    if (child.type !== 'text' && child.type !== 'inlineCode') return
    all.push(child.value)
    words.push(child.type === 'text' ? child.value : ' '.repeat(child.value.length))
  })
  const text = all.join('')
  for (const { index, 0: word } of words.join('').matchAll(rotting)) {
    if (!pinned.test(sentenceAround(text, index))) {
      report('W513', placeOf(node), `"${word}" will rot: name a version or a date in the same sentence`)
    }
  }
}

function sentenceAround(text: string, index: number): string {
  let start = 0
  for (const end of text.matchAll(sentenceEnd)) {
    const next = end.index + end[0].length
    if (next > index) return text.slice(start, next)
    start = next
  }
  return text.slice(start)
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
