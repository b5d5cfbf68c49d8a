import { type Request, readRequest } from '../commands/request.ts'
import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Term } from '../notes/terms.ts'
import { type Excerpt, excerptLines, excerptOf } from '../search/excerpt.ts'
import { languageOf, type Question, readQuestion, termsOf } from '../search/question.ts'
import { pasteLimit } from '../search/signatures.ts'
import { thresholds, weights } from '../search/weights.ts'
import { languageWritten } from './language-written.ts'
import type { Place } from './place.ts'
import { inLanguage, type RankedPlace, rank } from './rank.ts'
import { hideSecrets } from './secrets.ts'
import { findTerms, meaningsOf } from './terms.ts'

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
  /** Another section of the note, which may as well be meant. */
  readonly near?: Place
  /** What answers another part of the question. */
  readonly part?: Place
  /** Other notes that hold the words of the question, the best first. */
  readonly seeAlso: readonly Place[]
  /** The known error that was asked about. */
  readonly signature?: string
  /** Words of the question were read as similar ones, or it may not be what was asked for. */
  readonly approximate: boolean
  readonly unread: Unread
}

/** What of a long text counts for nothing: all but known errors beyond `questionLimits`, or all beyond `pasteLimit`. */
export type Unread = 'none' | 'words' | 'all'

export type Answer =
  | ExcerptAnswer
  /** A word means two things: the lead of a note for each. */
  | { readonly kind: 'choice'; readonly question: string; readonly lang: Lang; readonly places: readonly Place[] }
  /** A word of the subject in both languages; with two meanings, both; with none, how to ask for one. */
  | {
      readonly kind: 'term'
      readonly question: string
      readonly lang: Lang
      readonly terms: readonly { readonly term: Term; readonly place?: Place | undefined }[]
    }
  /** The notes do not hold the answer; `suggestions` are headings that may be meant, the nearest first. */
  | {
      readonly kind: 'nothing'
      readonly question: string
      readonly lang: Lang
      readonly suggestions: readonly Place[]
      /** The question with a word spelt as the notes spell it. */
      readonly corrected?: string | undefined
      readonly unread: Unread
    }
  /** Nothing was asked: how to ask, with questions that the notes answer. */
  | { readonly kind: 'help'; readonly lang: Lang; readonly examples: readonly string[] }
  | { readonly kind: 'greeting' | 'thanks'; readonly lang: Lang; readonly examples: readonly string[] }

export interface AskOptions {
  /** The person's language, taken when the question could be in either. */
  readonly lang?: Lang | undefined
  /** A section that is not wanted, nor its twin. */
  readonly except?: LibrarySection | undefined
}

/** Answers what a person typed or pasted. */
export function answerQuestion(library: Library, typed: string, { lang, except }: AskOptions = {}): Answer {
  const request = requestIn(typed)
  const { kind, text } = request
  const interfaceLang = languageWritten(library, request) ?? lang ?? request.lang ?? 'en'
  if (kind === 'help' || kind === 'greeting' || kind === 'thanks') {
    return { kind, lang: interfaceLang, examples: exampleQuestions(library, interfaceLang) }
  }
  if (kind === 'term') {
    const terms = findTerms(library, text, interfaceLang)
    if (terms.length > 0 || text === '') return { kind, question: readQuestion(text).text, lang: interfaceLang, terms }
  }

  const { question, meant, ranking, termsIn, confidence, approximate, signature, part } = rank(library, text, {
    lang,
    except,
  })
  const common = { question: question.text, lang: interfaceLang }
  const places = signature === undefined ? meaningsOf(library, question, interfaceLang) : []
  if (places.length > 1) return { kind: 'choice', ...common, places }
  const [best, next] = ranking
  const unread = unreadOf(typed, signature === undefined && question.cut)
  if (!best || confidence < thresholds.answer) {
    const suggestions = confidence < thresholds.suggest ? [] : eachNoteOnce(ranking).slice(0, 3)
    // `cook rice` is no `cookie race`: other words are offered only where they lead somewhere.
    const corrected =
      meant !== undefined && rank(library, meant, { lang }).confidence >= thresholds.sure ? meant : undefined
    return { kind: 'nothing', ...common, suggestions, corrected, unread }
  }
  return {
    kind: 'excerpt',
    ...common,
    ...shown(library, best, question, termsIn(best.section)),
    // Cause, what to check, commands: an error is explained from the beginning.
    ...(signature !== undefined && excerptOf(best.section.passages, () => 0, { lines: excerptLines.error })),
    ...(part ? { part } : next?.note === best.note && { near: next }),
    seeAlso: otherNotes(library, ranking, best.note),
    ...(signature !== undefined && { signature }),
    approximate: approximate || confidence < thresholds.sure,
    unread,
  }
}

