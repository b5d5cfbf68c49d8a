import { firstWhere } from './first-where.ts'
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

/** All lines, one after the other: reading them number by number for each question takes longer than comparing them. */
interface Lines {
  /** By section its first line; one entry more marks the end. */
  readonly firsts: Uint32Array
  /** By line. */
  readonly keys: Int32Array
  /** By line: what all its terms count. */
  readonly sizes: Float64Array
  /** By line where its terms begin; one entry more marks the end. */
  readonly starts: Uint32Array
  readonly terms: Uint32Array
}

/** Compares questions with the ways in which people ask for each section. */
export class AskedLines {
  readonly #packed: PackedLines
  readonly #worths: Float32Array
  #unpacked: Lines | undefined

  /** @param worths  by number of the term: what it counts in a line */
  constructor({ lineSizes, lines }: PackedLines, worths: Float32Array) {
    this.#packed = { lineSizes, lines }
    this.#worths = worths
  }

  /** Unpacked at the first question, not while loading. */
  get #lines(): Lines {
    this.#unpacked ??= unpackLines(this.#packed, this.#worths)
    return this.#unpacked
  }

  /**
   * 1 when one line asks for the same and for nothing else, 0 when none has a word in common with the question. The
   * square of what the nearest line has in common with it (Dice), and a little more where further lines come as near:
   * the norm of all lines, high enough that many which share one common word do not outweigh one that shares all.
   *
   * @param asked  by number of the term: what it counts in the question
   * @param all    what all words of the question count together
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

  /** What the dearest word counts that the question lacks and the line most like it has; 0 when none is like it. */
  beyond(section: number, asked: ReadonlyMap<number, number>, all: number): number {
    const lines = this.#lines
    const { firsts, starts, terms } = lines
    let best = 0
    let nearest: number | undefined
    for (let line = firsts[section] as number; line < (firsts[section + 1] as number); line++) {
      const likeness = likenessOf(lines, line, asked, all)
      if (likeness <= best) continue
      best = likeness
      nearest = line
    }
    if (nearest === undefined) return 0
    let dearest = 0
    for (const term of terms.subarray(starts[nearest], starts[nearest + 1])) {
      if (!asked.has(term)) dearest = Math.max(dearest, this.#worths[term] as number)
    }
    return dearest
  }

  /** Whether it is written anywhere how people ask for it. */
  knows(section: number): boolean {
    return (this.#packed.lineSizes[section] ?? 0) > 0
  }

  /** The sections for which somebody asks in just these words, in any order. */
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
