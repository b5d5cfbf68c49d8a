import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { type Excerpt, excerptOf } from '../search/excerpt.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'
import { type SearchOptions, search } from '../search/search.ts'
import { thresholds } from '../search/weights.ts'
import { readRequest } from './request.ts'

/** A section with its note: what an answer points at. */
export interface Place {
  readonly note: LibraryNote
  readonly section: LibrarySection
}

/** A section as it is shown. */
export interface ExcerptAnswer extends Place, Excerpt {
  readonly kind: 'excerpt'
  readonly question: string
  /** Language of the interface around the excerpt. */
  readonly lang: Lang
  /** Terms to mark in the text. */
  readonly terms: ReadonlySet<string>
  /** The same in the other language. */
  readonly twin?: LibrarySection
  /** Other notes that hold the words of the question, the best first. */
  readonly seeAlso: readonly Place[]
  /** Words of the question were read as similar ones, or only some of them were found. */
  readonly approximate: boolean
  readonly questionCut: boolean
}

export type Answer =
  | ExcerptAnswer
  /** The notes do not hold the answer; `suggestions` are headings that may be meant, the nearest first. */
  | {
      readonly kind: 'nothing'
      readonly question: string
      readonly lang: Lang
      readonly suggestions: readonly Place[]
      readonly questionCut: boolean
    }
  /** Nothing was asked: how to ask, with questions that the notes answer. */
  | { readonly kind: 'help'; readonly lang: Lang; readonly examples: readonly string[] }
  | { readonly kind: 'greeting' | 'thanks'; readonly lang: Lang; readonly examples: readonly string[] }

export interface AskOptions {
  /** The person's language, taken when the question could be in either. */
  readonly lang?: Lang | undefined
}

/** Answers what a person typed. */
export function answerQuestion(library: Library, typed: string, { lang }: AskOptions = {}): Answer {
  const request = readRequest(typed)
  const question = readQuestion(request.text, library.index.glossary)
  const interfaceLang = question.lang ?? lang ?? 'en'
  if (request.kind !== 'question') {
    return { kind: request.kind, lang: interfaceLang, examples: exampleQuestions(library, interfaceLang) }
  }

  const { ranking, confidence, approximate } = rank(library, question, { lang })
  const [best] = ranking
  const common = { question: question.text, lang: interfaceLang, questionCut: question.cut }
  if (!best || confidence < thresholds.answer) {
    const suggestions = confidence < thresholds.suggest ? [] : eachNoteOnce(ranking).slice(0, 3)
    return { kind: 'nothing', ...common, suggestions }
  }
  const twin = best.section.twin === undefined ? undefined : library.sections[best.section.twin]
  return {
    kind: 'excerpt',
    ...common,
    note: best.note,
    section: best.section,
    ...excerptOf(best.section.passages, worthOf(question, best.terms)),
    terms: markedTerms(question, best.terms),
    ...(twin && { twin }),
    seeAlso: otherNotes(ranking, best.note),
    approximate,
  }
}

/** Shows a section that was chosen by hand: the twin of an answer, a suggestion. */
export function answerWithSection(library: Library, section: LibrarySection, typed: string, lang: Lang): ExcerptAnswer {
  const note = library.notes[section.note] as LibraryNote
  const question = readQuestion(typed, library.index.glossary)
  const { ranking } = rank(library, question, { lang })
  const terms = [...termsOf(question).keys()]
  const twin = section.twin === undefined ? undefined : library.sections[section.twin]
  return {
    kind: 'excerpt',
    question: question.text,
    lang,
    note,
    section,
    ...excerptOf(section.passages, worthOf(question, terms)),
    terms: markedTerms(question, terms),
    ...(twin && { twin }),
    seeAlso: otherNotes(ranking, note),
    approximate: false,
    questionCut: false,
  }
}

/** A note that holds words of a question, by its best section. */
export interface RankedPlace extends Place {
  readonly score: number
  /** Terms of the section that matched. */
  readonly terms: readonly string[]
}

export interface Ranking {
  /** Each file once, by its best section, the best first. */
  readonly ranking: readonly RankedPlace[]
  /** 0 to 1. */
  readonly confidence: number
  readonly approximate: boolean
}

/** Ranks the notes for a question; answers, suggestions and evaluation all come from here. */
export function rank(library: Library, question: Question, { lang, limit = 10, weights }: SearchOptions = {}): Ranking {
  const found = search(library.index, question, { lang, limit: limit * 8, ...(weights && { weights }) })
  const ranking: RankedPlace[] = []
  const seen = new Set<number>()
  for (const { section: number, score, terms } of found.hits) {
    const section = library.sections[number]
    const note = section && library.notes[section.note]
    if (!note || seen.has(section.note)) continue
    seen.add(section.note)
    ranking.push({ note, section, score, terms })
    if (ranking.length === limit) break
  }
  return { ranking, confidence: found.confidence, approximate: found.approximate }
}

/** The two best notes besides `note`, in whichever language they fit best. */
function otherNotes(ranking: readonly RankedPlace[], note: LibraryNote): readonly Place[] {
  return eachNoteOnce(ranking.filter((place) => place.note.id !== note.id)).slice(0, 2)
}

/** Leaves out the second language of a pair. */
function eachNoteOnce(ranking: readonly RankedPlace[]): readonly RankedPlace[] {
  return ranking.filter(({ note }, i) => ranking.findIndex((place) => place.note.id === note.id) === i)
}

/** All passages of the note that a section belongs to, section by section. */
export function sectionsOfNote(library: Library, note: LibraryNote): readonly LibrarySection[] {
  return library.sections.slice(note.firstSection, note.firstSection + note.sectionCount)
}

/** Questions that the notes answer, from notes for beginners first; titles where notes name no questions. */
export function exampleQuestions(library: Library, lang: Lang): readonly string[] {
  const notes = library.notes.filter((note) => note.lang === lang)
  return (notes.length > 0 ? notes : library.notes)
    .toSorted((a, b) => a.level - b.level)
    .slice(0, 3)
    .map((note) => note.questions.find((question) => readQuestion(question).lang === lang) ?? note.title)
}

/** Terms worth marking: those that name the subject, not those that only ask. */
function markedTerms(question: Question, matched: readonly string[]): ReadonlySet<string> {
  const asked = termsOf(question)
  return new Set(matched.filter((term) => (asked.get(term) ?? 1) === 1))
}

function worthOf(question: Question, matched: readonly string[]): (term: string) => number {
  const weights = new Map([...matched.map((term) => [term, 1] as const), ...termsOf(question)])
  return (term) => weights.get(term) ?? 0
}
