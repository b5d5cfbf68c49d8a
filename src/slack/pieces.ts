import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types'
import type { ListItem, Passage } from '../notes/passage.ts'
import { limits } from './limits.ts'
import type { LinkTo } from './links.ts'
import { type RichTextOptions, runsToElements, textElement } from './rich-text.ts'
import { costOf, fitTable, mostRows, rowToElements } from './table-block.ts'
import { lengthOf, plain } from './text.ts'

/** Longest code block, in code points. */
export const longestCode = 2_900

/** A part that is shown whole or not at all. */
export type Piece = { readonly cost: number; readonly clipped?: boolean } & (
  | { readonly kind: 'line'; readonly gap: '\n' | '\n\n'; readonly elements: RichTextElement[] }
  | { readonly kind: 'entry'; readonly item: ListItem; readonly isFirst: boolean; readonly elements: RichTextElement[] }
  | { readonly kind: 'rich-text'; readonly element: RichTextBlockElement }
  | { readonly kind: 'block'; readonly block: KnownBlock }
)

export interface PassageOptions extends RichTextOptions {
  /** The address at which Slack can fetch a picture of the notes folder. */
  readonly pictureAt?: LinkTo | undefined
}

export interface PieceOptions {
  /** Code points left on the page. */
  readonly room: number
  /** Whether the message already has its one table. */
  readonly hasTable: boolean
  readonly options: PassageOptions
}

export function* piecesOf(passage: Passage, { room, hasTable, options }: PieceOptions): Generator<Piece> {
  switch (passage.kind) {
    case 'paragraph':
      yield* line(runsToElements(passage.runs, options))
      return
    case 'quote': {
      const elements = runsToElements(passage.runs, options)
      if (elements.length)
        yield { kind: 'rich-text', cost: costOf(elements), element: { type: 'rich_text_quote', elements } }
      return
    }
    case 'list':
      for (const [i, item] of passage.items.entries()) {
        const elements = [...task(item), ...runsToElements(item.runs, options)]
        yield { kind: 'entry', cost: costOf(elements) + 1, item, isFirst: i === 0, elements }
      }
      return
    case 'code':
      yield* code(passage)
      return
    case 'table': {
      const fitted = hasTable ? undefined : fitTable(passage, room, options)
      if (fitted) yield { kind: 'block', ...fitted }
      else yield* tableLines(passage, options)
      return
    }
    case 'image':
      yield* image(passage, options)
  }
}

function* line(elements: RichTextElement[], gap: '\n' | '\n\n' = '\n\n'): Generator<Piece> {
  if (elements.length) yield { kind: 'line', gap, cost: costOf(elements) + gap.length, elements }
}

/** A picture, or its description when it cannot be shown. Remote ones never are, as their host would learn who reads. */
function* image(passage: Extract<Passage, { kind: 'image' }>, options: PassageOptions): Generator<Piece> {
  const { picture, alt, title = '', url } = passage
  const address = picture === undefined ? undefined : options.pictureAt?.(picture)
  const [alt_text, name] = [plain(alt, limits.imageAlt), plain(title, limits.imageTitle)]
  if (address === undefined || !alt_text) {
    yield* line(runsToElements([{ text: alt, link: url }], options))
    return
  }
  const heading = name ? { title: { type: 'plain_text', text: name, emoji: false } as const } : {}
  const cost = lengthOf(alt_text) + lengthOf(name) + lengthOf(address)
  yield { kind: 'block', cost, block: { type: 'image', image_url: address, alt_text, ...heading } }
}

function task({ checked }: ListItem): RichTextElement[] {
  return checked === undefined ? [] : [textElement(checked ? '☑ ' : '☐ ')]
}

function* code({ text, language = '' }: Extract<Passage, { kind: 'code' }>): Generator<Piece> {
  const shown = plain(text, longestCode)
  if (!shown) return
  const element = {
    type: 'rich_text_preformatted' as const,
    elements: [textElement(shown)],
    ...(/^[\w+#-]{1,20}$/.test(language) && { language: language.toLowerCase() }), // documented, not yet typed
  }
  yield { kind: 'rich-text', cost: lengthOf(shown), clipped: shown !== plain(text), element }
}

function* tableLines({ rows }: Extract<Passage, { kind: 'table' }>, options: RichTextOptions): Generator<Piece> {
  for (const [i, row] of rows.slice(0, mostRows).entries()) {
    yield* line(rowToElements(row, i === 0, options), i === 0 ? '\n\n' : '\n')
  }
  if (rows.length > mostRows) yield { kind: 'line', gap: '\n', cost: 2, clipped: true, elements: [textElement('…')] }
}