/** What a person typed, as far as it is read, without secrets. */
export function requestIn(typed: string): Request {
  return readRequest(hideSecrets(typed.slice(0, pasteLimit)))
}

function unreadOf(typed: string, questionCut: boolean): Unread {
  if (questionCut) return 'words'
  return typed.slice(pasteLimit).trim() === '' ? 'none' : 'all'
}

/** Shows a section that was chosen by hand: the twin of an answer, a suggestion. */
export function answerWithSection(library: Library, section: LibrarySection, typed: string, lang: Lang): ExcerptAnswer {
  const note = library.notes[section.note] as LibraryNote
  const { question, ranking, termsIn } = rank(library, typed, { lang })
  return {
    kind: 'excerpt',
    question: question.text,
    lang,
    ...shown(library, { note, section }, question, termsIn(section)),
    seeAlso: otherNotes(library, ranking, note),
    approximate: false,
    unread: 'none',
  }
}

/** What is shown of a section, and where the same stands in the other language. */
function shown(library: Library, { note, section }: Place, question: Question, matched: readonly string[]) {
  const twin = section.twin === undefined ? undefined : library.sections[section.twin]
  return {
    note,
    section,
    ...excerptOf(section.passages, worthOf(question, matched), { shape: question.shape }),
    terms: markedTerms(question, matched),
    ...(twin && { twin }),
  }
}

/** The two best notes besides `note`, in its language where they exist in both. */
function otherNotes(library: Library, ranking: readonly RankedPlace[], note: LibraryNote): readonly Place[] {
  const others = ranking.filter((place) => place.note.id !== note.id)
  return eachNoteOnce(inLanguage(library, others, note.lang)).slice(0, 2)
}

/** Leaves out the second language of a pair. */
function eachNoteOnce(ranking: readonly RankedPlace[]): readonly RankedPlace[] {
  return ranking.filter(({ note }, i) => ranking.findIndex((place) => place.note.id === note.id) === i)
}

/** Questions that the notes answer, from notes for beginners first; titles where notes name no questions. */
export function exampleQuestions(library: Library, lang: Lang): readonly string[] {
  const notes = library.notes.filter((note) => note.lang === lang)
  return (notes.length > 0 ? notes : library.notes)
    .toSorted((a, b) => a.level - b.level)
    .slice(0, 3)
    .map((note) => note.questions.find((question) => languageOf(question) === lang) ?? note.title)
}

/** Terms worth marking: those that name the subject, not those that only ask. */
function markedTerms(question: Question, matched: readonly string[]): ReadonlySet<string> {
  const subjects = termsOf(question, ['subject'])
  const others = termsOf(question, ['asking', 'joint'])
  return new Set(matched.filter((term) => subjects.has(term) || !others.has(term)))
}

/** What a term of a passage says of the subject. */
function worthOf(question: Question, matched: readonly string[]): (term: string) => number {
  const telling = markedTerms(question, [...matched, ...termsOf(question, ['subject'])])
  const asking = termsOf(question, ['asking'])
  return (term) => (telling.has(term) ? 1 : asking.has(term) ? weights.roles.asking : 0)
}
