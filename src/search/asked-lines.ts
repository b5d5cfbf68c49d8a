import { NumberReader, packNumber, startsOf } from './packed-numbers.ts'

/** The ways in which people ask for each section, as they are stored. */
export interface PackedLines {
  /** By section: bytes of its lines. */
  readonly lineSizes: readonly number[]
  /** By line its key, the number of its distinct terms, and for each in rising order its distance from the one before. */
  readonly lines: Uint8Array
}

/** A way of asking. */
export interface AskedLine {
  /** Of all its words (`keyOf`). */
  readonly key: number
  /** Numbers of the distinct terms that it asks for (`termsAsked`), in rising order. */
  readonly terms: readonly number[]
}

/** @param sections  by section: its lines */
export function packLines(sections: readonly (readonly AskedLine[])[]): PackedLines {
  const bytes: number[] = []
  const lineSizes = sections.map((lines) => {
    const start = bytes.length
    for (const { key, terms } of lines) {
      packNumber(key, bytes)
      packNumber(terms.length, bytes)
      for (const [i, term] of terms.entries()) packNumber(term - (terms[i - 1] ?? 0), bytes)
    }
    return bytes.length - start
  })
  return { lineSizes, lines: Uint8Array.from(bytes) }
}

/** The same 31 bits for the same words in any order, and hardly ever for others. */
export function keyOf(terms: ReadonlySet<string>): number {
  let key = 0
  for (const term of terms) {
    let hash = 0x811c9dc5 // FNV-1a
    for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
    key = (key + hash) | 0
  }
  return key >>> 1
}

/** Compares questions with the ways in which people ask for each section. */
export class AskedLines {
  readonly #bytes: Uint8Array
  /** By section where its lines begin; one entry more marks the end. */
  readonly #starts: Uint32Array
  readonly #worths: Float32Array

  /** @param worths  by number of the term: what it counts in a line */
  constructor({ lineSizes, lines }: PackedLines, worths: Float32Array) {
    this.#bytes = lines
    this.#starts = startsOf(lineSizes)
    this.#worths = worths
  }

  /**
   * 1 when a line asks for the same and for nothing else, 0 when none has a word in common with the question.
   *
   * @param asked  by number of the term: what it counts in the question
   * @param all    what all words of the question count together
   */
  likeness(section: number, asked: ReadonlyMap<number, number>, all: number): number {
    const end = this.#starts[section + 1] as number
    const reader = new NumberReader(this.#bytes, this.#starts[section] as number)
    let best = 0
    while (reader.at < end) {
      reader.next() // the key
      let held = 0
      let size = 0
      let term = 0
      for (let left = reader.next(); left > 0; left--) {
        term += reader.next()
        held += asked.get(term) ?? 0
        size += this.#worths[term] as number
      }
      best = Math.max(best, (2 * Math.min(held, all)) / (all + size))
    }
    return best
  }

  /** Whether it is written anywhere how people ask for it. */
  knows(section: number): boolean {
    return this.#starts[section] !== this.#starts[section + 1]
  }

  /** Whether somebody asks for it in these very words, in any order. */
  holds(section: number, key: number): boolean {
    const end = this.#starts[section + 1] as number
    const reader = new NumberReader(this.#bytes, this.#starts[section] as number)
    while (reader.at < end) {
      if (reader.next() === key) return true
      for (let left = reader.next(); left > 0; left--) reader.next()
    }
    return false
  }
}
