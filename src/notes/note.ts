import type { Item } from './item.ts'
import type { Passage } from './passage.ts'

export type Lang = 'en' | 'zh'
export type Level = 1 | 2 | 3

export const noteKinds = ['concept', 'comparison', 'how-to', 'history', 'troubleshooting'] as const
export type NoteKind = (typeof noteKinds)[number]

export interface Source {
  readonly title: string
  readonly url: string
  /** YYYY-MM-DD: the day on which the author last read the source. */
  readonly checked: string
}

/** A heading and the text below it, up to the next heading. */
export interface Section {
  /** The heading as a person reads it; the title of the note for the lead. */
  readonly heading: string
  /** Headings between the title and this one, outermost first. */
  readonly above: readonly string[]
  /** As GitHub makes it, without `#`; the lead carries the anchor of the title ('' when the file has no heading). */
  readonly anchor: string
  /** True for the text between the title and the next heading: the definition. */
  readonly lead: boolean
  /** Line of the heading in the file, from 1. */
  readonly line: number
  /** How people ask for it, perhaps in words it does not have; searched, never shown. */
  readonly asked: readonly string[]
  readonly passages: readonly Passage[]
}

/** One Markdown file, parsed. */
export interface Note {
  /** The same in both languages of a pair. In strangers' notes: the path without `.md`. */
  readonly id: string
  /** Below the notes folder, with `/`: `en/linux/cgroups.md`. Unique. */
  readonly path: string
  readonly lang: Lang
  readonly title: string
  readonly level: Level
  readonly kind: NoteKind
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly questions: readonly string[]
  readonly related: readonly string[]
  readonly sources: readonly Source[]
  /** YYYY-MM-DD; absent when a stranger's note names no date. */
  readonly updated?: string
  /** The versions it applies to, e.g. `{ kubernetes: '>=1.35' }`. */
  readonly appliesTo: Readonly<Record<string, string>>
  readonly signatures: readonly string[]
  /** In the order of the file, the lead first, without the quiz and headings that have no text of their own. */
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
}

/** What is wrong in a note, and where its author can fix it. */
export interface Problem {
  /** Below the notes folder, with `/`. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly severity: 'error' | 'warning'
  /** A code of the list in docs/writing-notes.md, e.g. `E202`. */
  readonly code: string
  readonly message: string
}
