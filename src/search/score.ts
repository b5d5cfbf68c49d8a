import type { Lang } from '../notes/note.ts'
import type { Concept, Form } from './concepts.ts'
import type { Shape } from './question-words.ts'
import { rarityOf } from './rarity.ts'
import { type Field, fields, type SearchIndex } from './search-index.ts'
import type { Weights } from './weights.ts'

/** By number of the section; 0 for those not in `sections`. */
export interface Scores {
  /** Sections that have something of what was asked. */
  readonly sections: Uint32Array
  /** BM25 over all fields. */
  readonly scores: Float32Array
  /** The summed worth of the words that a section has. */
  readonly covered: Float32Array
  /** For each concept, by section: 1 + the place of its form that scores best there. */
  readonly forms: readonly Uint8Array[]
  /** For each concept, by number of the note: the largest share of it that one of the note's sections has. */
  readonly inNotes: readonly Float32Array[]
}

/** Scores all sections that have a word of the question. Of the forms of one word only the best counts. */
export function scoreSections(index: SearchIndex, concepts: readonly Concept[], weights: Weights): Scores {
  const count = index.langs.length
  const scores = new Float32Array(count)
  const covered = new Float32Array(count)
  const best = new Float32Array(count)
  const share = new Float32Array(count)
  const touched = new Uint32Array(count)
  const sections = new Uint32Array(count)
  let sectionCount = 0
  const forms: Uint8Array[] = []
  const inNotes: Float32Array[] = []
  const sums = formSums(index, weights)
  for (const { weight, worth, forms: ways } of concepts) {
    const byForm = new Uint8Array(count)
    const inNote = new Float32Array(index.noteCount)
    let touchedCount = 0
    for (let place = 0; place < ways.length; place++) {
      const form = ways[place] as Form
      const foundCount = sums.add(form)
      let lastPart = 1
      let whole = 1
      for (let i = 0; i < foundCount; i++) {
        const section = sums.found[i] as number
        const part = Math.min(1, (sums.held[section] as number) / form.worth)
        // Half of a phrase in other words is not what was asked. Many sections have the same part of it.
        if (part !== lastPart && form.kind !== 'asked') {
          lastPart = part
          whole = part ** weights.wholePhrase
        }
        const score = (sums.scores[section] as number) * form.factor * whole
        sums.scores[section] = 0
        sums.held[section] = 0
        if (byForm[section] === 0) touched[touchedCount++] = section
        else if (score <= (best[section] as number)) continue
        best[section] = score
        share[section] = part
        byForm[section] = place + 1
      }
    }
    for (let i = 0; i < touchedCount; i++) {
      const section = touched[i] as number
      if (scores[section] === 0) sections[sectionCount++] = section
      scores[section] = (scores[section] as number) + (best[section] as number) * weight
      covered[section] = (covered[section] as number) + (share[section] as number) * worth
      const note = index.notes[section] as number
      if ((share[section] as number) > (inNote[note] as number)) inNote[note] = share[section] as number
      best[section] = 0
    }
    forms.push(byForm)
    inNotes.push(inNote)
  }
  return { sections: sections.subarray(0, sectionCount), scores, covered, forms, inNotes }
}

/** Applies the factors of a whole section: whether it is the lead, its language, how much of the question it has. */
export function weighSections(
  { leads, langs }: SearchIndex,
  { sections, scores, covered }: Scores,
  asked: { readonly all: number; readonly shape: Shape; readonly lang: Lang | undefined },
  { lead, language, coverage }: Weights,
): void {
  for (const section of sections) {
    const share = (covered[section] as number) / asked.all
    scores[section] =
      (scores[section] as number) *
      (leads[section] ? 1 + (lead[asked.shape] - 1) * share * share : 1) *
      (langs[section] === asked.lang ? language : 1) *
      (1 + coverage * share * share)
  }
}

/** Sums for one form at a time, by section. Whoever reads them must reset them to 0. */
interface FormSums {
  readonly scores: Float32Array
  /** Summed rarity of the terms that a section has. */
  readonly held: Float32Array
  /** Sections that have a term; `add` returns how many. */
  readonly found: Uint32Array
  readonly add: (form: Form) => number
}

/** Loops in one function: a call per section would box its numbers, and collecting those costs more than the search. */
function formSums(index: SearchIndex, weights: Weights): FormSums {
  const count = index.langs.length
  const scores = new Float32Array(count)
  const held = new Float32Array(count)
  const found = new Uint32Array(count)
  const lastTerm = new Uint32Array(count)
  let termNumber = 0

  function add(form: Form): number {
    let foundCount = 0
    for (const { postings, rarity } of form.terms) {
      termNumber += 1
      const lists = postings.fields
      const telling = postings.telling ** weights.telling
      for (let field = 0; field < lists.length; field++) {
        const list = lists[field] as Int32Array
        const boost = weights.fields[fields[field] as Field]
        if (boost === 0 || list.length === 0) continue
        const norms = index.norms[field] as Float32Array
        const most = telling * boost * rarityOf(count, list.length / 2) * (weights.bm25.k + 1)
        for (let i = 0; i < list.length; i += 2) {
          const section = list[i] as number
          const times = list[i + 1] as number
          if (scores[section] === 0) found[foundCount++] = section
          scores[section] = (scores[section] as number) + (most * times) / (times + (norms[section] as number))
          if (lastTerm[section] === termNumber) continue
          lastTerm[section] = termNumber
          held[section] = (held[section] as number) + rarity
        }
      }
    }
    return foundCount
  }
  return { scores, held, found, add }
}
