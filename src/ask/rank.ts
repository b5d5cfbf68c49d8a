import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import { searchText } from '../library/search-document.ts'
import type { Lang } from '../notes/note.ts'
import type { Signals } from '../search/confidence.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'
import { type SearchOptions, search } from '../search/search.ts'
import { type FoundSignature, findSignatures, saysSignature } from '../search/signatures.ts'
import { correctedQuestion } from '../search/spelling.ts'
import { thresholds, type Weights, weights } from '../search/weights.ts'
import { type Listed, listedFor } from './listed.ts'
import type { Request } from './request.ts'
import { explainedBy } from './terms.ts'

/** A section with its note: what an answer points at. */
export interface Place {
  readonly note: LibraryNote
  readonly section: LibrarySection
}

/** A note that holds words of a question, by its best section. */
export interface RankedPlace extends Place {
  readonly score: number
}

export interface Ranking {
  readonly question: Question
  /** Each file once, by its best section, the best first; of the first file also its next best section, where that comes near. */
  readonly ranking: readonly RankedPlace[]
  /** Terms of a section that are what was asked for. */
  readonly termsIn: (section: LibrarySection) => readonly string[]
  /** 0 to 1. */
  readonly confidence: number
  readonly approximate: boolean
  readonly signals: Signals
  /** The known error that the first place explains. */
  readonly signature?: string
}

/** Hits that decide the order of the notes, however few notes are wanted. */
const lookedThrough = 40

export interface RankOptions extends SearchOptions {
  /** A section that is not wanted, nor its twin: it was shown already. */
  readonly except?: LibrarySection | undefined
}

/** Ranks the notes for what somebody typed; answers, suggestions and evaluation all come from here. */
export function rank(library: Library, typed: string, { limit = 10, except, ...options }: RankOptions = {}): Ranking {
  const { glossary } = library.index
  const question = readQuestion(typed, options.weights?.typo === 0 ? { glossary } : library.index)
  const meant = correctedQuestion(library.index, question)
  const read = meant === undefined ? question : readQuestion(meant, library.index)
  const found = search(library.index, question, { ...options, limit: Math.max(lookedThrough, limit * 4) })
  const isWanted = ({ section }: Place) => !isSame(library, section, except)
  const sections: RankedPlace[] = found.hits.flatMap(({ section, score }) => {
    const place = placeOf(library, section)
    return place && isWanted(place) ? [{ ...place, score }] : []
  })
  const termsIn = (section: LibrarySection) => found.termsIn(library.sections.indexOf(section))
  const asked = new Set(
    found.hits.filter(({ isAsked }) => isAsked).flatMap(({ section }) => library.sections[section] ?? []),
  )
  const listed = joined(listedFor(library, read, sections), explainedBy(library, read))
  const weighed = withRestOfNote(sections, options.weights ?? weights)
  const leads = leadsOfOthers(library, listed, weighed).filter(isWanted)
  const ranked = writtenForFirst([...weighed, ...leads], listed, asked)
  const errors = findSignatures(library.signatures, typed)
  const hits = inLanguage(library, ranked, languageBeside(errors, question.lang) ?? options.lang)
  const decoded = asked.size > 0 || except ? undefined : decode(library, errors, question, options)
  if (!decoded) {
    const [best] = ranked
    const first = best && (asked.has(best.section) || listed.notes.has(best.note) || listed.sections.has(best.section))
    // The others are as sure as they come near the one that is left out.
    const nearness = except && best ? Math.min(1, best.score / (found.hits[0]?.score ?? 1)) : 1
    const confidence = nearness * (first ? Math.max(found.confidence, thresholds.sure) : found.confidence)
    return { question, ...found, confidence, ranking: onceEach(hits, limit), termsIn }
  }
  const { signature } = decoded
  // What is asked about an error (`CrashLoopBackOff logs`) may stand in another section than what it is.
  const about = asksAbout(library, question, signature) ? hits.find((hit) => saysError(hit, signature)) : undefined
  const first = { ...(about ?? decoded), score: (hits[0]?.score ?? 0) + 1 }
  return {
    question,
    ranking: onceEach([first, ...hits], limit),
    termsIn,
    confidence: 1,
    approximate: false,
    signals: found.signals,
    signature,
  }
}

function isSame({ sections }: Library, section: LibrarySection, other: LibrarySection | undefined): boolean {
  return other !== undefined && (section === other || sections[section.twin ?? -1] === other)
}

function placeOf(library: Library, number: number): Place | undefined {
  const section = library.sections[number]
  const note = library.notes[section?.note ?? -1]
  return section && note && { note, section }
}

/** The same in the language of the reader, wherever a section says it in both. */
export function inLanguage(
  library: Library,
  hits: readonly RankedPlace[],
  lang: Lang | undefined,
): readonly RankedPlace[] {
  if (lang === undefined) return hits
  return hits.map((hit) => {
    const twin = hit.note.lang === lang ? undefined : hit.section.twin
    return twin === undefined ? hit : { ...hit, ...placeOf(library, twin) }
  })
}

/** Of two notes with an equally good section, the one that has more to say comes first. */
function withRestOfNote(hits: readonly RankedPlace[], { restOfNote }: Weights): RankedPlace[] {
  const byNote = Map.groupBy(hits, ({ note }) => note)
  const rest = (note: LibraryNote) => {
    const [, second, third] = byNote.get(note) ?? []
    return (second?.score ?? 0) + (third?.score ?? 0) / 2
  }
  return hits
    .map((hit) => ({ ...hit, score: hit.score + restOfNote * rest(hit.note) }))
    .sort((a, b) => b.score - a.score)
}

