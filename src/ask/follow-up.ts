import type { Library, LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { readQuestion, termsOf } from '../search/question.ts'
import { findSignatures } from '../search/signatures.ts'
import { answerQuestion, answerWithSection, type ExcerptAnswer, requestIn } from './answer.ts'
import { numberOf } from './place.ts'

/** What was answered last in a conversation. */
export interface LastAnswer {
  readonly section: LibrarySection
  readonly question: string
  /** Whether all of the section was shown. */
  readonly whole: boolean
  /** Language of the interface around it. */
  readonly lang: Lang
}

/** The answer to a text of few words, read by what was asked before it. */
export interface FollowUp {
  readonly answer: ExcerptAnswer
  /** All of the last answer, or what stands next in its note, and where to read on. */
  readonly more: boolean
  /** The text, where it may have been meant by itself. */
  readonly alone?: string
}

/**
 * How a text goes on from the answer before it: it asks for `more` of it, for it in another language, something else of
 * the `same` thing, or the same of an `other` thing; undefined when it stands alone.
 */
export function goesOn(
  { index, signatures }: Library,
  typed: string,
): 'more' | 'language' | 'other' | 'same' | undefined {
  const { kind, text } = requestIn(typed)
  if (kind !== 'question' || findSignatures(signatures, text).length > 0) return undefined
  const { words, shape } = readQuestion(text, index)
  const subjects = words.filter(({ role }) => role === 'subject')
  if (asksForMore.test(text)) return 'more'
  if (languageWanted(text)) return 'language'
  if (subjects.length === 0) return shape === 'other' ? undefined : 'more'
  if (subjects.length > 1) return undefined
  const rest = text.replace(joining, '')
  if (pronoun.test(text) || (shape === 'difference' && !namesTwo.test(rest))) return 'same'
  if (asksWhatIs.test(rest)) return undefined
  if (preposition.test(rest)) return 'same'
  return rest !== text || asksAfter.test(text) ? 'other' : undefined
}

/**
 * Answers what goes on from the last answer: with the last question before it, where that leads for sure to another
 * section, else with more of the last answer.
 *
 * @returns undefined when it is better read alone
 */
export function answerFollowUp(
  library: Library,
  typed: string,
  last: LastAnswer,
  lang: Lang | undefined,
): FollowUp | undefined {
  const going = goesOn(library, typed)
  const before = readQuestion(last.question, library.index)
  // After "what is a Deployment", "and a Job?" asks what that is.
  if (going === undefined || (going === 'other' && before.shape === 'definition')) return undefined
  const { text } = requestIn(typed)
  const wanted = languageWanted(text)
  if (wanted) return { answer: inLanguageOf(library, last, wanted), more: false }
  const showing = (section: LibrarySection) => ({
    answer: answerWithSection(library, section, last.question, last.lang),
    more: true,
  })
  const more = showing(last.section)
  if (going === 'more') {
    const next = last.whole || !more.answer.cut ? sectionAfter(library, last.section) : undefined
    return next ? showing(next) : more
  }
  const together = `${last.question} ${text}`
  const answer = answerQuestion(library, together, { lang })
  if (answer.kind !== 'excerpt' || answer.approximate || answer.unread !== 'none') return undefined
  const isNew = answer.section !== last.section && answer.twin !== last.section
  if (isNew) return { answer, more: false, alone: text }
  // What was shown may answer both; a section that says the word that came to it is wanted more.
  const other = answerQuestion(library, together, { lang, except: last.section })
  const named = termsOf(readQuestion(text, library.index), ['subject'])
  const isWanted = other.kind === 'excerpt' && !other.approximate && [...named].some((term) => other.terms.has(term))
  return isWanted ? { answer: other, more: false, alone: text } : { ...more, alone: text }
}

function inLanguageOf(library: Library, { section, question }: LastAnswer, wanted: Lang): ExcerptAnswer {
  const twin = library.notes[section.note]?.lang === wanted ? undefined : library.sections[section.twin ?? -1]
  return answerWithSection(library, twin ?? section, question, wanted)
}

/** The next section of the same note, after its last the lead of a related note. */
function sectionAfter(library: Library, section: LibrarySection): LibrarySection | undefined {
  const { notes, sections } = library
  const next = sections[numberOf(library, section) + 1]
  if (next?.note === section.note) return next
  const note = notes[section.note]
  const related = notes.find(({ id, lang }) => lang === note?.lang && note.related.includes(id))
  return related && sections[related.firstSection]
}

// Alone each of these says nothing of a subject.
const asksForMore =
  /^(?:(?:tell|show) me more|more|more please|go on|continue|next|what else|anything else|what does (?:it|this|that) mean|更多|还有吗|還有嗎|还有呢|继续|繼續|再多一点|然后呢|接着说|详细一?点|具体一?点|(?:这是|那是|是)?什么意思)[\p{P}\s]*$/iu

function languageWanted(text: string): Lang | undefined {
  const { zh, en } = asksForLanguage.exec(text)?.groups ?? {}
  if (zh) return 'zh'
  return en === undefined ? undefined : 'en'
}

const asksForLanguage =
  /^(?:(?:(?:please|can you|could you|now|and|again|say (?:it|this|that)|in|请|請|能|可以|换成|換成|用|说|說|讲|講|来个|有没有)\s*)*)(?:(?<zh>chinese|mandarin|中文版?|汉语|漢語)|(?<en>english|英文版?|英语|英語))(?:(?:\s*(?:please|pls|version|再?(?:说|說|讲|講)(?:一遍|一下)?|吗|嗎|吧))*)[\p{P}\s]*$/iu

// `this ingress thing` names the thing.
const pronoun = /\b(?:it|its|(?:this|that)(?! \w+ thing\b)|these|those|them|they)\b|[它这這]|那(?:个|個|些)/i

const joining =
  /^(?:(?:ok(?:ay)?|thanks|thank you|thx|谢谢|謝謝|好的?|明白了?)[\p{P}\s]*)?(?:(?:and|but|or|so|then|what about|how about)\s+|那么?|那麼|还有|還有|或者|和)/iu

/** A difference is one between two things, known words or not. */
const namesTwo = /\S\s*(?:[和与與跟]|\b(?:and|vs|versus|or)\b)/i

const preposition = /^(?:in|on|with|without|for|from|via|using)\s|^[用在]/i

const asksWhatIs = /^(?:what(?:['’]s|\s+is|\s+are)\s|什么是|什麼是)|是(?:什么|什麼|啥)[\p{P}\s]*$/iu

const asksAfter = /呢[\p{P}\s]*$/u
