import type { Root } from 'mdast'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { remark } from 'remark'
import { textOf } from './walk.ts'

/**
 * The tree of GitHub Flavored Markdown. A third of the parser's time would go into bare addresses: it tries an e-mail
 * address at each word, and at the end searches all texts again. Both are skipped where there can be none.
 */
export function parseGfm(source: string): Root {
  const root = (source.includes('@') ? withEmail : withoutEmail).parse(source)
  const suspects = root.children.filter((node) => /@|:\/\/|www\./i.test(textOf(node)))
  if (suspects.length > 0) for (const find of findAddresses) find({ type: 'root', children: suspects })
  return root
}

const syntax = gfm()
const mdastExtensions = gfmFromMarkdown().map(({ transforms, ...handlers }) => handlers)
const findAddresses = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? [])

const withEmail = parserOf(syntax)
const withoutEmail = parserOf(leaveOut('emailAutolink', syntax))

/** As remark-gfm makes it, without the search for addresses. */
function parserOf(micromarkExtension: typeof syntax) {
  return remark()
    .data('micromarkExtensions', [micromarkExtension])
    .data('fromMarkdownExtensions', [mdastExtensions])
    .freeze()
}

function leaveOut(construct: string, { text = {}, ...others }: typeof syntax): typeof syntax {
  const kept = Object.entries(text).map(([character, constructs]) => {
    return [character, [constructs ?? []].flat().filter(({ name }) => name !== construct)]
  })
  return { ...others, text: Object.fromEntries(kept) }
}
