import { runsOf, termOf, wordsOf } from './analyse.ts'
import { fold } from './fold.ts'

/** One meaning and the ways to say it, in both languages, as stored. */
export interface GlossaryEntry {
  /** Each as its units joined by spaces (`unitsOf`). */
  readonly phrases: readonly string[]
  /** True for everyday language (`delete`), false for terms of the subject (`probe`). */
  readonly everyday: boolean
}

/** The smallest part of a phrase: one Han character, or the term for one part of a word. Offsets in folded text. */
export interface Unit {
  readonly text: string
  /** As written, in lower case. */
  readonly word: string
  readonly han: boolean
  readonly start: number
  readonly end: number
}

export function unitsOf(folded: string): Unit[] {
  const units: Unit[] = []
  for (const run of runsOf(folded)) {
    if (run.han) {
      let start = run.start
      for (const text of folded.slice(run.start, run.end)) {
        units.push({ text, word: text, han: true, start, end: start + text.length })
        start += text.length
      }
    } else {
      const words = wordsOf(folded, run)
      for (const { text, start, end } of words.length > 1 ? words.slice(1) : words) {
        units.push({ text: termOf(text), word: text.toLowerCase(), han: false, start, end })
      }
    }
  }
  return units
}

/** Makes an entry from words as people write them; words without a letter or digit are dropped. */
export function glossaryEntry(words: readonly string[], everyday: boolean): GlossaryEntry {
  const phrases = words.map((word) =>
    unitsOf(fold(word).text)
      .map(({ text }) => text)
      .join(' '),
  )
  return { phrases: [...new Set(phrases.filter((phrase) => phrase !== ''))], everyday }
}

/** Index terms for the units of a phrase: pairs of neighbouring Han characters, and words. */
export function termsOfPhrase(units: readonly string[]): string[] {
  const terms: string[] = []
  for (const [i, unit] of units.entries()) {
    if (!isHan(unit)) terms.push(unit)
    else if (isHan(units[i + 1] ?? '')) terms.push(unit + units[i + 1])
    else if (!isHan(units[i - 1] ?? '')) terms.push(unit)
  }
  return terms
}

const isHan = (unit: string) => /^\p{Script=Han}/u.test(unit)

/** One way to say something. */
export interface Phrase {
  readonly text: string
  readonly terms: readonly string[]
}

/** Looks up words that mean the same by any of them. */
export class Glossary {
  readonly entries: readonly GlossaryEntry[]
  readonly #phrases = new Map<number, readonly Phrase[]>()
  #table: PhraseTable | undefined

  constructor(entries: readonly GlossaryEntry[]) {
    this.entries = entries
  }

  /** All phrases of two or more Han characters. */
  chineseWords(): ReadonlySet<string> {
    const words = this.entries.flatMap(({ phrases }) => phrases.map((phrase) => phrase.replaceAll(' ', '')))
    return new Set(words.filter((word) => /^\p{Script=Han}{2,}$/u.test(word)))
  }

  /** Built for the first question, not while the library loads. */
  get #found(): PhraseTable {
    this.#table ??= tableOf(this.entries)
    return this.#table
  }

  /** The longest phrase that begins at `from` and ends before `to`, and the numbers of its entries. */
  match(units: readonly Unit[], from: number, to: number): { length: number; entries: readonly number[] } | undefined {
    const most = Math.min(this.#found.longest.get(units[from]?.text ?? '') ?? 0, to - from)
    for (let length = most; length > 0; length--) {
      const key = length === 1 ? units[from]?.text : joined(units, from, length)
      const entries = this.#found.byPhrase.get(key ?? '')
      if (entries) return { length, entries }
    }
    return undefined
  }

  /** @param phrase  its units joined by spaces */
  entriesOf(phrase: string): readonly number[] {
    return this.#found.byPhrase.get(phrase) ?? []
  }

  /** The phrases of an entry, without those that only add words to a shorter one, which finds them too. */
  phrasesOf(entry: number): readonly Phrase[] {
    const known = this.#phrases.get(entry)
    if (known) return known
    const all = (this.entries[entry]?.phrases ?? []).map((text) => ({ text, terms: termsOfPhrase(text.split(' ')) }))
    const shorter = (one: Phrase, other: Phrase) =>
      other.terms.length < one.terms.length && other.terms.every((term) => one.terms.includes(term))
    const phrases = all.filter((one) => !all.some((other) => shorter(one, other)))
    this.#phrases.set(entry, phrases)
    return phrases
  }
}

interface PhraseTable {
  /** The numbers of the entries that have it. */
  readonly byPhrase: ReadonlyMap<string, readonly number[]>
  /** For each first unit, the length in units of the longest phrase that begins with it. */
  readonly longest: ReadonlyMap<string, number>
}

function tableOf(entries: readonly GlossaryEntry[]): PhraseTable {
  const byPhrase = new Map<string, number[]>()
  const longest = new Map<string, number>()
  for (const [number, { phrases }] of entries.entries()) {
    for (const phrase of phrases) {
      const found = byPhrase.get(phrase)
      if (found) found.push(number)
      else byPhrase.set(phrase, [number])
      const end = phrase.indexOf(' ')
      const first = end === -1 ? phrase : phrase.slice(0, end)
      let length = 1
      for (let at = end; at !== -1; at = phrase.indexOf(' ', at + 1)) length++
      if (length > (longest.get(first) ?? 0)) longest.set(first, length)
    }
  }
  return { byPhrase, longest }
}

function joined(units: readonly Unit[], from: number, length: number): string {
  let key = units[from]?.text ?? ''
  for (let i = from + 1; i < from + length; i++) key += ` ${units[i]?.text}`
  return key
}
