import MiniSearch, { type Options } from 'minisearch'
import type { Lang } from '../notes/note.ts'
import { analyse, isWord, runsOf, type Token, tokensOf } from './analyse.ts'
import { AskedLines, keyOf, type PackedLines, packLines } from './asked-lines.ts'
import { fold } from './fold.ts'
import { Glossary, type GlossaryEntry } from './glossary.ts'
import { Homophones } from './homophones.ts'
import { keynessIn } from './keyness.ts'
import { type PackedTerms, Terms } from './packed-terms.ts'
import { type Postings, packPostings } from './postings.ts'
import { readQuestion, termsAsked, termsOf as termsOfQuestion, withoutFillers, withoutFillerWords } from './question.ts'
import type { Shape } from './question-words.ts'
import { rarityOf } from './rarity.ts'
import { tellingOf } from './telling.ts'
import { weights } from './weights.ts'

/** The text of one section as it is indexed. */
export interface SearchDocument {
  readonly heading: string
  /** Title of the note and headings above, one a line; empty for a lead, whose heading is the title. */
  readonly above: string
  readonly text: string
  /** Other names of the note, one a line, in both languages. */
  readonly aliases: string
  /** Questions that the note says it answers, one a line, in both languages. */
  readonly questions: string
  /** How people ask for the section, one a line. */
  readonly asked: string
  readonly lang: Lang
  readonly lead: boolean
  /** The same for all sections of a note, in both languages. */
  readonly note: string
}

export type Field = 'heading' | 'above' | 'text' | 'aliases' | 'questions' | 'asked'
export const fields: readonly Field[] = ['heading', 'above', 'text', 'aliases', 'questions', 'asked']

/**
 * An index as stored: the one MiniSearch would build of the same documents, in a form that is several times faster to
 * build and load, since the postings of a term are only read when it is first asked for.
 */
export interface PackedIndex extends PackedTerms, PackedLines {
  readonly langs: readonly Lang[]
  readonly leads: readonly boolean[]
  /** The note of each section; a note has the same number in both languages. */
  readonly notes: readonly number[]
  /** For each section, how many distinct terms of its heading name a subject. */
  readonly headingSizes: readonly number[]
  /** What the heading of each section asks for; a lead's heading, the title, asks for nothing. */
  readonly headingShapes: readonly Shape[]
  /** Number of distinct terms, by section, then by field. */
  readonly lengths: readonly (readonly number[])[]
  readonly glossary: readonly GlossaryEntry[]
}

/** Used to build, load and search alike, as MiniSearch does not store its options. */
export const indexOptions: Options = {
  fields: [...fields],
  idField: 'number',
  tokenize: (text, field) =>
    isAskedIn(field) ? text.split('\n').flatMap((line) => termsOfLine(line)) : termsOf(analyse(text)),
  processTerm: (term) => term,
}

/**
 * Counts the terms of documents; a section's number is its place in `documents`.
 *
 * @param spoken  by term its share of spoken English, for `keynessIn()`
 */
