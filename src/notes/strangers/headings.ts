import type { Heading as MdHeading, Paragraph, Root, RootContent } from 'mdast'
import { htmlText } from '../html.ts'
import type { Part } from '../outline.ts'
import type { Report } from '../problem.ts'
import { type Context, readRuns } from '../runs.ts'
import { placeOf } from '../walk.ts'

type Depth = MdHeading['depth']

/** A summary with one of these words hides the answer to what stands above it. */
export const revealWords =
  /^(?:(?:show|view|see|click\b.*)?\s*(?:the\s+)?(?:answer|solution)s?|(?:点击|點擊)?(?:查看|显示|顯示|展开)?(?:参考)?答案)$/i

/** The tree with headings where strangers meant some: `<summary>`, bold lines, numbered entries with text below them. */
export function addHeadings(root: Root, context: Context, warn: Report): Root {
  const children = withSummaries(root.children)
  if (children.some(({ type }) => type === 'heading')) return { ...root, children }
  const promoted = promote(children, context)
  const first = promoted.find(({ type }) => type === 'heading')
  if (first)
    warn('W609', placeOf(first), 'bold lines or numbered entries were taken as headings, since there are no others')
  else
    warn(
      'W608',
      { line: children[0]?.position?.start.line ?? 1, column: 1 },
      'no heading: the whole file is one section',
    )
  return { ...root, children: promoted }
}

function withSummaries(nodes: readonly RootContent[]): RootContent[] {
  let level = 1
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'heading') level = node.depth
    if (node.type !== 'html') return [node]
    const [whole, summary = ''] = /<summary[^>]{0,200}>([^<]{1,500})<\/summary>/i.exec(node.value) ?? []
    const text = htmlText(summary).trim()
    if (whole === undefined || text === '' || revealWords.test(text)) return [node]
    const heading = headingAt(node, Math.min(level + 1, 6) as Depth, [{ type: 'text', value: text }])
    return [heading, { ...node, value: node.value.replace(whole, '') }]
  })
}

function promote(nodes: readonly RootContent[], context: Context): RootContent[] {
  const bold = nodes.map((node) => (isBoldLine(node) ? headingAt(node, 2, node.children) : node))
  if (bold.some(({ type }) => type === 'heading')) return bold
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'list' || !node.ordered || !node.children.every(({ children }) => children.length > 1))
      return [node]
    return node.children.flatMap(({ children: [first, ...below] }): RootContent[] => {
      if (first?.type !== 'paragraph' || readRuns(first.children, context).length === 0)
        return first ? [first, ...below] : below
      return [headingAt(first, 2, first.children), ...below]
    })
  })
}

function isBoldLine(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph') return false
  const [only, ...others] = node.children
  return only?.type === 'strong' && others.length === 0
}

function headingAt(node: RootContent, depth: Depth, children: MdHeading['children']): MdHeading {
  return { type: 'heading', depth, children, ...(node.position && { position: node.position }) }
}

interface Titled {
  readonly title: string
  readonly lead: Part
  readonly others: readonly Part[]
}

/** The title: front matter, else the first H1, else the first heading, else the file name. The lead stands below it. */
export function findTitle(parts: readonly Part[], named: string, path: string, warn: Report): Titled {
  const [before = { nodes: [] }, ...others] = parts
  const tops = others.filter(({ heading }) => heading?.level === 1)
  const [top] = tops
  const top1 = others[0]
  const title = named || top?.heading?.text || top1?.heading?.text || fileName(path)
  warnOfLevels(others, named, warn)
  const isTitle = top1 && top1 === top && (named === '' || tops.length === 1 || top1.heading?.text === named)
  if (!isTitle) return { title, lead: before, others }
  const lead = { ...top1, nodes: [...before.nodes, ...top1.nodes] }
  return { title, lead, others: others.slice(1) }
}

function warnOfLevels(parts: readonly Part[], named: string, warn: Report): void {
  let level = 1
  let tops = 0
  for (const { heading } of parts) {
    if (!heading) continue
    if (heading.level === 1) tops++
    if (tops > 1) warn('W609', heading, 'more than one H1: the first is the title, the others are sections')
    if (heading.level === 1 && level !== 1 && named === '') warn('W609', heading, 'H1 stands below other headings')
    if (heading.level > level + 1) warn('W609', heading, `heading jumps from level ${level} to ${heading.level}`)
    level = heading.level
  }
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.md$/i, '')
}
