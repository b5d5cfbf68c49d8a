import { type Passage, passageText, type Run, runsText } from '../../notes/passage.ts'

/** Characters (UTF-16 units) of a part of a long section. */
export const partSize = {
  /** What a part is filled up to: about what one Slack message shows well. */
  full: 1_500,
  /** A last part below this stays with the one before it. */
  least: 300,
} as const

/**
 * Cuts the passages of a section into parts near `partSize.full`, each of at least one passage. A code block, a table
 * and an image are never cut; a longer list is cut between outermost entries, a longer paragraph at the ends of
 * sentences. Put together again the parts are the section, character by character.
 */
export function cutSection(passages: readonly Passage[]): (readonly Passage[])[] {
  if (sizeOf(passages) <= partSize.full) return [passages]
  const parts: Passage[][] = [[]]
  for (const unit of unitsOf(passages.flatMap(cutPassage))) {
    const part = parts.at(-1) as Passage[]
    if (part.length > 0 && sizeOf(part) + sizeOf(unit) > partSize.full) parts.push([...unit])
    else part.push(...unit)
  }
  const last = parts.at(-1) as Passage[]
  if (parts.length > 1 && sizeOf(last) < partSize.least) parts.at(-2)?.push(...(parts.pop() as Passage[]))
  return parts
}

function sizeOf(passages: readonly Passage[]): number {
  return passages.reduce((size, passage) => size + passageText(passage).length, 0)
}

/** Passages that belong together: a paragraph that ends in a colon and what it announces. */
function unitsOf(passages: readonly Passage[]): Passage[][] {
  const units: Passage[][] = []
  let announced = false
  for (const passage of passages) {
    if (announced) units.at(-1)?.push(passage)
    else units.push([passage])
    announced = passage.kind === 'paragraph' && /[:：]\s*$/.test(runsText(passage.runs))
  }
  return units
}

function cutPassage(passage: Passage): Passage[] {
  if (passageText(passage).length <= partSize.full) return [passage]
  if (passage.kind === 'list') {
    const entries = groupBefore(passage.items, (item) => item.indent === 0)
    const size = (entry: (typeof entries)[number]) => passageText({ kind: 'list', items: entry }).length
    return gather(entries, size).map((items) => ({ ...passage, items: items.flat() }))
  }
  if (passage.kind === 'paragraph' || passage.kind === 'quote') {
    const sentences = groupBefore(sentencesOf(passage.runs), (piece) => piece.starts)
    const size = (sentence: (typeof sentences)[number]) => runsText(sentence.map(({ run }) => run)).length
    return gather(sentences, size).map((pieces) => ({ ...passage, runs: pieces.flat().map(({ run }) => run) }))
  }
  return [passage]
}

/** Groups of neighbours: a new group begins before each one that `begins`. */
function groupBefore<T>(list: readonly T[], begins: (one: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const one of list) {
    if (begins(one) || groups.length === 0) groups.push([one])
    else groups.at(-1)?.push(one)
  }
  return groups
}

/** Lists of neighbours filled up to the size of a part. */
function gather<T>(list: readonly T[], sizeOfOne: (one: T) => number): T[][] {
  let size = 0
  const gathered: T[][] = []
  for (const one of list) {
    const added = sizeOfOne(one)
    if (gathered.length > 0 && size + added <= partSize.full) {
      gathered.at(-1)?.push(one)
      size += added
    } else {
      gathered.push([one])
      size = added
    }
  }
  return gathered
}

// A mark that ends a sentence, quotes and brackets that close with it, and the space before the next one.
const sentenceEnd = /(?:[.!?]["'”’)\]]*\s+|[。！？!?]["'”’』」）)\]]*\s*)/g

interface Piece {
  readonly run: Run
  /** Whether a sentence begins with it. */
  readonly starts: boolean
}

/** Runs cut where a sentence ends; code and links stay whole. */
function sentencesOf(runs: readonly Run[]): Piece[] {
  const pieces: Piece[] = []
  let starts = true
  for (const run of runs) {
    const whole = run.code || run.link !== undefined
    const ends = whole ? [] : [...run.text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length)
    const bounds = [...new Set([0, ...ends, run.text.length])]
    for (const [i, end] of bounds.slice(1).entries()) {
      pieces.push({ run: { ...run, text: run.text.slice(bounds[i], end) }, starts })
      starts = ends.includes(end)
    }
  }
  return pieces
}
