import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { textOf } from './walk.ts'

/**
 * The tree of GitHub Flavored Markdown. A third of the parser's time would go into bare addresses: at each word it tries
 * an e-mail address, and in the end it looks through all texts again. Both are left out where there can be none.
 */
export function parseGfm(source: string): Root {
  const extensions = [source.includes('@') ? all : withoutEmail]
  const root = fromMarkdown(source, { extensions, mdastExtensions })
  const suspects = root.children.filter((node) => /@|:\/\/|www\./i.test(textOf(node)))
  if (suspects.length > 0) for (const find of findAddresses) find({ type: 'root', children: suspects })
  return root
}

const all = gfm()
const withoutEmail = leaveOut('emailAutolink', all)
const mdastExtensions = gfmFromMarkdown().map(({ transforms, ...handlers }) => handlers)
const findAddresses = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? [])

function leaveOut(construct: string, { text = {}, ...others }: typeof all): typeof all {
  const kept = Object.entries(text).map(([character, constructs]) => {
    return [character, [constructs ?? []].flat().filter(({ name }) => name !== construct)]
  })
  return { ...others, text: Object.fromEntries(kept) }
}