function joined(a: Listed, b: Listed): Listed {
  return { notes: new Set([...a.notes, ...b.notes]), sections: new Set([...a.sections, ...b.sections]) }
}

/** The leads of listed notes of which no section is among the hits: a term of the subject may stand in all notes. */
function leadsOfOthers(library: Library, { notes }: Listed, hits: readonly RankedPlace[]): RankedPlace[] {
  return [...notes].flatMap((note) => {
    const place = hits.some((hit) => hit.note === note) ? undefined : placeOf(library, note.firstSection)
    return place ? [{ ...place, score: hits.at(-1)?.score ?? 1 }] : []
  })
}

/**
 * A section that was written to answer this question goes before those that hold its words, and so does a note; one of
 * which somebody asks in these very words goes before all.
 */
function writtenForFirst(
  hits: readonly RankedPlace[],
  { notes, sections }: Listed,
  asked: ReadonlySet<LibrarySection>,
): RankedPlace[] {
  const top = hits[0]?.score ?? 0
  const best = new Map(hits.toReversed().map((hit) => [hit.note, hit]))
  const lift = (hit: RankedPlace) =>
    (asked.has(hit.section) ? 4 * top : 0) +
    (sections.has(hit.section) ? 2 * top : 0) +
    (notes.has(hit.note) && best.get(hit.note) === hit ? top : 0)
  return hits.map((hit) => ({ ...hit, score: hit.score + lift(hit) })).sort((a, b) => b.score - a.score)
}

/** Of the score of the first hit: a section of the same note that has so much of it may be what was meant. */
const nearSection = 0.9

/** The best section of each note, and after the first the next best of its note, where the two are hard to tell apart. */
function onceEach(hits: readonly RankedPlace[], limit: number): RankedPlace[] {
  const best = new Map<LibraryNote, RankedPlace>()
  for (const hit of hits) {
    if (best.size === limit) break
    if (!best.has(hit.note)) best.set(hit.note, hit)
  }
  const [first, ...others] = best.values()
  const near = hits.find(
    ({ note, section, score }) =>
      note === first?.note && section !== first.section && score >= nearSection * first.score,
  )
  return [first, near, ...others].flatMap((hit) => hit ?? []).slice(0, limit)
}

/** The language that a person wrote in; none where it could be either. */
export function languageWritten(library: Library, { text, lang }: Request): Lang | undefined {
  return languageBeside(findSignatures(library.signatures, text), lang)
}

/** An error is in English, whoever pastes it. */
function languageBeside(errors: readonly FoundSignature[], lang: Lang | undefined): Lang | undefined {
  return lang === 'en' && errors.length > 0 ? undefined : lang
}

/** So many characters of an error, in several words, are an error that was pasted. */
const pastedLength = 15
/** A shorter one, a status for instance, is what the question is about when it says so few words besides. */
const wordsBesides = 2

/** The places of that key, of all keys, whose signatures say most of the text. */
function mostKnown<T extends Pick<FoundSignature, 'says'>, K>(places: readonly T[], keyOf: (place: T) => K): T[] {
  const groups = [...Map.groupBy(places, keyOf).values()]
  return groups.sort((a, b) => charactersSaid(b) - charactersSaid(a))[0] ?? []
}

/** Characters that signatures say together; one that is part of another says nothing besides. */
function charactersSaid(found: readonly Pick<FoundSignature, 'says'>[]): number {
  const texts = [...new Set(found.map(({ says }) => says))]
  const apart = texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)))
  return apart.join('').length
}

/** An error that was pasted says more words besides than a question about one, and paths, addresses and numbers. */
const wordsAsked = 6
const plainWords = /^[\p{L}\p{N}\p{Zs},.?!’'，。？！、-]*$/u

/** Whether the question is about an error, and not just the error. */
function asksAbout({ index }: Library, { text, words }: Question, signature: string): boolean {
  const rest = text.toLowerCase().replace(signature.toLowerCase(), '')
  if (!plainWords.test(rest)) return false
  const ofError = termsOf(readQuestion(signature, index), ['subject', 'asking'])
  const besides = words.filter(({ role, terms }) => role === 'subject' && !terms.some((term) => ofError.has(term)))
  return besides.length > 0 && besides.length <= wordsAsked
}

function saysError({ section: { heading, passages } }: Place, signature: string): boolean {
  return [heading, ...passages.map(searchText)].some((text) => saysSignature(text, signature))
}

/** The section that explains the error in a question: of the errors `found` in it, the longest first. */
function decode(
  library: Library,
  found: readonly FoundSignature[],
  question: Question,
  { lang }: SearchOptions,
): (Place & { readonly signature: string }) | undefined {
  const [longest] = found
  if (!longest) return undefined
  const terms = question.words.filter(({ role }) => role === 'subject').length
  const ofError = readQuestion(longest.text, library.index).words.length
  // Output of a program has no words that ask.
  const pasted = (longest.says.length >= pastedLength && /\s/.test(longest.says)) || question.lang === undefined
  if (!pasted && terms - ofError > wordsBesides) return undefined

  const preferred = (question.lang === 'zh' ? question.lang : lang) ?? 'en' // the words of an error are not the reader's
  const places = found.flatMap((signature) => {
    const place = placeOf(library, signature.section)
    return place ? [{ ...place, signature: signature.text, says: signature.says }] : []
  })
  // Of two errors in one paste, the note that knows more of the text explains it, by the section that knows most.
  const note = mostKnown(places, ({ note }) => note.id)
  const half = note.filter(({ note }) => note.lang === preferred)
  return mostKnown(half.length > 0 ? half : note, ({ section }) => section)[0]
}
