import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateNotes } from '../../scripts/bench/generate-notes.ts'
import { compile } from '../../src/library/compile.ts'
import { parseNote } from '../../src/notes/parse.ts'
import { buildIndex, type SearchDocument } from '../../src/search/index.ts'
import { packIndex, unpackIndex } from '../../src/search/packed-index.ts'

const notes = generateNotes({ seed: 7, notes: 12, sectionsPerNote: 6 }).flatMap(
  ({ path, source }) => parseNote(source, { path, strict: true }).note ?? [],
)
const { documents } = compile(notes)
const built = buildIndex(documents)
const unpacked = unpackIndex(JSON.parse(JSON.stringify(packIndex(documents))))

describe('an index that was packed and unpacked', () => {
  it('knows the terms, sections and lengths of the one that MiniSearch makes', () => {
    expect(unpacked.frequencies.size).toBeGreaterThan(500)
    expect(new Map([...unpacked.frequencies].sort())).toEqual(new Map([...built.frequencies].sort()))
    expect([unpacked.langs, unpacked.leads]).toEqual([built.langs, built.leads])
    const sorted = ({ mini }: typeof built) => {
      const { index, averageFieldLength, ...rest } = mini.toJSON()
      return { ...rest, index: index.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
    }
    expect(sorted(unpacked)).toEqual(sorted(built))
  })

  it.each([
    { query: 'kubelet', options: {}, why: 'a word' },
    { query: 'container image process 容器', options: {}, why: 'words in both languages' },
    { query: 'kube', options: { prefix: true }, why: 'the beginning of words' },
    { query: 'contianer imgae', options: { fuzzy: 2 }, why: 'misspelt words' },
    { query: 'nothing-like-this', options: { fuzzy: 1, prefix: true }, why: 'an unknown word' },
    { query: '__proto__ constructor', options: {}, why: 'names of JavaScript' },
  ])('finds the same for $why', ({ query, options }) => {
    const found = (index: typeof built) =>
      index.mini
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
      lang: fc.constantFrom('en', 'zh'),
      lead: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), (some) => {
        const terms = (index: typeof built) =>
          Object.fromEntries(index.mini.toJSON().index.toSorted(([a], [b]) => (a < b ? -1 : 1)))
        expect(terms(unpackIndex(packIndex(some)))).toEqual(terms(buildIndex(some)))
      }),
      { numRuns: 300 },
    )
  })
})
