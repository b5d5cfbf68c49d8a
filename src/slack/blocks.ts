import type { KnownBlock, RichTextBlockElement, RichTextElement, RichTextList, RichTextSection } from '@slack/types'
import { type ListItem, type Passage, passageText } from '../notes/passage.ts'
import { limits } from './limits.ts'
import { type PassageOptions, type Piece, piecesOf } from './pieces.ts'
import { textElement } from './rich-text.ts'
import { shorten } from './shorten.ts'

export interface BlockOptions extends PassageOptions {
  /** Code points of all text and addresses. By default 9,000, which leaves room for a title, a source and buttons. */
  readonly maxCharacters?: number
  /** By default 44, which leaves room for six more. */
  readonly maxBlocks?: number
  /** Shows tables as lines, for a message that already has its one table. */
  readonly noTable?: boolean
}

export interface PassageBlocks {
  readonly blocks: KnownBlock[]
  /** True when part of the passages is not shown. */
  readonly truncated: boolean
}

/**
 * Passages as Slack shows them, from the first on, as far as whole paragraphs, list entries, code blocks and table rows
 * fit; an image is shown only once. Only code may be clipped, and the very first paragraph or entry if it is too long by
 * itself; both then end in `…`.
 */
export function passagesToBlocks(passages: readonly Passage[], options: BlockOptions = {}): PassageBlocks {
  const page: Page = {
    blocks: [],
    room: Math.min(options.maxCharacters ?? 9_000, limits.messageCharacters),
    maxBlocks: Math.min(options.maxBlocks ?? 44, limits.messageBlocks),
  }
  const [first, ...others] = passages.filter(isNew)
  const start = first && shorten(first, page.room)
  let truncated = start !== first
  for (const passage of start ? [start, ...others] : []) {
    const hasTable = options.noTable || page.blocks.some((block) => block.type === 'table')
    for (const piece of piecesOf(passage, { room: page.room, hasTable, options })) {
      if (!place(page, piece)) return { blocks: page.blocks, truncated: true }
      truncated ||= piece.clipped ?? false
    }
  }
  return { blocks: page.blocks, truncated }
}

/** The same for the `text` of a message: as a person reads it, neither escaped nor cut. */
export function passagesToText(passages: readonly Passage[]): string {
  return passages.map(passageText).join('\n\n')
}

function isNew(passage: Passage, place: number, all: readonly Passage[]): boolean {
  return passage.kind !== 'image' || all.findIndex((one) => one.kind === 'image' && one.url === passage.url) === place
}

interface Page {
  readonly blocks: KnownBlock[]
  /** Code points left. */
  room: number
  readonly maxBlocks: number
}

/** Adds `piece` to the page; false when it does not fit. */
function place(page: Page, piece: Piece): boolean {
  const { blocks } = page
  const last = blocks.at(-1)
  const joins = piece.kind !== 'block' && last?.type === 'rich_text'
  if (piece.cost > page.room || (!joins && blocks.length >= page.maxBlocks)) return false
  page.room -= piece.cost
  if (piece.kind === 'block') blocks.push(piece.block)
  else if (joins) addTo(last.elements, piece)
  else {
    const elements: RichTextBlockElement[] = []
    addTo(elements, piece)
    blocks.push({ type: 'rich_text', elements })
  }
  return true
}

function addTo(parts: RichTextBlockElement[], piece: Exclude<Piece, { kind: 'block' }>): void {
  const last = parts.at(-1)
  switch (piece.kind) {
    case 'rich-text':
      parts.push(piece.element)
      return
    case 'line':
      if (last?.type === 'rich_text_section') last.elements.push(textElement(piece.gap), ...piece.elements)
      else parts.push({ type: 'rich_text_section', elements: piece.elements })
      return
    case 'entry': {
      const entry = sectionOf(piece.elements)
      if (!piece.isFirst && last?.type === 'rich_text_list' && continues(last, piece.item)) last.elements.push(entry)
      else parts.push(listOf(piece.item, entry))
    }
  }
}

type NumberedList = RichTextList & { offset?: number } // documented, not yet typed

function listOf({ indent, number }: ListItem, entry: RichTextSection): NumberedList {
  const style = number === undefined ? 'bullet' : 'ordered'
  const list = {
    type: 'rich_text_list' as const,
    style,
    indent: Math.min(indent, limits.listIndent),
    border: 0,
  } as const
  return { ...list, ...(number !== undefined && number > 1 && { offset: number - 1 }), elements: [entry] }
}

function continues(list: NumberedList, { indent, number }: ListItem): boolean {
  if (list.indent !== Math.min(indent, limits.listIndent)) return false
  if (number === undefined) return list.style === 'bullet'
  return list.style === 'ordered' && number === (list.offset ?? 0) + list.elements.length + 1
}

function sectionOf(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: elements.length ? elements : [textElement(' ')] }
}
