/**
 * Passages: the text of a note reduced to what can be shown in Slack, in a terminal and in a page.
 * Every character of a passage stands in the note; nothing is reworded.
 */

/** A stretch of text in one style. `link` is an absolute http(s) or mailto address, or a path within the notes folder. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly strike?: true
  readonly code?: true
  readonly link?: string
  /** Only in strangers' notes: `name#part` of the note meant by `[[name#part]]`; `linkNames()` makes a link of it. */
  readonly wiki?: string
}

/** One entry of a list. Nested lists are flattened: `indent` is 0 for the outermost, at most 8. */
export interface ListItem {
  readonly indent: number
  /** The number shown before an entry of an ordered list; absent in a bulleted one. */
  readonly number?: number
  /** State of a task; absent for an ordinary entry. */
  readonly checked?: boolean
  readonly runs: readonly Run[]
}

export type Align = 'left' | 'center' | 'right'

export type Passage =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly language?: string; readonly text: string }
  /** `rows[0]` is the header; all rows are equally long. */
  | {
      readonly kind: 'table'
      readonly align: readonly (Align | undefined)[]
      readonly rows: readonly (readonly (readonly Run[])[])[]
    }
  | {
      readonly kind: 'image'
      readonly alt: string
      readonly title?: string
      /** An absolute http(s) address, or a path within the notes folder. */
      readonly url: string
      /** Path within the notes folder of a file that Slack can show in its place; the library knows whether there is one. */
      readonly picture?: string
    }

/** The text of runs as a person reads it, without markup. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** The text of a passage as a person reads it: list entries, table rows and code lines stand on lines of their own. */
export function passageText(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
    case 'quote':
      return runsText(passage.runs)
    case 'list':
      return passage.items.map((item) => `${'  '.repeat(item.indent)}${marker(item)} ${runsText(item.runs)}`).join('\n')
    case 'code':
      return passage.text
    case 'table':
      return passage.rows.map((row) => row.map(runsText).join(' | ')).join('\n')
    case 'image':
      return passage.alt
  }
}

/** What stands before an entry of a list. */
export function marker(item: ListItem): string {
  if (item.checked !== undefined) return item.checked ? '☑' : '☐'
  return item.number === undefined ? '•' : `${item.number}.`
}
