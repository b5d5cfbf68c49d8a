import SearchableMap from 'minisearch/SearchableMap'
import { firstWhere } from './first-where.ts'
import { startsOf } from './packed-numbers.ts'
import { Postings } from './postings.ts'

/** Terms and their postings as stored. */
export interface PackedTerms {
  /** Terms, and words indexed by their stems (to correct typos), one a line, sorted by UTF-16 code units. */
  readonly terms: string
  /** How many sections have each term, counted in the field where that is most. */
  readonly frequencies: readonly number[]
  /** How far each term says what is asked for (`tellingOf`), in percent. */
  readonly tellings: readonly number[]
  /** Size in bytes of each term's postings. */
  readonly sizes: readonly number[]
  /** The postings of all terms (`packPostings`). */
  readonly postings: Uint8Array
}

/**
 * All terms of an index, kept as one sorted text, so that loading builds neither a map nor a list. The trees for
 * similar words are built when first needed.
 */
export class Terms {
  readonly #text: string
  /** Where each term begins in the text, then where one more would. */
  readonly #places: Uint32Array
  readonly #postings: Postings[] = []
  readonly #frequencies: readonly number[]
  readonly #tellings: readonly number[]
  readonly #bytes: Uint8Array
  /** Where the postings of each term begin, then where the last ones end. */
  readonly #starts: Uint32Array
  #tree: Tree | undefined
  #latin: SearchableMap<Postings> | undefined

  constructor({ terms, frequencies, tellings, sizes, postings }: PackedTerms) {
    this.#text = terms
    this.#places = placesOf(terms, sizes.length)
    this.#frequencies = frequencies
    this.#tellings = tellings
    this.#bytes = postings
    this.#starts = startsOf(sizes)
  }

  has(term: string): boolean {
    return this.#numberOf(term) !== undefined
  }

  get(term: string): Postings | undefined {
    const number = this.#numberOf(term)
    return number === undefined ? undefined : this.#at(number)
  }

  get tree(): Tree {
    this.#tree ??= radixTree(
      Array.from(this.#starts.subarray(1), (_, number) => this.#term(number)),
      Array.from(this.#starts.subarray(1), (_, number) => this.#at(number)),
    )
    return this.#tree
  }

  /** The Latin ones: looking for similar words among thousands of Chinese pairs would be slow. */
  get latin(): SearchableMap<Postings> {
    this.#latin ??= new SearchableMap(
      new Map([...this.tree].filter(([label]) => /^[a-z]/.test(label))) as unknown as MiniSearchTree,
    )
    return this.#latin
  }

  #numberOf(term: string): number | undefined {
    const count = this.#frequencies.length
    const place = firstWhere(count, (number) => this.#term(number) >= term)
    return place < count && this.#term(place) === term ? place : undefined
  }

  #term(number: number): string {
    return this.#text.slice(this.#places[number], (this.#places[number + 1] as number) - 1)
  }

  #at(number: number): Postings {
    const [start, end] = [this.#starts[number] as number, this.#starts[number + 1] as number]
    this.#postings[number] ??= new Postings(this.#bytes, {
      start,
      end,
      frequency: this.#frequencies[number] as number,
      number,
      telling: (this.#tellings[number] as number) / 100,
    })
    return this.#postings[number]
  }
}

/** Where each line begins, then where one more would. */
function placesOf(text: string, lines: number): Uint32Array {
  const places = new Uint32Array(lines + 1)
  for (let line = 1; line < lines; line++) places[line] = text.indexOf('\n', places[line - 1]) + 1
  places[lines] = text.length + 1
  return places
}

type MiniSearchTree = ConstructorParameters<typeof SearchableMap<Postings>>[0]

/** A radix tree in MiniSearch's form: edge labels lead to nodes below, '' to the value of the term that ends here. */
export type Tree = Map<string, Tree | Postings>

/**
 * Builds the tree of all terms at once. One by one is many times slower, as MiniSearch looks through all edges.
 *
 * @param terms  sorted by UTF-16 code units, each once
 */
export function radixTree(terms: readonly string[], postings: readonly Postings[]): Tree {
  const build = (from: number, to: number, depth: number): Tree => {
    const tree: Tree = new Map()
    let at = from
    if (terms[at]?.length === depth) {
      tree.set('', postings[at] as Postings)
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

/** Where the group of terms ends that have the same code unit at `depth` as the one at `from`. */
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