export function packIndex(
  documents: readonly SearchDocument[],
  glossary: readonly GlossaryEntry[] = [],
  spoken: ReadonlyMap<string, number> = new Map(),
): PackedIndex {
  const met = new TermNumbers()
  const words = new Glossary(glossary).chineseWords()
  const countsOf = rememberLast(met, words)
  /** By term and field: section, count, section, count …; holes where a term is not in a field. */
  const counts: number[][] = []
  const sections = documents.map((document, section) => {
    const lines = document.asked === '' ? [] : document.asked.split('\n').map((line) => readLine(line, met, words))
    const texts = fields.map((field) =>
      field === 'asked' ? sumOf(lines.map(({ counts }) => counts)) : countsOf(field, document[field]),
    )
    for (const [id, text] of texts.entries()) {
      for (const [term, count] of text) {
        const place = term * fields.length + id
        counts[place] ??= []
        counts[place].push(section, count)
      }
    }
    return { texts, lines }
  })
  const { terms, places } = met.sorted()
  const placesOf = (asked: readonly number[]) => asked.map((term) => places[term] as number).sort((a, b) => a - b)
  const noteNumbers = new Map([...new Set(documents.map(({ note }) => note))].map((note, i) => [note, i]))
  const postings = terms.map(({ number }) => counts.slice(number * fields.length, (number + 1) * fields.length))
  const packed = postings.map(packPostings)
  const sectionTerms = documents.map(({ note, lang }, section) => {
    const { texts = [], lines = [] } = sections[section] ?? {}
    return {
      note,
      lang,
      text: texts[fields.indexOf('text')] ?? new Map(),
      names: texts.filter((_, id) => fields[id] !== 'asked' && fields[id] !== 'text'),
      lines: lines.map(({ counts }) => [...counts.keys()]),
    }
  })
  const tellings = tellingOf(sectionTerms)
  const keyness = keynessIn(sectionTerms, spoken)
  const headings = documents.map(({ heading }) => readQuestion(heading))
  return {
    langs: documents.map(({ lang }) => lang),
    leads: documents.map(({ lead }) => lead),
    notes: documents.map(({ note }) => noteNumbers.get(note) as number),
    headingSizes: headings.map((heading) => termsOfQuestion(heading, ['subject']).size),
    headingShapes: headings.map(({ shape }, section) => (documents[section]?.lead ? 'other' : shape)),
    lengths: sections.map(({ texts }) => texts.map(({ size }) => size)),
    terms: terms.map(({ text }) => text).join('\n'),
    frequencies: postings.map((byField) => Math.max(0, ...byField.flatMap((list) => list.length / 2))),
    tellings: terms.map(({ text, number }) => Math.round(100 * (tellings.get(number) ?? 1) * keyness(number, text))),
    sizes: packed.map(({ length }) => length),
    postings: Buffer.concat(packed),
    ...packLines(sections.map(({ lines }) => lines.map(({ key, asked }) => ({ key, terms: placesOf(asked) })))),
    glossary,
  }
}

/** MiniSearch's index, and what our own ranking needs of it (docs/decisions/0005-own-ranking.md). */
export class SearchIndex extends MiniSearch {
  /** By number of the section. */
  readonly langs: readonly Lang[]
  /** By number of the section. */
  readonly leads: readonly boolean[]
  /** The note of each section; a note has the same number in both languages. */
  readonly notes: readonly number[]
  readonly noteCount: number
  /** For each section, how many distinct terms of its heading name a subject. */
  readonly headingSizes: readonly number[]
  /** What the heading of each section asks for. */
  readonly headingShapes: readonly Shape[]
  /** BM25's `k × (1 − b + b × length ÷ average)`, by field, then by section. */
  readonly norms: readonly Float32Array[]
  readonly askedLines: AskedLines
  readonly glossary: Glossary
  readonly homophones: Homophones
  readonly #terms: Terms

