import { DatabaseSync } from 'node:sqlite'
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import { Charset, Document } from 'flexsearch'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import { spokenEnglish } from '../../src/library/making/spoken-english.ts'
import type { GlossaryEntry } from '../../src/search/glossary.ts'
import { readQuestion } from '../../src/search/question.ts'
import { search } from '../../src/search/search.ts'
import { packIndex, type SearchDocument, SearchIndex } from '../../src/search/search-index.ts'

/** Sections as every engine gets them. */
export interface Section {
  readonly id: number
  readonly title: string
  readonly text: string
}

/** A search engine, as a newcomer would set it up for text in both languages. */
export interface Peer {
  readonly name: string
  /** Stored form of an index, where the engine has one. */
  readonly pack: (sections: readonly Section[], own: OwnInput) => Packed | Promise<Packed>
}

export interface OwnInput {
  readonly documents: readonly SearchDocument[]
  readonly glossary: readonly GlossaryEntry[]
}

export interface Packed {
  /** Characters or bytes of the stored form; NaN where there is none. */
  readonly bytes: number
  readonly load: () => Find | Promise<Find>
}

/** Ids of the ten best sections, the best first. */
export type Find = (question: string) => readonly number[] | Promise<readonly number[]>

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const segment = (text: string) =>
  Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment.toLowerCase()] : []))

export const peers: readonly Peer[] = [
  {
    name: 'Kubenotes',
    pack(_, { documents, glossary }) {
      const { postings, lines, ...rest } = packIndex(documents, glossary, spokenEnglish())
      const json = JSON.stringify(rest)
      return {
        bytes: json.length + postings.length + lines.length,
        load() {
          const index = new SearchIndex({ ...JSON.parse(json), postings, lines })
          return (question) => search(index, readQuestion(question, index)).hits.map(({ section }) => section)
        },
      }
    },
  },
  { name: 'MiniSearch', pack: (sections) => packMini(sections) },
  { name: 'MiniSearch, Intl.Segmenter', pack: (sections) => packMini(sections, segment) },
  {
    name: 'lunr, Intl.Segmenter',
    pack(sections) {
      const built = lunr(function () {
        this.ref('id')
        this.field('title')
        this.field('text')
        for (const { id, title, text } of sections) {
          this.add({ id, title: segment(title).join(' '), text: segment(text).join(' ') })
        }
      })
      const json = JSON.stringify(built)
      return {
        bytes: json.length,
        load() {
          const index = lunr.Index.load(JSON.parse(json))
          return (question) =>
            index
              .query((query) =>
                query.term(
                  segment(question).map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()),
                  {},
                ),
              )
              .slice(0, 10)
              .map(({ ref }) => Number(ref))
        },
      }
    },
  },
  {
    name: 'Orama, Intl.Segmenter',
    async pack(sections) {
      const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: segment }
      const index = create({ schema: { title: 'string', text: 'string' } as const, components: { tokenizer } })
      await insertMultiple(
        index,
        sections.map(({ id, ...section }) => ({ ...section, id: String(id) })),
        1_000,
      )
      return {
        bytes: Number.NaN,
        load: () => async (term) =>
          (await searchOrama(index, { term, limit: 10, threshold: 1 })).hits.map(({ id }) => Number(id)),
      }
    },
  },
  {
    name: 'FlexSearch, CJK',
    pack(sections) {
      const index = new Document({
        document: { id: 'id', index: ['title', 'text'] },
        encoder: Charset.CJK,
        tokenize: 'forward',
      })
      for (const section of sections) index.add({ ...section })
      return {
        bytes: Number.NaN,
        load: () => (question) => {
          const found = index.search(question, { limit: 10, suggest: true, merge: true }) as { id: number }[]
          return found.map(({ id }) => id)
        },
      }
    },
  },
  {
    name: 'SQLite FTS5, trigram',
    pack(sections) {
      const database = new DatabaseSync(':memory:')
      database.exec("CREATE VIRTUAL TABLE sections USING fts5(title, text, tokenize='trigram')")
      const insert = database.prepare('INSERT INTO sections (rowid, title, text) VALUES (?, ?, ?)')
      database.exec('BEGIN')
      for (const { id, title, text } of sections) insert.run(id + 1, title, text)
      database.exec('COMMIT')
      const size = database
        .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
        .get()
      const find = database.prepare(
        'SELECT rowid FROM sections WHERE sections MATCH ? ORDER BY bm25(sections, 2.0, 1.0) LIMIT 10',
      )
      return {
        bytes: Number(size?.['bytes']),
        load: () => (question) => {
          // Three characters are the least that the index knows.
          const trigrams = segment(question).filter((word) => Array.from(word).length > 2)
          const han = Array.from(question.matchAll(/\p{Script=Han}{3,}/gu), ([run]) => trigramsOf(run)).flat()
          const query = [...new Set([...trigrams, ...han])].map((word) => `"${word.replaceAll('"', '')}"`).join(' OR ')
          return query === '' ? [] : find.all(query).map(({ rowid }) => Number(rowid) - 1)
        },
      }
    },
  },
]

function packMini(sections: readonly Section[], tokenize?: (text: string) => string[]): Packed {
  const options = { fields: ['title', 'text'], ...(tokenize && { tokenize }) }
  const built = new MiniSearch(options)
  built.addAll(sections)
  const json = JSON.stringify(built)
  return {
    bytes: json.length,
    load() {
      const index = MiniSearch.loadJSON(json, options)
      return (question) =>
        index
          .search(question)
          .slice(0, 10)
          .map(({ id }) => id as number)
    },
  }
}

function trigramsOf(run: string): string[] {
  const characters = Array.from(run)
  return characters.slice(2).map((_, i) => characters.slice(i, i + 3).join(''))
}
