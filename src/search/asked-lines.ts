import { NumberReader, packNumber, startsOf } from './packed-numbers.ts'

/** The ways in which people ask for each section, as they are stored. */
export interface PackedLines {
  /** By section: bytes of its lines. */
  readonly lineSizes: readonly number[]
  /** By line the number of its distinct terms, and for each in rising order its distance from the one before. */
  readonly lines: Uint8Array
}

/** @param sections  by section, by line: numbers of its distinct terms, in rising order */
export function packLines(sections: readonly (readonly (readonly number[])[])[]): PackedLines {
  const bytes: number[] = []
  const lineSizes = sections.map((lines) => {
    const start = bytes.length
    for (const line of lines) {
      packNumber(line.length, bytes)
      for (const [i, term] of line.entries()) packNumber(term - (line[i - 1] ?? 0), bytes)
    }
    return bytes.length - start
  })
  return { lineSizes, lines: Uint8Array.from(bytes) }
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

  /** @param terms  numbers of the distinct terms of a text, in rising order */
  holds(section: number, terms: readonly number[]): boolean {
    const end = this.#starts[section + 1] as number
    const reader = new NumberReader(this.#bytes, this.#starts[section] as number)
    while (reader.at < end) {
      const size = reader.next()
      let same = size === terms.length
      let term = 0
      for (let i = 0; i < size; i++) {
        term += reader.next()
        same &&= term === terms[i]
      }
      if (same) return true
    }
    return false
  }
}
