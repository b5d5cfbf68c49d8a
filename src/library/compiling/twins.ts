import type { Section } from '../../notes/note.ts'
import { searchText } from './search-document.ts'

/** Headings that have a meaning of their own; those of one line say the same. */
const knownHeadings: readonly (readonly string[])[] = [
  ['common mix-ups', '常见误解'],
  ['try it', '动手试试'],
  ['see also', '延伸阅读'],
]

/** How much each likeness counts; together 1. */
const shares = { words: 0.55, shape: 0.2, place: 0.25 } as const
/** Likeness of words, 0 to 1, when a section has none that could be shared. */
const noWords = 0.3
/** Two sections are no twins below this score. Same place and shape without a word in common come to 0.45. */
const threshold = 0.5
/** Places by which twins may be apart: keeps notes of thousands of headings affordable. */
const reach = 100

/**
 * Finds the sections that say the same in the two languages of a pair. Their order may differ, so they are known by
 * the words that both languages write alike (names, numbers, code), by their shape and by their place.
 *
 * @returns for each section of `first` the place of its twin in `second`: one to one, lead to lead
 */
export function alignSections(first: readonly Section[], second: readonly Section[]): (number | undefined)[] {
  const likeness = likenessOf(first.map(lookAt), second.map(lookAt))
  const scored: { i: number; j: number; score: number }[] = []
  for (const i of first.keys()) {
    for (let j = Math.max(0, i - reach); j < Math.min(second.length, i + reach + 1); j += 1) {
      const score = likeness(i, j)
      if (score >= threshold) scored.push({ i, j, score })
    }
  }
  scored.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  const twins: (number | undefined)[] = first.map(() => undefined)
  const taken = new Set<number>()
  for (const { i, j } of scored) {
    if (twins[i] !== undefined || taken.has(j)) continue
    twins[i] = j
    taken.add(j)
  }
  return twins
}

/** What two languages can have in common in a section. */
interface Look {
  readonly lead: boolean
  readonly depth: number
  /** Line of `knownHeadings`, or -1. */
  readonly known: number
  readonly words: ReadonlySet<string>
  readonly shape: readonly string[]
}

function lookAt(section: Section): Look {
  const heading = section.heading.toLowerCase().trim()
  const text = [heading, ...section.passages.map(searchText)].join('\n').toLowerCase()
  return {
    lead: section.lead,
    depth: section.above.length,
    known: knownHeadings.findIndex((names) => names.includes(heading)),
    words: new Set(text.match(/[a-z][a-z\d]*|\d+(?:\.\d+)*/g)),
    shape: section.passages.flatMap((passage) => {
      if (passage.kind === 'list') return [`list of ${passage.items.length}`]
      if (passage.kind === 'table') return [`table of ${passage.rows.length}`]
      return passage.kind === 'code' || passage.kind === 'image' ? [passage.kind] : []
    }),
  }
}

function likenessOf(first: readonly Look[], second: readonly Look[]): (i: number, j: number) => number {
  const weights = sharedWords(first, second)
  return (i, j) => {
    const [a, b] = [first[i] as Look, second[j] as Look]
    if (a.lead || b.lead) return a.lead && b.lead ? 2 : 0
    if (a.known !== -1 && b.known !== -1) return a.known === b.known ? 2 : 0
    const place = 1 - Math.abs(i / (first.length - 1) - j / (second.length - 1))
    const score = shares.words * sameWords(a, b, weights) + shares.shape * sameShape(a, b) + shares.place * place
    return a.depth === b.depth ? score : score * 0.9
  }
}

/** The words that both notes use, and what each tells: less the more sections hold it. */
function sharedWords(first: readonly Look[], second: readonly Look[]): ReadonlyMap<string, number> {
  const [inFirst, inSecond] = [count(first), count(second)]
  const weights = new Map<string, number>()
  for (const [word, sections] of inFirst) {
    const others = inSecond.get(word)
    if (others !== undefined) weights.set(word, 2 / (sections + others))
  }
  return weights
}

function count(looks: readonly Look[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of looks) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Cosine of the shared words of two sections, 0 to 1. */
function sameWords(a: Look, b: Look, weights: ReadonlyMap<string, number>): number {
  const square = (word: string) => (weights.get(word) ?? 0) ** 2
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + square(word), 0)
  const [ofA, ofB] = [sum(a.words), sum(b.words)]
  if (ofA === 0 || ofB === 0) return noWords
  return sum([...a.words].filter((word) => b.words.has(word))) / Math.sqrt(ofA * ofB)
}

/** Share of lists, tables, code blocks and images that have a counterpart, 0 to 1; 1 when neither has any. */
function sameShape(a: Look, b: Look): number {
  if (a.shape.length + b.shape.length === 0) return 1
  const rest = [...b.shape]
  let same = 0
  for (const part of a.shape) {
    const at = rest.indexOf(part)
    if (at === -1) continue
    rest.splice(at, 1)
    same += 1
  }
  return (2 * same) / (a.shape.length + b.shape.length)
}
