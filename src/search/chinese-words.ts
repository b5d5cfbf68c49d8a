import { emptyChinese, keptChinese, weakWords } from './question-words.ts'

/** Part of a run of Han characters. */
export interface ChinesePart {
  readonly text: string
  /** Whether it says what is asked (`区别`) rather than naming a subject. */
  readonly asks: boolean
  /** Offset within the run. */
  readonly end: number
}

const empty = new Set(emptyChinese)
const kept = new Set(keptChinese)
const listed = new Set([...empty, ...kept, ...weakWords].filter((word) => /^\p{Script=Han}/u.test(word)))
const longest = Math.max(...[...listed].map((word) => word.length))
const begin = new Set([...listed].map((word) => word[0]))

/** Splits a run of Han characters at words that say nothing about the subject, and drops those words. */
export function partsOfRun(run: string): ChinesePart[] {
  const parts: ChinesePart[] = []
  let subject = ''
  const endSubject = (end: number) => {
    if (subject) parts.push({ text: subject, asks: false, end })
    subject = ''
  }
  for (let at = 0; at < run.length; ) {
    const word = wordAt(run, at)
    if (word === undefined || kept.has(word)) subject += word ?? run[at]
    else {
      endSubject(at)
      if (weakWords.has(word)) parts.push({ text: word, asks: true, end: at + word.length })
    }
    at += word?.length ?? 1
  }
  endSubject(run.length)
  return parts
}

/** The longest listed word that begins here. */
function wordAt(run: string, at: number): string | undefined {
  if (!begin.has(run[at])) return undefined
  for (let length = Math.min(longest, run.length - at); length > 0; length--) {
    const word = run.slice(at, at + length)
    if (listed.has(word)) return word
  }
  return undefined
}

export function saysNothingInChinese(word: string): boolean {
  return empty.has(word)
}

const cutter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Cuts between words of two or more characters; a single character stays with its neighbours, as it may be half a word. */
export function wordsOfSubject(text: string): string[] {
  if (text.length <= 2) return [text]
  const parts: string[] = []
  let beforeLone = true
  for (const word of cut(text)) {
    const lone = isOne(word)
    if (lone || beforeLone) parts.push((parts.pop() ?? '') + word)
    else parts.push(word)
    beforeLone = lone
  }
  return parts
}

/** Cuts a subject into words: the longest of those given wherever they occur, ICU's dictionary words in between. */
export function cutSubject(text: string, given: ReadonlySet<string> = none): string[] {
  const words: string[] = []
  let start = 0
  for (let at = 0; at < text.length && given.size > 0; ) {
    let length = Math.min(longestGiven, text.length - at)
    while (length > 1 && !given.has(text.slice(at, at + length))) length--
    if (length > 1) {
      words.push(...cut(text.slice(start, at)), text.slice(at, at + length))
      start = at + length
    }
    at += Math.max(length, 1)
  }
  words.push(...cut(text.slice(start)))
  return words
}

const none: ReadonlySet<string> = new Set()
const longestGiven = 8
const cuts = new Map<string, readonly string[]>()

function cut(text: string): readonly string[] {
  if (text === '') return []
  const known = cuts.get(text)
  if (known) return known
  const words = Array.from(cutter.segment(text), ({ segment }) => segment)
  if (cuts.size < 20_000) cuts.set(text, words)
  return words
}

/** Characters of a subject that are words by themselves, which pairs of characters would hide: `看` in `看日志`. */
export function loneCharacters(text: string): string[] {
  return cutSubject(text).filter(isOne)
}

function isOne(text: string): boolean {
  return text.length <= 2 && Array.from(text).length === 1
}
