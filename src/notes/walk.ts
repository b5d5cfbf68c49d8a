import type { Nodes } from 'mdast'
import type { Place } from './problem.ts'

/** Calls `visit` for a node and all below it, in the order of the text. Needs no call stack, however deep the tree. */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    visit(next)
    if ('children' in next) open.push(...next.children.toReversed())
  }
}

/** Where a node starts in the file. */
export function placeOf(node: Nodes): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
}

/** All text of a node, code included, without markup. */
export function textOf(node: Nodes): string {
  const texts: string[] = []
  walk(node, (next) => {
    if (next.type === 'text' || next.type === 'inlineCode' || next.type === 'code') texts.push(next.value)
    else if (next.type === 'break') texts.push('\n')
  })
  return texts.join('')
}
