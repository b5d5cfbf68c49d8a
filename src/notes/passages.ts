import type {
  Code,
  Image,
  ImageReference,
  List,
  ListItem as MdListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast'
import { htmlText } from './html.ts'
import { resolveImage, urlOf } from './links.ts'
import type { ListItem, Passage } from './passage.ts'
import { type Context, readRuns, tidyRuns } from './runs.ts'
import { textOf } from './walk.ts'

/** Deepest nesting of blocks; anything deeper is read as plain text. */
const maxDepth = 32
const maxIndent = 8

/** First line of an alert: `[!NOTE]`, and with Obsidian `[!info]-`. */
const alertMarker = /^\[!\w+\][+-]?[ \t]*(?:\n|$)?/

/** Blocks of Markdown as passages, in the order of the text. Rules, definitions and (in own notes) HTML are dropped. */
export function readPassages(nodes: readonly RootContent[], context: Context): Passage[] {
  return nodes.flatMap((node, i) => (isDescribed(node, nodes[i + 1]) ? [] : readBlock(node, context, 0)))
}

/** The sentence below a mermaid diagram says what the diagram shows; Slack cannot draw it. */
function isDescribed(node: RootContent, next: RootContent | undefined): boolean {
  return node.type === 'code' && node.lang === 'mermaid' && next?.type === 'paragraph'
}

function readBlock(node: RootContent, context: Context, depth: number): Passage[] {
  if (depth > maxDepth) return paragraph([{ text: textOf(node) }])
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, context)
    case 'heading':
      return paragraph(readRuns(node.children, context))
    case 'blockquote':
      return readQuote(node.children, context, depth)
    case 'list':
      return joinLists(readList(node, context, 0, depth))
    case 'code':
      return [readCode(node)]
    case 'table':
      return [readTable(node, context)]
    case 'html':
      return context.strict ? [] : paragraph([{ text: htmlText(node.value) }])
    case 'footnoteDefinition':
      return node.children.flatMap((child) => readBlock(child, context, depth + 1))
    default:
      return []
  }
}

function paragraph(runs: Parameters<typeof tidyRuns>[0]): Passage[] {
  const tidy = tidyRuns(runs)
  return tidy.length > 0 ? [{ kind: 'paragraph', runs: tidy }] : []
}

/** A paragraph, cut at its images. */
function readParagraph({ children }: Paragraph, context: Context): Passage[] {
  const passages: Passage[] = []
  let text: PhrasingContent[] = []
  for (const child of children) {
    const image = readImage(child, context)
    if (image) {
      passages.push(...paragraph(readRuns(text, context)), image)
      text = []
    } else text.push(child)
  }
  return [...passages, ...paragraph(readRuns(text, context))]
}

/** An image that can be shown: with alt text, from an address that we may link to. */
function readImage(node: PhrasingContent, context: Context): Passage | undefined {
  if (!isImage(node) || !node.alt) return undefined
  const url = resolveImage(urlOf(node, context.definitions) ?? '', context.path)
  if (url === undefined) return undefined
  const title = node.type === 'image' ? node.title : undefined
  return { kind: 'image', alt: node.alt, ...(title && { title }), url }
}

function isImage(node: PhrasingContent): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference'
}

function readQuote(children: readonly RootContent[], context: Context, depth: number): Passage[] {
  return children.flatMap((child, i) => {
    if (child.type !== 'paragraph') return readBlock(child, context, depth + 1)
    const runs = readRuns(i === 0 ? withoutAlertMarker(child.children) : child.children, context)
    return runs.length > 0 ? [{ kind: 'quote', runs }] : []
  })
}

function withoutAlertMarker(children: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = children
  if (first?.type !== 'text') return [...children]
  return [{ ...first, value: first.value.replace(alertMarker, '') }, ...others]
}

/** A list with the lists inside it, flattened. Other blocks inside split it in two. */
function readList(list: List, context: Context, indent: number, depth: number): Passage[] {
  return list.children.flatMap((entry, i) => {
    const number = list.ordered ? (list.start ?? 1) + i : undefined
    return readEntry(entry, number, context, indent, depth)
  })
}

function readEntry(
  entry: MdListItem,
  number: number | undefined,
  context: Context,
  indent: number,
  depth: number,
): Passage[] {
  const [first, ...others] = entry.children
  const opensWithText = first?.type === 'paragraph' && !(first.children.length === 1 && first.children.some(isImage))
  const item: ListItem = {
    indent: Math.min(indent, maxIndent),
    ...(number !== undefined && { number }),
    ...(typeof entry.checked === 'boolean' && { checked: entry.checked }),
    runs: opensWithText ? readRuns(first.children, context) : [],
  }
  const rest = opensWithText ? others : entry.children
  const below = rest.flatMap((child) =>
    child.type === 'list' && depth < maxDepth
      ? readList(child, context, indent + 1, depth + 1)
      : readBlock(child, context, depth + 1),
  )
  return item.runs.length > 0 || below.length > 0 ? [{ kind: 'list', items: [item] }, ...below] : []
}

/** Entries that follow one another directly become one list. */
function joinLists(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = []
  let items: ListItem[] = []
  for (const passage of passages) {
    if (passage.kind !== 'list') {
      joined.push(passage)
      items = []
    } else {
      if (items.length === 0) joined.push({ kind: 'list', items })
      items.push(...passage.items)
    }
  }
  return joined
}

function readCode({ lang, value }: Code): Passage {
  return { kind: 'code', ...(lang && { language: lang }), text: value }
}

function readTable({ align, children }: Table, context: Context): Passage {
  const width = children[0]?.children.length ?? 0
  const columns = Array.from({ length: width }, (_, i) => i)
  const rows = children.map(({ children: cells }) => columns.map((i) => readRuns(cells[i]?.children ?? [], context)))
  return { kind: 'table', align: columns.map((i) => align?.[i] ?? undefined), rows }
}
