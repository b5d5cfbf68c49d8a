import { firstWhere } from './first-where.ts'
import { NumberReader, packNumber, startsOf } from './packed-numbers.ts'

/** How people ask for each section, as stored. */
export interface PackedLines {
  /** Size in bytes of each section's lines. */
  readonly lineSizes: readonly number[]
  /** For each line: its key, how many distinct terms it has, and their numbers in rising order, as differences. */
  readonly lines: Uint8Array
}

/** One way of asking. */
export interface AskedLine {
  /** The key of all its words (`keyOf`). */
  readonly key: number
  /** The numbers of its distinct terms (`termsAsked`), in rising order. */
  readonly terms: readonly number[]
}

/** @param sections  the lines of each section */
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

/** A 31-bit hash that ignores the order of the words; two sets of words hardly ever share one. */
export function keyOf(terms: ReadonlySet<string>): number {
  let key = 0
  for (const term of terms) {
    let hash = 0x811c9dc5 // FNV-1a
    for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
    key = (key + hash) | 0
  }
  return key >>> 1
}

/** All lines, unpacked: reading them from bytes for each question would take longer than comparing them. */
interface Lines {
  /** The first line of each section, then the number of all lines. */
  readonly firsts: Uint32Array
  /** Of each line. */
  readonly keys: Int32Array
  /** The summed weight of each line's terms. */
  readonly sizes: Float64Array
  /** Where the terms of each line begin, then where the last ones end. */
  readonly starts: Uint32Array
  readonly terms: Uint32Array
}

/** Compares questions with the ways people ask for each section. */
export class AskedLines {
  readonly #packed: PackedLines
  readonly #worths: Float32Array
  #unpacked: Lines | undefined

  /** @param worths  the weight of each term in a line, by number of the term */
  constructor({ lineSizes, lines }: PackedLines, worths: Float32Array) {
    this.#packed = { lineSizes, lines }
    this.#worths = worths
  }

  /** Unpacked for the first question, not while loading. */
  get #lines(): Lines {
    this.#unpacked ??= unpackLines(this.#packed, this.#worths)
    return this.#unpacked
  }

  /**
   * How closely the section's ways of asking match the question: 0 when no word is shared, 1 when one line asks for
   * exactly the same. Each line's squared Dice overlap is combined by an L3 norm, so several close lines add a little.
   *
   * @param asked  the weight of each term in the question, by number of the term
   * @param all    the summed weight of all words of the question
   */
  likeness(section: number, asked: ReadonlyMap<number, number>, all: number): number {
    const lines = this.#lines
    let sum = 0
    for (let line = lines.firsts[section] as number; line < (lines.firsts[section + 1] as number); line++) {
      const near = likenessOf(lines, line, asked, all) ** 2
      sum += near * near * near
    }
    return Math.cbrt(sum)
  }

  /** Weight of the most informative word that the closest line has and the question lacks; 0 when no line matches. */
  rarestExtraWord(section: number, asked: ReadonlyMap<number, number>, all: number): number {
    const lines = this.#lines
    const { firsts, starts, terms } = lines
    let best = 0
    let closest: number | undefined
    for (let line = firsts[section] as number; line < (firsts[section + 1] as number); line++) {
      const likeness = likenessOf(lines, line, asked, all)
      if (likeness <= best) continue
      best = likeness
      closest = line
    }
    if (closest === undefined) return 0
    let heaviest = 0
    for (const term of terms.subarray(starts[closest], starts[closest + 1])) {
      if (!asked.has(term)) heaviest = Math.max(heaviest, this.#worths[term] as number)
    }
    return heaviest
  }

  /** Whether the section has any ways of asking. */
  knows(section: number): boolean {
    return (this.#packed.lineSizes[section] ?? 0) > 0
  }

  /** The sections with a way of asking that has just these words, in any order. */
  sectionsAsked(key: number): ReadonlySet<number> {
    const { firsts, keys } = this.#lines
    const sections = new Set<number>()
    for (let line = keys.indexOf(key); line !== -1; line = keys.indexOf(key, line + 1)) {
      const next = firstWhere(firsts.length, (section) => (firsts[section] as number) > line)
      sections.add(next - 1)
    }
    return sections
  }
}

function likenessOf({ sizes, starts, terms }: Lines, line: number, asked: ReadonlyMap<number, number>, all: number) {
  let held = 0
  for (let i = starts[line] as number; i < (starts[line + 1] as number); i++) {
    held += asked.get(terms[i] as number) ?? 0
  }
  return (2 * Math.min(held, all)) / (all + (sizes[line] as number))
}

function unpackLines({ lineSizes, lines }: PackedLines, worths: Float32Array): Lines {
  const ends = startsOf(lineSizes)
  const firsts = new Uint32Array(ends.length)
  const keys: number[] = []
  const sizes: number[] = []
  const starts: number[] = []
  const terms: number[] = []
  const reader = new NumberReader(lines, 0)
  for (let section = 0; section < lineSizes.length; section++) {
    while (reader.at < (ends[section + 1] as number)) {
      keys.push(reader.next())
      starts.push(terms.length)
      let size = 0
      let term = 0
      for (let left = reader.next(); left > 0; left--) {
        term += reader.next()
        terms.push(term)
        size += worths[term] as number
      }
      sizes.push(size)
    }
    firsts[section + 1] = keys.length
  }
  return {
    firsts,
    keys: Int32Array.from(keys),
    sizes: Float64Array.from(sizes),
    starts: Uint32Array.from([...starts, terms.length]),
    terms: Uint32Array.from(terms),
  }
}
