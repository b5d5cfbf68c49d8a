import type { Lang } from '../notes/note.ts'
import { keyOf } from './asked-lines.ts'
import { type Concept, conceptOf, type Form } from './concepts.ts'
import { confidenceOf, isName, type Match, noSignals, type Signals, signalsOf } from './confidence.ts'
import { type Question, termsSaid } from './question.ts'
import { rarityOf } from './rarity.ts'
import { type Scores, scoreSections, weighSections } from './score.ts'
import { fields, type SearchIndex } from './search-index.ts'
import { weights as ownWeights, questionLimits, thresholds, type Weights } from './weights.ts'

/** A section that has words of a question. */
export interface Hit {
  /** Number of the section. */
  readonly section: number
  /** Compares within one search only. */
  readonly score: number
  /** Whether a way of asking for the section has exactly these words, in any order. */
  readonly isAsked: boolean
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[]
  /** Terms that people can read in a section: the question's own, and those that mean or spell almost the same. */
  readonly termsIn: (section: number) => readonly string[]
  /** How surely the best hit answers, 0 to 1. */
  readonly confidence: number
  /** What the confidence is made of. */
  readonly signals: Signals
  /** True when a word that is not in the notes was read as one that is. */
  readonly approximate: boolean
}

export interface SearchOptions {
  /** Language preferred when the question could be in either. */
  readonly lang?: Lang | undefined
  /** Most hits returned. */
  readonly limit?: number
  /** Others than our own only for measuring. */
  readonly weights?: Weights
}

const nothing: SearchResult = { hits: [], termsIn: () => [], confidence: 0, signals: noSignals, approximate: false }

/** How many of the best hits are compared by their headings and ways of asking. */
const lookedAt = 40

/** Finds the sections that answer a question. */
export function search(
  index: SearchIndex,
  question: Question,
  { lang, limit = 10, weights = ownWeights }: SearchOptions = {},
): SearchResult {
  const asked = question.words.map((word) => conceptOf(index, word, weights))
  const concepts = mostTelling(asked)
  const all = sum(concepts.map(({ worth }) => worth))
  if (all === 0) return nothing

  const found = scoreSections(index, concepts, weights)
  const preferred = question.lang ?? lang
  weighSections(index, found, { all, shape: question.shape, lang: preferred }, weights)
  const termWorths = worthsOf(concepts)
  const isTelling = question.shape !== 'other'
  const askedSo = index.askedLines.sectionsAsked(keyOf(termsSaid(question.text)))
  const ranked = best(found, Math.max(limit, lookedAt), askedSo).map(({ section, score }) => {
    const isAsked = askedSo.has(section)
    const like =
      (isTelling && index.headingShapes[section] === question.shape ? weights.sameShape : 0) +
      weights.sameHeading * likeHeading(index, section, formsIn(section, concepts, found), all) +
      weights.sameAsked * index.askedLines.likeness(section, termWorths, all) +
      (isAsked ? weights.askedSo : 0)
    return { section, score: score * (1 + like), isAsked }
  })
  ranked.sort((a, b) => b.score - a.score || a.section - b.section)
  const [first] = ranked
  if (!first) return nothing
  const saidIn = (section: number) => formsIn(section, concepts, found)
  const matchesIn = (section: number) => saidIn(section).map((said) => matchOf(section, said))
  const matches = matchesIn(first.section)
  const note = index.notes[first.section] as number
  const signals = signalsOf(
    matches,
    {
      score: first.score,
      likeHeading: likeHeading(index, first.section, saidIn(first.section), all),
      asked,
      inNote: new Map(concepts.map((concept, i) => [concept, found.inNotes[i]?.[note] ?? 0])),
      namesSaid: new Map(
        concepts
          .filter(({ word }) => isName(word, { glossary: index.glossary, lang: question.lang }))
          .map((concept) => [concept, shareNamed(first.section, concept)]),
      ),
      lineBeyond: index.askedLines.rarestExtraWord(first.section, termWorths, all),
      heaviest: rarityOf(index.langs.length, 0),
      isAskedFor: index.askedLines.knows(first.section),
      lang: question.lang,
    },
    weights,
  )
  // A way of asking alone (`I would love to …`) proves nothing when the section has none of the words to read.
  const isProven = matches.some(({ terms }) => terms.some(isRead))
  const fitted = isProven ? confidenceOf(signals, weights.confidence) : 0
  const confidence = isIdentified(index, { asked, matches, note }) ? Math.max(fitted, thresholds.answer) : fitted
  return {
    hits: ranked.filter(({ isAsked }, place) => place < limit || isAsked),
    termsIn: (section) => [
      ...new Set(matchesIn(section).flatMap(({ terms }) => terms.filter(isRead).map(({ term }) => term))),
    ],
    confidence: first.isAsked ? Math.max(confidence, thresholds.sure) : confidence,
    signals,
    approximate: question.heard || matches.some(({ form }) => form.kind === 'spelling'),
  }
}

