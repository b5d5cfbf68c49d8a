import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { generateNotes } from '../../scripts/bench/generate-notes.ts'
import { compile } from '../../src/library/compiling/compile.ts'
import { parseNote } from '../../src/notes/parse.ts'
import { indexOptions, packIndex, type SearchDocument, SearchIndex } from '../../src/search/search-index.ts'

const notes = generateNotes({ seed: 7, notes: 12, sectionsPerNote: 6 }).flatMap(
  ({ path, source }) => parseNote(source, { path, strict: true }).note ?? [],
)
const { documents } = compile(notes)
const built = buildIndex(documents)
const unpacked = new SearchIndex(packIndex(documents))

/** What MiniSearch itself makes of the documents. */
function buildIndex(documents: readonly SearchDocument[]): MiniSearch {
  const mini = new MiniSearch(indexOptions)
  mini.addAll(documents.map((document, number) => ({ ...document, number })))
  return mini
}

/** All that an index holds, with its terms in order; words that are there for those who misspell them left out. */
function contentOf(mini: MiniSearch) {
  const { index, averageFieldLength, ...rest } = mini.toJSON()
  const terms = index.filter(([, postings]) => Object.keys(postings).length > 0)
  return { ...rest, index: terms.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
}

describe('an index that was packed and unpacked', () => {
  it('knows the terms, sections and lengths of the one that MiniSearch makes', () => {
    expect(contentOf(unpacked).index.length).toBeGreaterThan(500)
    expect(contentOf(unpacked)).toEqual(contentOf(built))
  })

  it.each([
    { query: 'kubelet', options: {}, why: 'a word' },
    { query: 'container image process 容器', options: {}, why: 'words in both languages' },
    { query: 'kube', options: { prefix: true }, why: 'the beginning of words' },
    { query: 'contianer imgae', options: { fuzzy: 2 }, why: 'misspelt words' },
    { query: 'nothing-like-this', options: { fuzzy: 1, prefix: true }, why: 'an unknown word' },
    { query: '__proto__ constructor', options: {}, why: 'names of JavaScript' },
  ])('finds the same for $why', ({ query, options }) => {
    const found = (index: MiniSearch) =>
      index
        .search(query, options)
        .map(({ id, score, terms }) => ({ id: id as number, score: score.toFixed(6), terms: [...terms].sort() }))
        .sort((a, b) => Number(b.score) - Number(a.score) || a.id - b.id)
    expect(found(unpacked)).toEqual(found(built))
  })

  it('is the same for any texts', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'pod', ' ', '容', '器', 'é', '𠮷', '-', '9') })
    const document: fc.Arbitrary<SearchDocument> = fc.record({
      heading: words,
      above: words,
      text: words,
      aliases: words,
      questions: words,
      asked: words,
      lang: fc.constantFrom('en', 'zh'),
      lead: fc.boolean(),
      note: words,
    })
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), (some) => {
        expect(contentOf(new SearchIndex(packIndex(some)))).toEqual(contentOf(buildIndex(some)))
      }),
      { numRuns: 300 },
    )
  })
})
