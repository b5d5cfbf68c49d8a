import { termOf } from './analyse.ts'
import { type GlossaryEntry, termsOfPhrase } from './glossary.ts'
import { otherForms } from './other-forms.ts'
import type { Postings } from './postings.ts'
import type { QuestionWord } from './question.ts'
import { rarityOf } from './rarity.ts'
import type { SearchIndex } from './search-index.ts'
import { isSwapped, likelyWords } from './spelling.ts'
import type { Weights } from './weights.ts'

/** A term that sections hold. */
export interface KnownTerm {
  readonly term: string
  readonly postings: Postings
  /** High for a term that is in few sections and says what is asked for. */
  readonly rarity: number
}

/** One way a section may say a word of the question. */
export interface Form {
  readonly kind: 'asked' | 'glossary' | 'spelling'
  readonly terms: readonly KnownTerm[]
  /** Summed rarity of all its terms, including those in no section; above 0. */
  readonly worth: number
  /** How much it counts compared with the word as asked, 0 to 1. */
  readonly factor: number
}

/** A word of the question in all the forms that occur in the notes. */
export interface Concept {
  readonly word: QuestionWord
  /** 0 to 1: how much it says about the subject. */
  readonly weight: number
  readonly forms: readonly Form[]
  /** What finding it is worth: the rarity of the word times `weight`. */
  readonly worth: number
}

/** Looks up a word of a question in the index: as asked, as the glossary puts it, or as it may have been meant. */
export function conceptOf(index: SearchIndex, word: QuestionWord, weights: Weights): Concept {
  const asked = formOf(index, 'asked', word.terms, 1, weights)
  const forms = [asked, ...glossaryForms(index, word, weights), ...verbForms(index, word, weights)]
  const known = forms.filter(({ terms }) => terms.length > 0)
  if (known.length === 0) known.push(...spellingForms(index, word, weights))
  const isKnown = (form: Form) => form.terms.length > 0 && sumOf(form.terms) === form.worth
  const whole = known.filter((form) => form.kind !== 'asked' && isKnown(form)).map(({ worth }) => worth)
  // A word that the notes call by another name is not unknown.
  const worth = isKnown(asked) || whole.length === 0 ? asked.worth : (whole[0] as number)
  const weight = weights.roles[word.role]
  return { word, weight, forms: known.map((form) => noHeavier(form, worth)), worth: weight * worth }
}

/** A rare name for a common thing (`ctr` for a container) is worth no more than the thing. */
function noHeavier(form: Form, worth: number): Form {
  return form.kind === 'asked' || form.worth <= worth ? form : { ...form, factor: (form.factor * worth) / form.worth }
}

function formOf(
  index: SearchIndex,
  kind: Form['kind'],
  terms: readonly string[],
  factor: number,
  weights: Weights,
): Form {
  const count = index.langs.length
  const known: KnownTerm[] = []
  let worth = 0
  for (const term of terms) {
    const postings = index.postings(term)
    const rarity = rarityOf(count, postings?.frequency ?? 0) * (postings?.telling ?? 1) ** weights.telling
    if (postings) known.push({ term, postings, rarity })
    worth += postings ? rarity : rarity * (isHan(term) ? weights.unknown.han : weights.unknown.word)
  }
  return { kind, terms: known, worth, factor }
}

/** Everyday words are only used to translate: as synonyms within a language they find the wrong section as often. */
function glossaryForms(index: SearchIndex, { text, entries }: QuestionWord, weights: Weights): Form[] {
  const seen = new Set([text])
  return entries.flatMap((entry) => {
    const { everyday } = index.glossary.entries[entry] as GlossaryEntry
    const factor = weights.glossary[everyday ? 'everyday' : 'term']
    return index.glossary.phrasesOf(entry).flatMap((phrase) => {
      if (seen.has(phrase.text) || factor === 0 || (everyday && isHan(phrase.text) === isHan(text))) return []
      seen.add(phrase.text)
      const form = formOf(index, 'glossary', phrase.terms, factor, weights)
      return form.terms.length > 0 ? [form] : []
    })
  })
}

/** Unlike everyday words, the short and the long form of a verb mean exactly the same. */
function verbForms(index: SearchIndex, { text }: QuestionWord, weights: Weights): Form[] {
  if (weights.verbs === 0) return []
  return otherForms(text.replaceAll(' ', ''))
    .map((verb) => formOf(index, 'glossary', termsOfPhrase(Array.from(verb)), weights.verbs, weights))
    .filter(({ terms }) => terms.length > 0)
}

function spellingForms(index: SearchIndex, { written, terms }: QuestionWord, weights: Weights): Form[] {
  if (weights.typo === 0) return []
  if (written === undefined) return terms.length === 1 ? beginnings(index, terms[0] as string, weights) : []
  return likelyWords(index, written)
    .map((word) =>
      formOf(index, 'spelling', [termOf(word)], weights[isSwapped(written, word) ? 'swap' : 'typo'], weights),
    )
    .filter(({ terms }) => terms.length > 0)
}

/** For a single Han character, the terms that begin with it. */
function beginnings(index: SearchIndex, character: string, weights: Weights): Form[] {
  if (!isHan(character)) return []
  return index
    .beginningWith(character)
    .map((term) => formOf(index, 'spelling', [term], weights.typo, weights))
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => a.worth - b.worth)
    .slice(0, 8)
}

const isHan = (term: string) => /^\p{Script=Han}/u.test(term)

function sumOf(terms: readonly KnownTerm[]): number {
  return terms.reduce((sum, { rarity }) => sum + rarity, 0)
}
