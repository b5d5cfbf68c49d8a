import { NumberReader, packNumber } from './packed-numbers.ts'

/**
 * Packs the postings of one term: for each field its number and how many sections follow; for each section the
 * difference from the previous number, and the count.
 *
 * @param fields  for each field a flat list of section, count, section, count … in rising order; holes for empty fields
 */
export function packPostings(fields: readonly (readonly number[])[]): Uint8Array {
  const bytes: number[] = []
  for (const [field, list] of fields.entries()) {
    if (list === undefined) continue
    packNumber(field, bytes)
    packNumber(list.length / 2, bytes)
    for (let i = 0; i < list.length; i += 2) {
      packNumber((list[i] as number) - (list[i - 2] ?? 0), bytes)
      packNumber(list[i + 1] as number, bytes)
    }
  }
  return Uint8Array.from(bytes)
}

/** For each field a flat list of section, count, section, count … in rising order, which may be empty. */
export type FieldPostings = readonly Int32Array[]

const none = new Int32Array(0)

/** The postings of one term, unpacked when first needed. Takes the place of MiniSearch's Map, and never changes. */
export class Postings {
  /** How many sections have the term in the field where that is most; 0 for a word indexed by its stem only. */
  readonly frequency: number
  /** The term's place in the order of all terms. */
  readonly number: number
  /** 0 to 1 (`tellingOf`). */
  readonly telling: number
  private readonly bytes: Uint8Array
  private readonly start: number
  private readonly end: number
  private unpacked: FieldPostings | undefined
  constructor(
    bytes: Uint8Array,
    {
      start,
      end,
      frequency,
      number,
      telling,
    }: Pick<Postings, 'frequency' | 'number' | 'telling'> & { start: number; end: number },
  ) {
    this.bytes = bytes
    this.start = start
    this.end = end
    this.frequency = frequency
    this.number = number
    this.telling = telling
  }
  get fields(): FieldPostings {
    this.unpacked ??= unpack(this.bytes, this.start, this.end)
    return this.unpacked
  }
  /** How often a field of a section has the term. Written out, since it runs thousands of times in a search. */
  count(field: number, section: number): number {
    const list = this.fields[field] ?? none
    let low = 0
    let high = list.length / 2 - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = list[middle * 2] as number
      if (found === section) return list[middle * 2 + 1] as number
      if (found < section) low = middle + 1
      else high = middle - 1
    }
    return 0
  }
  /** In the form that MiniSearch reads. */
  get(field: number): Map<number, number> | undefined {
    const list = this.fields[field] ?? none
    if (list.length === 0) return undefined
    const sections = new Map<number, number>()
    for (let i = 0; i < list.length; i += 2) sections.set(list[i] as number, list[i + 1] as number)
    return sections
  }
  *[Symbol.iterator](): Generator<[number, Map<number, number>]> {
    for (const field of this.fields.keys()) {
      const sections = this.get(field)
      if (sections) yield [field, sections]
    }
  }
}

function unpack(bytes: Uint8Array, start: number, end: number): Int32Array[] {
  const reader = new NumberReader(bytes, start)
  const fields: Int32Array[] = []
  while (reader.at < end) {
    const field = reader.next()
    while (fields.length < field) fields.push(none)
    const list = new Int32Array(reader.next() * 2)
    let section = 0
    for (let i = 0; i < list.length; i += 2) {
      section += reader.next()
      list[i] = section
      list[i + 1] = reader.next()
    }
    fields.push(list)
  }
  return fields
}