/** As many concepts as `questionLimits` allows: those in the notes first, then by worth. */
function mostTelling(concepts: readonly Concept[]): readonly Concept[] {
  const known = ({ forms }: Concept) => Number(forms.length > 0)
  const kept = new Set<Concept>()
  let terms = 0
  for (const concept of concepts.toSorted((a, b) => known(b) - known(a) || b.worth - a.worth)) {
    if (terms + concept.word.terms.length > questionLimits.terms) continue
    terms += concept.word.terms.length
    kept.add(concept)
    if (kept.size === questionLimits.words) break
  }
  return concepts.filter((concept) => kept.has(concept))
}

/** A word of the question, as a section says it. */
type Said = Pick<Match, 'concept' | 'form'>

function formsIn(section: number, concepts: readonly Concept[], { forms }: Scores): Said[] {
  const said: Said[] = []
  for (let i = 0; i < concepts.length; i++) {
    const place = (forms[i] as Uint8Array)[section] as number
    const concept = concepts[i] as Concept
    if (place > 0) said.push({ concept, form: concept.forms[place - 1] as Form })
  }
  return said
}

function matchOf(section: number, { concept, form }: Said): Match {
  const terms = form.terms.flatMap(({ term, rarity, postings }) => {
    const within = fields.filter((_, field) => postings.count(field, section) > 0)
    return within.length > 0 ? [{ term, rarity, fields: within }] : []
  })
  return { concept, form, terms }
}

/** How much of the question's worth each term carries, by number of the term. */
function worthsOf(concepts: readonly Concept[]): ReadonlyMap<number, number> {
  const worths = new Map<number, number>()
  for (const { worth, forms } of concepts) {
    for (const form of forms) {
      for (const { postings, rarity } of form.terms) {
        const part = (worth * form.factor * rarity) / form.worth
        worths.set(postings.number, Math.max(worths.get(postings.number) ?? 0, part))
      }
    }
  }
  return worths
}

/** From this on (`Postings.telling`) a word is hardly one of everyday talk. */
const identifying = 0.8

/** Whether the hit has every word as asked, and one is an identifier (`deletecollection`) that no other note has. */
function isIdentified(index: SearchIndex, { asked, matches, note }: Identified): boolean {
  return (
    matches.length === asked.length &&
    matches.every(
      ({ form, terms }) => form.kind === 'asked' && terms.length === form.terms.length && terms.every(isRead),
    ) &&
    matches.some(({ form }) =>
      form.terms.some(
        ({ postings: { telling, fields: lists } }) =>
          telling >= identifying &&
          lists.every((list) => list.every((section, i) => i % 2 === 1 || index.notes[section] === note)),
      ),
    )
  )
}

interface Identified {
  readonly asked: readonly Concept[]
  readonly matches: readonly Match[]
  /** Number of the note of the hit. */
  readonly note: number
}

const isRead = ({ fields }: Match['terms'][number]) => fields.some((field) => field !== 'asked')

const headingField = fields.indexOf('heading')

/** 1 when the heading says what was asked and nothing else, 0 when it says nothing of it. */
function likeHeading(index: SearchIndex, section: number, said: readonly Said[], all: number): number {
  let worth = 0
  const subjects = new Set<string>()
  for (const { concept, form } of said) {
    for (const { term, rarity, postings } of form.terms) {
      if (postings.count(headingField, section) === 0) continue
      worth += (concept.worth * rarity) / form.worth
      if (concept.word.role === 'subject') subjects.add(term)
    }
  }
  return (worth / all) * Math.min(1, subjects.size / (index.headingSizes[section] || 1))
}

/** Fields that say what a section is about rather than what it mentions. */
const namingFields = (['heading', 'asked'] as const).map((name) => fields.indexOf(name))

/** The share of a word that is in the heading of a section or its ways of asking. */
function shareNamed(section: number, { forms }: Concept): number {
  let best = 0
  for (const { kind, terms, worth, factor } of forms) {
    for (const field of namingFields) {
      let held = 0
      for (const { rarity, postings } of terms) if (postings.count(field, section) > 0) held += rarity
      best = Math.max(best, Math.min(1, held / worth) * (kind === 'spelling' ? factor : 1))
    }
  }
  return best
}

type Scored = Pick<Hit, 'section' | 'score'>

/** The `count` highest scores, best first, then the others `wanted`. Sorting all would take longer than the rest. */
function best({ sections, scores }: Scores, count: number, wanted: ReadonlySet<number>): Scored[] {
  const kept: Scored[] = []
  for (const section of sections) {
    const score = scores[section] as number
    if (kept.length === count) {
      if (score <= (kept[count - 1] as Scored).score) continue
      kept.pop()
    }
    let place = kept.length
    while (place > 0 && (kept[place - 1] as Scored).score < score) place -= 1
    kept.splice(place, 0, { section, score })
  }
  const others = [...wanted].filter((section) => !kept.some((scored) => scored.section === section))
  return [...kept, ...others.map((section) => ({ section, score: scores[section] as number }))]
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
