import GithubSlugger, { slug } from 'github-slugger'
import type { Heading as MdHeading, Root, RootContent } from 'mdast'
import { runsText } from './passage.ts'
import type { Place } from './problem.ts'
import { type Context, readRuns } from './runs.ts'
import { placeOf } from './walk.ts'

export interface Heading extends Place {
  /** 1 to 6. */
  readonly level: number
  readonly text: string
  readonly node: MdHeading
  /** As GitHub makes it, without `#`; the second `a` of a note is `a-1`. */
  readonly anchor: string
  /** The anchor before it was numbered. */
  readonly slug: string
}

/** A heading and the blocks below it, up to the next heading. */
export interface Part {
  /** Absent for what stands before the first heading. */
  readonly heading?: Heading
  readonly nodes: readonly RootContent[]
}

/** Cuts a body at its headings. The first part is there even when it is empty. */
export function readOutline(root: Root, context: Context): Part[] {
  const slugger = new GithubSlugger()
  const parts: { heading?: Heading; nodes: RootContent[] }[] = [{ nodes: [] }]
  for (const node of root.children) {
    if (node.type !== 'heading') parts.at(-1)?.nodes.push(node)
    else {
      const text = runsText(readRuns(node.children, context))
      const heading = { level: node.depth, text, node, anchor: slugger.slug(text), slug: slug(text), ...placeOf(node) }
      parts.push({ heading, nodes: [] })
    }
  }
  return parts
}
