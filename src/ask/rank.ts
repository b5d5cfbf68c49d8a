import type { Library, LibraryNote, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import type { Signals } from '../search/confidence.ts'
import { type Question, readQuestion } from '../search/question.ts'
import { type SearchOptions, search } from '../search/search.ts'
import { findSignatures } from '../search/signatures.ts'
import { correctedQuestion } from '../search/spelling.ts'
import { lifts, thresholds, type Weights, weights } from '../search/weights.ts'
import { decode } from './decode.ts'
import { languageBeside } from './language-written.ts'
import { partsOfQuestion } from './parts-of-question.ts'
import { numberOf, type Place, placeOf } from './place.ts'
import { explainedBy } from './terms.ts'
import { type WrittenFor, writtenFor } from './written-for.ts'

/** A note that holds words of a question, by its best section. */
export interface RankedPlace extends Place {
  readonly score: number
}

export interface Ranking {
  readonly question: Question
  /** The question with a word spelt as the notes spell it; undefined where that is how it was asked. */
  readonly meant?: string | undefined
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
  /** Of several questions in one, what answers another than the first place does; the second in `ranking`. */
  readonly part?: Place
}

/** Hits that decide the order of the notes, however few notes are wanted. */
const lookedThrough = 40

export interface RankOptions extends SearchOptions {
  /** A section that is not wanted, nor its twin: it was shown already. */
  readonly except?: LibrarySection | undefined
}

const defaultLimit = 10

/** Ranks the notes for what somebody typed; answers, suggestions and evaluation all come from here. */
export function rank(library: Library, typed: string, options: RankOptions = {}): Ranking {
  const whole = rankWhole(library, typed, options)
  if (options.except || whole.isWritten) return whole
  const part = answeredPart(library, typed, whole, options)
  if (!part) return whole
  const [first] = whole.confidence < thresholds.answer ? [] : whole.ranking
  const others = whole.ranking.filter(({ note }) => note !== first?.note && note !== part.note)
  const { limit = defaultLimit } = options
  return first
    ? { ...whole, part, ranking: [first, part, ...others].slice(0, limit) }
    : { ...whole, ranking: [part, ...others].slice(0, limit), confidence: thresholds.answer }
}

/** What was ranked without looking at its parts. */
interface Whole extends Ranking {
  /** Whether the first place was written for the whole. */
  readonly isWritten: boolean
  /** The sections nearest to the question. */
  readonly nearest: ReadonlySet<LibrarySection>
}

/** The parts of an answered question are about one matter: what answers one of them is among so many for the whole. */
const nearestCount = 10

/** From this confidence on, a part is answered although the whole is not. */
const beyondDoubt = 0.9

/** What answers one of several questions, and is not the first place where that answers the whole. People come to the point at the end. */
function answeredPart(
  library: Library,
  typed: string,
  { ranking: [first], nearest, confidence }: Whole,
  options: RankOptions,
): RankedPlace | undefined {
  const isAnswered = confidence >= thresholds.answer
  const isWanted = ({ note, section }: Place) =>
    !isAnswered || (note === first?.note ? section !== first.section : nearest.has(section))
  return partsOfQuestion(typed)
    .map((part) => rankWhole(library, part, { ...options, limit: 1 }))
    .filter((part) => part.confidence >= (isAnswered ? thresholds.sure : beyondDoubt))
    .reverse()
    .flatMap(({ ranking }) => ranking)
    .find(isWanted)
}

function rankWhole(library: Library, typed: string, { limit = defaultLimit, except, ...options }: RankOptions): Whole {
  const { glossary } = library.index
  const mends = options.weights?.typo !== 0
  const question = readQuestion(typed, mends ? library.index : { glossary })
  const meant = mends ? correctedQuestion(library.index, question) : undefined
  const read = meant === undefined ? question : readQuestion(meant, library.index)
  const found = search(library.index, question, { ...options, limit: Math.max(lookedThrough, limit * 4) })
  const isWanted = ({ section }: Place) => !isSame(library, section, except)
  const sections: RankedPlace[] = found.hits.flatMap(({ section, score }) => {
    const place = placeOf(library, section)
    return place && isWanted(place) ? [{ ...place, score }] : []
  })
  const termsIn = (section: LibrarySection) => found.termsIn(numberOf(library, section))
  const asked = new Set(
    found.hits.filter(({ isAsked }) => isAsked).flatMap(({ section }) => library.sections[section] ?? []),
  )
  const written = joined(writtenFor(library, read, sections), explainedBy(library, read))
  const weighed = withRestOfNote(sections, options.weights ?? weights)
  const leads = leadsOfOthers(library, written, weighed).filter(isWanted)
  const ranked = writtenForFirst([...weighed, ...leads], written, asked)
  const errors = findSignatures(library.signatures, typed)
  const hits = inLanguage(library, ranked, languageBeside(errors, question.lang) ?? options.lang)
  const decoded = asked.size > 0 || except ? undefined : decode(library, errors, question, { hits, lang: options.lang })
  if (decoded) {
    const first = { ...decoded.place, score: (hits[0]?.score ?? 0) + lifts.error }
    return {
      question,
      ranking: onceEach([first, ...hits], limit),
      termsIn,
      confidence: 1,
      approximate: false,
      signals: found.signals,
      signature: decoded.signature,
      isWritten: true,
      nearest: new Set(),
    }
  }
  const [best] = ranked
  const isWritten =
    best !== undefined &&
    (asked.has(best.section) || written.notes.has(best.note) || written.sections.has(best.section))
  // The others are as sure as they come near the one that is left out.
  const nearness = except && best ? Math.min(1, best.score / (found.hits[0]?.score ?? 1)) : 1
  const confidence = nearness * (isWritten ? Math.max(found.confidence, thresholds.sure) : found.confidence)
  return {
    question,
    meant,
    ...found,
    confidence,
    ranking: onceEach(hits, limit),
    termsIn,
    isWritten,
    nearest: new Set(hits.slice(0, nearestCount).map(({ section }) => section)),
  }
}

function isSame({ sections }: Library, section: LibrarySection, other: LibrarySection | undefined): boolean {
  return other !== undefined && (section === other || sections[section.twin ?? -1] === other)
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

function joined(a: WrittenFor, b: WrittenFor): WrittenFor {
  return { notes: new Set([...a.notes, ...b.notes]), sections: new Set([...a.sections, ...b.sections]) }
}

/** The leads of notes written for the question of which no section is among the hits: a term of the subject may stand in all notes. */
function leadsOfOthers(library: Library, { notes }: WrittenFor, hits: readonly RankedPlace[]): RankedPlace[] {
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
  { notes, sections }: WrittenFor,
  asked: ReadonlySet<LibrarySection>,
): RankedPlace[] {
  const top = hits[0]?.score ?? 0
  const best = new Map(hits.toReversed().map((hit) => [hit.note, hit]))
  const lift = (hit: RankedPlace) =>
    (asked.has(hit.section) ? lifts.asked * top : 0) +
    (sections.has(hit.section) ? lifts.heading * top : 0) +
    (notes.has(hit.note) && best.get(hit.note) === hit ? lifts.note * top : 0)
  return hits.map((hit) => ({ ...hit, score: hit.score + lift(hit) })).sort((a, b) => b.score - a.score)
}

/** Of the score of the first hit: a section of the same note that has so much of it may be what was meant. */
const nearSection = 0.8

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
