import type { Nodes, PhrasingContent } from 'mdast'
import { silentElements, tagName, textOfTag } from './html.ts'
import { type Definitions, resolveTarget, urlOf } from './links.ts'
import type { Run } from './passage.ts'

/** The context in which a note's text is read. */
export interface Context {
  /** Path of the note below the notes folder. */
  readonly path: string
  readonly strict: boolean
  readonly definitions: Definitions
}

type Style = Omit<Run, 'text'>
type Piece = { text: string; readonly style: Style }

/** Marks a hard line break until soft ones are joined. Occurs in no source. */
const hardBreak = '\0'

/** Inline content as runs of one style each. Soft line breaks are joined; hard ones become `\n`. */
export function readRuns(nodes: readonly PhrasingContent[], context: Context): Run[] {
  return tidyRuns(joinLines(flatten(nodes, context)))
}

function flatten(nodes: readonly PhrasingContent[], context: Context): Piece[] {
  const pieces: Piece[] = []
  const open: { readonly node: Nodes; readonly style: Style }[] = []
  const push = (children: readonly Nodes[], style: Style) => {
    for (let i = children.length - 1; i >= 0; i--) {
      const node = children[i]
      if (node) open.push({ node, style })
    }
  }
  let silent = ''
  push(nodes, {})
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, style } = next
    if (node.type === 'html') {
      const { name, closing } = tagName(node.value)
      if (silentElements.has(name)) silent = closing ? '' : name
      else if (silent === '')
        pieces.push({ text: textOfTag({ name, source: node.value }).replace('\n', hardBreak), style })
    } else if (silent === '') {
      pieces.push(...ownPieces(node, style, context))
      if ('children' in node) push(node.children, styleOf(node, style, context))
    }
  }
  return pieces
}

/** The runs of a node itself, without its children. */
function ownPieces(node: Nodes, style: Style, { strict }: Context): Piece[] {
  switch (node.type) {
    case 'text':
      return strict ? [{ text: node.value, style }] : strangersText(node.value, style)
    case 'inlineCode':
    case 'code':
      return [{ text: node.value, style: { ...style, code: true } }]
    case 'break':
      return [{ text: hardBreak, style }]
    case 'image':
    case 'imageReference':
      return [{ text: node.alt || (strict ? '' : '[image]'), style }]
    default:
      return []
  }
}

function styleOf(node: Nodes, style: Style, { path, definitions }: Context): Style {
  switch (node.type) {
    case 'strong':
      return { ...style, bold: true }
    case 'emphasis':
      return { ...style, italic: true }
    case 'delete':
      return { ...style, strike: true }
    case 'link':
    case 'linkReference': {
      const link = resolveTarget(urlOf(node, definitions) ?? '', path)
      return link === undefined ? style : { ...style, link }
    }
    default:
      return style
  }
}

/** Text with Obsidian's `[[note]]`, `[[note#part|text]]`, `![[file]]` and `==mark==` read. */
function strangersText(value: string, style: Style): Piece[] {
  const text = value.replace(/==([^=\s](?:[^=]*[^=\s])?)==/g, '$1')
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(/!?\[\[([^[\]|\n]{1,200})(?:\|([^[\]\n]{1,200}))?\]\]/g)) {
    const [whole, name = '', label] = match
    pieces.push({ text: text.slice(end, match.index), style })
    pieces.push({ text: label ?? name, style: { ...style, wiki: name.trim() } })
    end = match.index + whole.length
  }
  pieces.push({ text: text.slice(end), style })
  return pieces
}

/** Soft line breaks become a space, or nothing between characters of a script without spaces. */
function joinLines(pieces: readonly Piece[]): Run[] {
  const joined: Run[] = []
  let before = ''
  for (const [i, { text, style }] of pieces.entries()) {
    const after = pieces.slice(i + 1, i + 4).find((piece) => piece.text !== '')?.text ?? ''
    const line = style.code
      ? text
      : text.replace(/[ \t]*\n[ \t]*/g, (end, at: number) => {
          const left = text.charAt(at - 1) || before
          const right = text.charAt(at + end.length) || after.charAt(0)
          return isWide(left) && isWide(right) ? '' : ' '
        })
    joined.push({ text: line.replace(/[ \t]*\0[ \t]*/g, '\n'), ...style })
    before = text.at(-1) ?? before
  }
  return joined
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character)
}

/** Joins runs of the same style, dropping empty ones and the white space at both ends. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = []
  for (const run of runs) {
    const text = tidy.length === 0 ? run.text.trimStart() : run.text
    const last = tidy.at(-1)
    if (text === '') continue
    if (last && sameStyle(last, run)) tidy[tidy.length - 1] = { ...last, text: last.text + text }
    else tidy.push({ ...run, text })
  }
  for (let last = tidy.pop(); last; last = tidy.pop()) {
    const text = last.text.trimEnd()
    if (text === '') continue
    tidy.push({ ...last, text })
    break
  }
  return tidy
}

function sameStyle(a: Run, b: Run): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.link === b.link &&
    a.wiki === b.wiki
  )
}

/** Runs without their first `count` characters and the white space after those. */
export function dropStart(runs: readonly Run[], count: number): Run[] {
  let left = count
  return tidyRuns(
    runs.map((run) => {
      const text = run.text.slice(left)
      left -= Math.min(left, run.text.length)
      return { ...run, text }
    }),
  )
}
