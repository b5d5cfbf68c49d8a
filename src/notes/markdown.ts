import type { Paragraph, Root } from 'mdast'
import { putBack, takeOutCrowded } from './crowding.ts'
import { parseGfm } from './gfm.ts'
import { limitNesting, maxNesting } from './nesting.ts'
import { cutIntoPieces, type Piece } from './pieces.ts'
import type { Place } from './problem.ts'
import { walk } from './walk.ts'

/**
 * The syntax tree of a body, as GitHub Flavored Markdown, with places in the file. What would overwhelm the parser is
 * simplified and reported: deep nesting is flattened, lines crowded with marks become plain text.
 *
 * @param firstLine  line of the file on which the body starts, from 1
 */
export function parseMarkdown(body: string, firstLine: number, report: (place: Place, message: string) => void): Root {
  const nesting = limitNesting(body)
  const { text, crowded, firstLine: crowdedLine } = takeOutCrowded(nesting.text)
  const tell = (line: number | undefined, message: string) => {
    if (line !== undefined) report({ line: firstLine + line - 1, column: 1 }, message)
  }
  tell(nesting.firstLine, `quotes or lists are nested more than ${maxNesting} levels deep`)
  tell(crowdedLine, 'paragraph or table holds too many marks such as *, [ or |')

  const root: Root = { type: 'root', children: [] }
  for (const piece of cutIntoPieces(text)) {
    for (const node of parsePiece(piece, firstLine - 1).children) root.children.push(node)
  }
  putBack(root, crowded)
  return root
}

/** Parses a piece and shifts its places to those in the file. */
function parsePiece({ text, line, ownLines }: Piece, linesAbove: number): Root {
  const root = parseSafely(text)
  root.children = root.children.filter((node) => (node.position?.start.line ?? 1) <= ownLines)
  const shift = linesAbove + line - 1
  walk(root, (node) => {
    if (!node.position) return
    node.position.start.line += shift
    node.position.end.line += shift
  })
  return root
}

function parseSafely(text: string): Root {
  try {
    return parseGfm(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // the call stack of the parser is exhausted
    return plainParagraphs(text)
  }
}

function plainParagraphs(text: string): Root {
  const children: Paragraph[] = []
  let paragraph: string[] = []
  for (const [i, line] of [...text.split('\n'), ''].entries()) {
    if (line.trim() !== '') paragraph.push(line)
    else if (paragraph.length > 0) {
      const start = { line: i - paragraph.length + 1, column: 1 }
      const position = { start, end: { line: i, column: (paragraph.at(-1) ?? '').length + 1 } }
      const value = paragraph.join('\n')
      children.push({ type: 'paragraph', children: [{ type: 'text', value, position }], position })
      paragraph = []
    }
  }
  return { type: 'root', children }
}
