import type { Lang } from '../notes/note.ts'
import { analyse, runsOf } from './analyse.ts'
import { fold } from './fold.ts'
import { emptyChinese, emptyWords, keptChinese, type Shape, shapes, weakWords } from './question-words.ts'
import { questionLimits, weights } from './weights.ts'

export interface QuestionTerm {
  readonly term: string
  /** 0 to 1: what the term says of the subject. */
  readonly weight: number
}

/** What a person asked, ready to be searched for. */
export interface Question {
  /** As typed, cut at `questionLimits.characters`. */
  readonly text: string
  readonly cut: boolean
  /** Distinct, in the order of the text. */
  readonly terms: readonly QuestionTerm[]
  /** The language that the question is written in; absent when it could be either (`CrashLoopBackOff`). */
  readonly lang?: Lang
  readonly shape: Shape
}

/** Reads what a person typed: keeps the words that name a subject. */
export function readQuestion(typed: string): Question {
  const trimmed = typed.trim()
  const text = cutAt(trimmed, questionLimits.characters)
  const folded = fold(text).text
  const found = new Map<string, number>()
  for (const run of runsOf(folded)) {
    const word = folded.slice(run.start, run.end)
    for (const { text, weight } of run.han ? chineseWords(word) : [{ text: word, weight: englishWeight(word) }]) {
      if (weight === 0) continue
      for (const { term } of analyse(text)) found.set(term, Math.max(found.get(term) ?? 0, weight))
    }
  }
  const terms = [...found].map(([term, weight]) => ({ term, weight }))
  const lang = languageOf(folded)
  return {
    text,
    cut: text.length < trimmed.length,
    terms,
    ...(lang && { lang }),
    shape: shapes.find(([, pattern]) => pattern.test(folded.toLowerCase()))?.[0] ?? 'other',
  }
}

/** Cuts text to `length` UTF-16 units without parting a surrogate pair. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length)
  return /[\ud800-\udbff]$/.test(cut) && text.length > length ? cut.slice(0, -1) : cut
}

function englishWeight(word: string): number {
  const lower = word.toLowerCase()
  if (emptyWords.has(lower)) return 0
  return weakWords.has(lower) ? weights.questionWord : 1
}

const emptyHere = new Set(emptyChinese)
const keptHere = new Set(keptChinese)
const longest = Math.max(...[...emptyChinese, ...keptChinese].map((word) => word.length))

/** Parts a run of Han characters where words stand that only ask. */
function chineseWords(run: string): { text: string; weight: number }[] {
  const words: { text: string; weight: number }[] = []
  let subject = ''
  const endSubject = () => {
    if (subject) words.push({ text: subject, weight: 1 })
    subject = ''
  }
  for (let i = 0; i < run.length; ) {
    let length = Math.min(longest, run.length - i)
    const isWord = (word: string) => keptHere.has(word) || emptyHere.has(word) || weakWords.has(word)
    while (length > 0 && !isWord(run.slice(i, i + length))) length--
    const word = run.slice(i, i + Math.max(length, 1))
    if (length === 0 || keptHere.has(word)) subject += word
    else {
      endSubject()
      if (weakWords.has(word)) words.push({ text: word, weight: weights.questionWord })
    }
    i += word.length
  }
  endSubject()
  return words
}

/** A question with Han characters is Chinese; one with English function words is English; else it could be either. */
function languageOf(folded: string): Lang | undefined {
  if (/\p{Script=Han}/u.test(folded)) return 'zh'
  const words = folded.toLowerCase().match(/[a-z]+/g) ?? []
  return words.some((word) => emptyWords.has(word)) ? 'en' : undefined
}
