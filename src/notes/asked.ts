import type { RootContent } from 'mdast'

/** The ways people ask for a section: the lines of its comments `<!-- asked as … -->`, which readers do not see. */
export function readAsked(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => {
    const [, lines] = (node.type === 'html' && comment.exec(node.value)) || []
    return lines === undefined ? [] : lines.split('\n').flatMap((line) => line.trim() || [])
  })
}

const comment = /^<!--[ \t]*(?:asked as|这样问|這樣問)[:：]?[ \t]*\n([\s\S]*?)-->\s*$/i