  /** @throws when `packed` is not what `packIndex` made */
  constructor({
    langs,
    leads,
    notes,
    headingSizes,
    headingShapes,
    lengths,
    lineSizes,
    lines,
    glossary,
    ...packed
  }: PackedIndex) {
    super(indexOptions)
    const count = langs.length
    const averages = fields.map((_, id) => lengths.reduce((sum, sizes) => sum + (sizes[id] ?? 0), 0) / count)
    this._documentCount = count
    this._nextId = count
    this._documentIds = new Map(langs.map((_, section) => [section, section]))
    this._idToShortId = new Map(this._documentIds)
    this._fieldLength = new Map(lengths.map((sizes, section) => [section, [...sizes]]))
    this._avgFieldLength = averages
    this.#terms = new Terms(packed)
    // MiniSearch would insert the terms one by one, which takes longer than all the rest, and offers no other way.
    Object.defineProperty(this._index, '_tree', { get: () => this.#terms.tree })

    this.langs = langs
    this.leads = leads
    this.notes = notes
    this.noteCount = notes.reduce((most, note) => Math.max(most, note), -1) + 1
    this.headingSizes = headingSizes
    this.headingShapes = headingShapes
    const { k, b, bAsked } = weights.bm25
    this.norms = averages.map((average, id) => {
      const share = fields[id] === 'asked' ? bAsked : b
      return Float32Array.from(lengths, (sizes) => k * (1 - share + (share * (sizes[id] ?? 0)) / (average || 1)))
    })
    const worths = packed.frequencies.map(
      (frequency, i) => rarityOf(count, frequency) * ((packed.tellings[i] as number) / 100) ** weights.telling,
    )
    this.askedLines = new AskedLines({ lineSizes, lines }, Float32Array.from(worths))
    this.glossary = new Glossary(glossary)
    this.homophones = new Homophones(
      this.glossary,
      (pair) => this.isRead(pair),
      (character) => (this.postings(character)?.frequency ?? 0) >= oftenAlone,
    )
  }

  /** Undefined for a term in no section. */
  postings(term: string): Postings | undefined {
    const found = this.#terms.get(term)
    return found && found.frequency > 0 ? found : undefined
  }

  /** Whether a section has the term where people read it; ways of asking are as people type, typos and all. */
  isRead(term: string): boolean {
    const held = this.postings(term)?.fields ?? []
    return held.some((list, field) => list.length > 0 && fields[field] !== 'asked')
  }

  /** Whether it is a term, or a word indexed by its stem. */
  holds(word: string): boolean {
    return this.#terms.has(word)
  }

  /** Terms, and words indexed by their stems, at most `edits` letters from `word`. */
  similar(word: string, edits: number): string[] {
    return [...this.#terms.latin.fuzzyGet(word, edits).keys()]
  }

  /** Terms, and words indexed by their stems, that begin with `prefix`. */
  beginningWith(prefix: string): string[] {
    return [...this._index.atPrefix(prefix).keys()]
  }
}

/** A Chinese character that is a word by itself in this many sections is hardly a typo. */
const oftenAlone = 20

/** Numbers terms in the order of appearance: numbers are faster to count than texts. */
class TermNumbers {
  readonly #numbers = new Map<string, number>()

  of(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    this.#numbers.set(term, this.#numbers.size)
    return this.#numbers.size - 1
  }

  /** The terms in the order of the index, and the place there of each number. */
  sorted(): { terms: readonly { text: string; number: number }[]; places: Uint32Array } {
    const terms = [...this.#numbers].map(([text, number]) => ({ text, number }))
    terms.sort((a, b) => (a.text < b.text ? -1 : 1))
    const places = new Uint32Array(terms.length)
    for (const [place, { number }] of terms.entries()) places[number] = place
    return { terms, places }
  }
}

/** How often a text has each term, by number of the term. */
type Counts = ReadonlyMap<number, number>

/** Counts the terms of a text, unless the section before had the same one: many share title and aliases. */
function rememberLast(met: TermNumbers, words: ReadonlySet<string>): (field: Field, text: string) => Counts {
  const last = new Map<Field, { text: string; counts: Counts }>()
  return (field, text) => {
    const known = last.get(field)
    if (known?.text === text) return known.counts
    const counts = isAskedIn(field)
      ? sumOf(text.split('\n').map((line) => readLine(line, met, words).counts))
      : countTerms(analyse(text), met)
    last.set(field, { text, counts })
    return counts
  }
}

/** Whether a field is worded like a question: there a Chinese word of one character is a term besides its pairs. */
function isAskedIn(field: string | undefined): boolean {
  return field === 'heading' || field === 'questions' || field === 'asked'
}

function termsOfLine(line: string): string[] {
  const { tokens, asked } = analyseLine(line)
  const terms = termsOf(tokens)
  return [...terms, ...[...asked].filter((term) => !terms.includes(term))]
}

function analyseLine(line: string, words?: ReadonlySet<string>) {
  const folded = fold(withoutFillers(line))
  const runs = [...runsOf(folded.text)]
  return { tokens: tokensOf(folded, runs), asked: termsAsked(folded.text, runs, words) }
}

function termsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ term }) => term)
}

function countTerms(tokens: readonly Token[], met: TermNumbers): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { term, word } of tokens) {
    const number = met.of(term)
    counts.set(number, (counts.get(number) ?? 0) + 1)
    if (word !== term && isWord(word)) met.of(word)
  }
  return counts
}

/** A way of asking: its key, the counts of all its terms, and the terms that it asks for. */
function readLine(
  line: string,
  met: TermNumbers,
  words: ReadonlySet<string>,
): { key: number; counts: Counts; asked: readonly number[] } {
  const { tokens, asked: terms } = analyseLine(line, words)
  const counts = countTerms(tokens, met)
  const asked = [...terms].map((term) => met.of(term))
  for (const term of asked) if (!counts.has(term)) counts.set(term, 1)
  return { key: keyOf(withoutFillerWords(tokens)), counts, asked }
}

function sumOf(lines: readonly Counts[]): Counts {
  const sum = new Map<number, number>()
  for (const line of lines) for (const [term, count] of line) sum.set(term, (sum.get(term) ?? 0) + count)
  return sum
}
