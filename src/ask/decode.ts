import { searchText } from '../library/compiling/search-document.ts'
import type { Library, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { type Question, readQuestion, termsOf } from '../search/question.ts'
import { type FoundSignature, saysSignature } from '../search/signatures.ts'
import { type Place, placeOf, sectionsOfNote } from './place.ts'

/** So many characters of an error, in several words, are an error that was pasted. */
const pastedLength = 15
/** A shorter one, a status for instance, is what the question is about when it says so few words besides. */
const wordsBesides = 2

/**
 * Where the error in a question is explained: of the errors `found` in it, the longest first. What is asked about an
 * error (`CrashLoopBackOff logs`) may stand in another section than what it is: the best of the `hits` that names it.
 * Nobody types two long ones.
 *
 * @param lang  that of the reader, where the question does not tell
 * @returns undefined where the question is about more than an error
 */
export function decode(
  library: Library,
  found: readonly FoundSignature[],
  question: Question,
  { hits, lang }: { readonly hits: readonly Place[]; readonly lang: Lang | undefined },
): { readonly place: Place; readonly signature: string } | undefined {
  const explained = explain(library, found, question, lang)
  if (!explained) return undefined
  const { signature, ...place } = explained
  const isQuestion = apart(found.filter(isPasted)).length < 2 && asksAbout(library, question, signature)
  const about = isQuestion ? hits.find(({ section }) => saysError(section, signature)) : undefined
  return { place: about ?? place, signature }
}

function explain(
  library: Library,
  found: readonly FoundSignature[],
  question: Question,
  lang: Lang | undefined,
): (Place & { readonly signature: string }) | undefined {
  const [longest] = found
  if (!longest) return undefined
  const terms = question.words.filter(({ role }) => role === 'subject').length
  const ofError = readQuestion(longest.text, library.index).words.length
  // Output of a program has no words that ask.
  const pasted = isPasted(longest) || question.lang === undefined
  if (!pasted && terms - ofError > wordsBesides) return undefined

  const preferred = (question.lang === 'zh' ? question.lang : lang) ?? 'en' // the words of an error are not the reader's
  const places = found.flatMap((signature) => {
    const place = placeOf(library, signature.section)
    return place ? [{ ...place, signature: signature.text, says: signature.says }] : []
  })
  // Of two errors in one paste, the note that knows more of the text explains it, by the section that knows most.
  const note = mostKnown(places, ({ note }) => note.id)
  const half = note.filter(({ note }) => note.lang === preferred)
  const [first] = mostKnown(half.length > 0 ? half : note, ({ section }) => section)
  return first && { ...first, section: sayingMost(library, found, first) }
}

/** The section of the same note that says more of the errors than the one to which each of them leads, such as a table of all. */
function sayingMost(library: Library, found: readonly FoundSignature[], { note, section }: Place): LibrarySection {
  const said = ({ heading, passages }: LibrarySection) => {
    const words = passages.filter(({ kind }) => kind !== 'code') // code only shows an error
    return charactersSaid(found.filter(({ text }) => saysError({ heading, passages: words }, text)))
  }
  return sectionsOfNote(library, note).reduce((best, other) => (said(other) > said(best) ? other : best), section)
}

function isPasted({ says }: Pick<FoundSignature, 'says'>): boolean {
  return says.length >= pastedLength && /\s/.test(says)
}

/** The places of that key, of all keys, whose signatures say most of the text. */
function mostKnown<T extends Pick<FoundSignature, 'says'>, K>(places: readonly T[], keyOf: (place: T) => K): T[] {
  const groups = [...Map.groupBy(places, keyOf).values()]
  return groups.sort((a, b) => charactersSaid(b) - charactersSaid(a))[0] ?? []
}

/** Characters that signatures say together. */
function charactersSaid(found: readonly Pick<FoundSignature, 'says'>[]): number {
  return apart(found).join('').length
}

/** What signatures say, without what is part of another. */
function apart(found: readonly Pick<FoundSignature, 'says'>[]): string[] {
  const texts = [...new Set(found.map(({ says }) => says))]
  return texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)))
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

function saysError({ heading, passages }: Pick<LibrarySection, 'heading' | 'passages'>, signature: string): boolean {
  return [heading, ...passages.map(searchText)].some((text) => saysSignature(text, signature))
}
