import MiniSearch, { type Options } from 'minisearch'
import type { Lang } from '../notes/note.ts'
import { analyse } from './analyse.ts'
import { readQuestion } from './question.ts'

/** The text of one section as it is indexed. */
export interface SearchDocument {
  readonly heading: string
  /** Title of the note and headings above, one a line; empty for a lead, whose heading is the title. */
  readonly above: string
  readonly text: string
  /** Other names of the note, one a line, in both languages. */
  readonly aliases: string
  /** Questions that the note answers, one a line, in both languages. */
  readonly questions: string
  readonly lang: Lang
  readonly lead: boolean
}

export type Field = 'heading' | 'above' | 'text' | 'aliases' | 'questions'
const fields: readonly Field[] = ['heading', 'above', 'text', 'aliases', 'questions']

/** Tokens to sections; a section is known by its number. */
export interface SearchIndex {
  readonly mini: MiniSearch
  /** By number of the section. */
  readonly langs: readonly Lang[]
  /** By number of the section. */
  readonly leads: readonly boolean[]
  /** By number of the section: distinct terms of its heading that name a subject. */
  readonly headingSizes: readonly number[]
  /** Sections that hold a term, in any field (at most the true number, at least that of the field that holds most). */
  readonly frequencies: ReadonlyMap<string, number>
}

/** What an index is stored as: JSON, the same bytes for the same documents. */
export interface StoredIndex {
  readonly mini: ReturnType<MiniSearch['toJSON']>
  readonly langs: readonly Lang[]
  readonly leads: readonly boolean[]
  readonly headingSizes: readonly number[]
  /** In the order of `mini.index`. */
  readonly frequencies: readonly number[]
}

// The same object builds, loads and searches: MiniSearch does not store its options.
const options: Options = {
  fields: [...fields],
  idField: 'number',
  tokenize: (text) => analyse(text).map((token) => token.term),
  processTerm: (term) => term,
}

/** Indexes documents; the number of a section is its place in `documents`. */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const mini = new MiniSearch(options)
  mini.addAll(documents.map((document, number) => ({ ...document, number })))
  return {
    mini,
    langs: documents.map(({ lang }) => lang),
    leads: documents.map(({ lead }) => lead),
    headingSizes: headingSizesOf(documents),
    frequencies: new Map(mini.toJSON().index.map(([term, postings]) => [term, mostSections(postings)])),
  }
}

export function storeIndex({ mini, langs, leads, headingSizes, frequencies }: SearchIndex): StoredIndex {
  const stored = mini.toJSON()
  return {
    mini: stored,
    langs,
    leads,
    headingSizes,
    frequencies: stored.index.map(([term]) => frequencies.get(term) ?? 0),
  }
}

/** @throws when `stored` is not what `storeIndex` made */
export function loadIndex({ mini, langs, leads, headingSizes, frequencies }: StoredIndex): SearchIndex {
  return {
    mini: MiniSearch.loadJS(mini, options),
    langs,
    leads,
    headingSizes,
    frequencies: new Map(mini.index.map(([term], i) => [term, frequencies[i] ?? 0])),
  }
}

export function headingSizesOf(documents: readonly SearchDocument[]): number[] {
  return documents.map(({ heading }) => readQuestion(heading).terms.filter(({ weight }) => weight === 1).length)
}

function mostSections(postings: Readonly<Record<string, Readonly<Record<string, number>>>>): number {
  return Math.max(...Object.values(postings).map((sections) => Object.keys(sections).length))
}
