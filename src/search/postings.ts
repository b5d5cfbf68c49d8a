/** Sections that hold a term: by field, by section, how often. This is the form that MiniSearch asks for. */
type Fields = Map<number, Map<number, number>>

/**
 * Packs the postings of one term: for each field its number, how many sections follow, and for each of these its
 * distance from the one before and the count. All are whole numbers in base 128, the lowest seven bits first.
 *
 * @param fields  by field a flat list of section, count, section, count … in rising order; holes where it has none
 */
export function postingsOf(fields: readonly (readonly number[])[]): Uint8Array {
  const bytes: number[] = []
  const put = (number: number) => {
    let rest = number
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
    bytes.push(rest)
  }
  for (const [field, list] of fields.entries()) {
    if (list === undefined) continue
    put(field)
    put(list.length / 2)
    for (let i = 0; i < list.length; i += 2) {
      put((list[i] as number) - (list[i - 2] ?? 0))
      put(list[i + 1] as number)
    }
  }
  return Uint8Array.from(bytes)
}

/** The postings of one term, unpacked when they are asked for. Stands where MiniSearch has a Map, and is never changed. */
class Postings {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  fields: Fields | undefined
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes
    this.start = start
    this.end = end
  }
  get(field: number): Map<number, number> | undefined {
    return this.unpacked().get(field)
  }
  [Symbol.iterator](): MapIterator<[number, Map<number, number>]> {
    return this.unpacked()[Symbol.iterator]()
  }
  unpacked(): Fields {
    this.fields ??= unpack(this.bytes, this.start, this.end)
    return this.fields
  }
}

function unpack(bytes: Uint8Array, start: number, end: number): Fields {
  let at = start
  const next = () => {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number
      number |= (byte & 127) << shift
      if (byte < 128) return number
    }
  }
  const fields: Fields = new Map()
  while (at < end) {
    const field = next()
    const sections = new Map<number, number>()
    let section = 0
    for (let left = next(); left > 0; left -= 1) {
      section += next()
      sections.set(section, next())
    }
    fields.set(field, sections)
  }
  return fields
}

/** A radix tree in the form of MiniSearch's: labels of edges to the nodes below, '' to the value of the term that ends here. */
type Tree = Map<string, Tree | Postings>

/**
 * Builds the tree of all terms at once; one by one takes many times as long, as MiniSearch looks through all edges.
 *
 * @param terms  sorted by UTF-16 code units, each once
 * @param sizes  of the postings of each term in `bytes`
 */
export function radixTree(terms: readonly string[], sizes: readonly number[], bytes: Uint8Array): Tree {
  let start = 0
  const build = (from: number, to: number, depth: number): Tree => {
    const tree: Tree = new Map()
    let at = from
    if (terms[at]?.length === depth) {
      const end = start + (sizes[at] as number)
      tree.set('', new Postings(bytes, start, end))
      start = end
      at += 1
    }
    while (at < to) {
      const term = terms[at] as string
      const end = endOfGroup(terms, at, to, depth)
      const below = commonLength(term, terms[end - 1] as string)
      tree.set(term.slice(depth, below), build(at, end, below))
      at = end
    }
    return tree
  }
  return build(0, terms.length, 0)
}

/** Where the terms end that go on like the one at `from`. */
function endOfGroup(terms: readonly string[], from: number, to: number, depth: number): number {
  const unit = terms[from]?.charCodeAt(depth)
  let end = from + 1
  while (end < to && terms[end]?.charCodeAt(depth) === unit) end += 1
  return end
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}
