import type { RichTextElement, RichTextLink, RichTextText } from '@slack/types'
import type { Run } from '../notes/passage.ts'
import { type LinkTo, linkUrl } from './links.ts'
import { charactersOf, plain } from './text.ts'

/** A stretch of a text in UTF-16 offsets; `end` is the first offset after it. */
export interface Range {
  readonly start: number
  readonly end: number
}

export interface RichTextOptions {
  /** Where the words to mark are in `text`, which is that of a paragraph, a list entry or a table cell. */
  readonly marks?: ((text: string) => readonly Range[]) | undefined
  readonly linkTo?: LinkTo | undefined
}

type Style = NonNullable<RichTextText['style']> & { highlight?: true }

/** How a matching word looks. Slack also documents `{ highlight: true }`, which its types do not know. */
const markStyle: Style = { bold: true }

/** Elements that show `runs` and nothing else: no mention, broadcast or emoji, whatever the text says. */
export function runsToElements(runs: readonly Run[], { marks, linkTo }: RichTextOptions = {}): RichTextElement[] {
  const shown = runs.map((run) => ({ ...run, text: plain(run.text) }))
  const text = shown.map((run) => run.text).join('')
  const marked = marks ? wholeCharacters(text, marks(text)) : []
  const elements: RichTextElement[] = []
  let from = 0
  for (const run of shown) {
    const url = run.link === undefined ? undefined : linkUrl(run.link, run.text, linkTo)
    for (const piece of run.code ? [{ text: run.text, marked: false }] : split(run.text, from, marked)) {
      if (piece.text) elements.push(element(piece.text, styleOf(run, piece.marked), url))
    }
    from += run.text.length
  }
  return elements
}

/** The same stretches, widened to whole characters. */
function wholeCharacters(text: string, ranges: readonly Range[]): Range[] {
  if (ranges.length === 0) return []
  const characterAt = charactersOf(text)
  return ranges.map(({ start, end }) => ({ start: characterAt(start).start, end: characterAt(end - 1).end }))
}

/** A run that shows only text. */
export function textElement(text: string, style: Style = {}): RichTextText {
  return { type: 'text', text, ...(Object.keys(style).length > 0 && { style }) }
}

function element(text: string, style: Style, url: string | undefined): RichTextText | RichTextLink {
  const shown = textElement(text, style)
  return url === undefined ? shown : { ...shown, type: 'link', url }
}

function styleOf({ bold, italic, strike, code }: Run, marked: boolean): Style {
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strike && { strike }),
    ...(code && { code }),
    ...(marked && markStyle),
  }
}

/** Cuts `text`, which begins at `from` in the joined text, where marks begin and end. */
function split(text: string, from: number, marks: readonly Range[]): { text: string; marked: boolean }[] {
  const here = marks
    .filter(({ start, end }) => start < end && start < from + text.length && end > from)
    .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(text.length, end - from) }))
  const edges = new Set([0, text.length, ...here.flatMap(({ start, end }) => [start, end])])
  const places = [...edges].sort((a, b) => a - b)
  return places.slice(1).map((end, i) => {
    const start = places[i] ?? 0
    return { text: text.slice(start, end), marked: here.some((mark) => mark.start <= start && end <= mark.end) }
  })
}
