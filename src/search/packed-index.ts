import { analyse } from './analyse.ts'
import {
  buildIndex,
  type Field,
  headingSizesOf,
  loadIndex,
  type SearchDocument,
  type SearchIndex,
  storeIndex,
} from './index.ts'
import { postingsOf, radixTree } from './postings.ts'

/**
 * An index as it is stored: what `buildIndex` makes of the same documents, in a form that loads several times faster,
 * since the postings of a term are read when somebody asks for it.
 */
export interface PackedIndex {
  readonly langs: SearchIndex['langs']
  readonly leads: SearchIndex['leads']
  readonly headingSizes: SearchIndex['headingSizes']
  /** By section, then by field: number of distinct terms. */
  readonly lengths: readonly number[][]
  /** In the order of UTF-16 code units, one a line. */
  readonly terms: string
  /** By term: in how many sections the field that holds it most often has it. */
  readonly frequencies: readonly number[]
  /** By term: bytes of its postings. */
  readonly sizes: readonly number[]
  /** Base64 of the postings of all terms (`postingsOf`). */
  readonly postings: string
}

// MiniSearch numbers its fields and writes its version into what it stores; all else in it depends on the documents.
const shell = storeIndex(buildIndex([])).mini
const fieldIds = Object.entries(shell.fieldIds) as [Field, number][]

/** Counts the terms of documents; the number of a section is its place in `documents`. */
export function packIndex(documents: readonly SearchDocument[]): PackedIndex {
  const counts = new Map<string, number[][]>()
  const termsIn = rememberLast()
  const lengths = documents.map((document, section) =>
    fieldIds.map(([field, id]) => {
      const terms = termsIn(field, document[field])
      for (const term of terms) count(counts, term, id, section)
      return new Set(terms).size
    }),
  )
  const terms = [...counts.keys()].sort()
  const postings = terms.map((term) => postingsOf(counts.get(term) ?? []))
  return {
    langs: documents.map(({ lang }) => lang),
    leads: documents.map(({ lead }) => lead),
    headingSizes: headingSizesOf(documents),
    lengths,
    terms: terms.join('\n'),
    frequencies: terms.map((term) => Math.max(...(counts.get(term) ?? []).flatMap((list) => list.length / 2))),
    sizes: postings.map(({ length }) => length),
    postings: Buffer.concat(postings).toString('base64'),
  }
}

/** @throws when `packed` is not what `packIndex` made */
export function unpackIndex({ langs, leads, headingSizes, lengths, ...packed }: PackedIndex): SearchIndex {
  const terms = packed.terms === '' ? [] : packed.terms.split('\n')
  const mini = {
    ...shell,
    documentCount: langs.length,
    nextId: langs.length,
    documentIds: Object.fromEntries(langs.map((_, section) => [section, section])),
    fieldLength: Object.fromEntries(lengths.entries()),
    averageFieldLength: fieldIds.map(
      ([, id]) => lengths.reduce((sum, fields) => sum + (fields[id] ?? 0), 0) / langs.length,
    ),
  }
  const index = loadIndex({ mini, langs, leads, headingSizes, frequencies: [] })
  // MiniSearch would insert the terms one by one, which takes longer than all the rest; it offers no way around it.
  const map = (index.mini as unknown as { _index: { _tree: unknown } })._index
  map._tree = radixTree(terms, packed.sizes, Buffer.from(packed.postings, 'base64'))
  return { ...index, frequencies: new Map(terms.map((term, i) => [term, packed.frequencies[i] ?? 0])) }
}

/** Adds one to the count of a term: by field a flat list of section, count, section, count …, and holes where it has none. */
function count(counts: Map<string, number[][]>, term: string, field: number, section: number): void {
  const fields = counts.get(term) ?? []
  if (fields.length === 0) counts.set(term, fields)
  fields[field] ??= []
  const list = fields[field]
  if (list.at(-2) === section) list[list.length - 1] = (list.at(-1) as number) + 1
  else list.push(section, 1)
}

/** Analyses a text, but not again the one that the field had in the section before: many have title and aliases in common. */
function rememberLast(): (field: Field, text: string) => readonly string[] {
  const last = new Map<Field, { text: string; terms: readonly string[] }>()
  return (field, text) => {
    const known = last.get(field)
    if (known?.text === text) return known.terms
    const terms = analyse(text).map(({ term }) => term)
    last.set(field, { text, terms })
    return terms
  }
}
