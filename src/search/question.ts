import type { Lang } from '../notes/note.ts'
import { analyse, runsOf, type ScriptRun, type Token, termOf, wordsOf } from './analyse.ts'
import { cutSubject, loneCharacters, partsOfRun, saysNothingInChinese, wordsOfSubject } from './chinese-words.ts'
import { fold } from './fold.ts'
import { Glossary, termsOfPhrase, type Unit, unitsOf } from './glossary.ts'
import type { Homophones } from './homophones.ts'
import {
  emptyWords,
  fillerPhrases,
  fillerWords,
  instructions,
  type Shape,
  shapes,
  weakWords,
} from './question-words.ts'
import { questionLimits } from './weights.ts'

export type Role =
  | 'subject'
  /** Says what is asked about the subject (`difference`), though it may also be the subject. */
  | 'asking'
  /** The last character of a Chinese word with the first of the next: few texts have the two together. */
  | 'joint'

/** A word or a set phrase of a question. */
export interface QuestionWord {
  /** Its units joined by spaces. */
  readonly text: string
  /** The index terms for it. */
  readonly terms: readonly string[]
  /** As written, when it is a single word that may be misspelt. */
  readonly written?: string
  readonly role: Role
  /** The glossary entries that have it. */
  readonly entries: readonly number[]
}

/** What a person asked, ready to be searched for. */
export interface Question {
  /** As typed, on one line; when longer than `questionLimits.characters`, its beginning and end. */
  readonly text: string
  readonly cut: boolean
  /** Distinct, in the order of the text. */
  readonly words: readonly QuestionWord[]
  /** The language of the question; absent when it could be either (`CrashLoopBackOff`). */
  readonly lang?: Lang
  readonly shape: Shape
  /** True when a Chinese word was read as one that sounds the same. */
  readonly heard: boolean
}

/** What the index knows about words. */
export interface KnownWords {
  readonly glossary: Glossary
  readonly homophones?: Homophones
}

const noWords: KnownWords = { glossary: new Glossary([]) }

/** Reads what a person typed: keeps the words that say something, and glossary phrases whole. */
export function readQuestion(typed: string, { glossary, homophones } = noWords): Question {
  const trimmed = typed.trim().replace(/\s+/g, ' ')
  const text = endsOf(trimmed, questionLimits.characters)
  const written = withoutFillers(fold(text).text)
  const folded = homophones?.mend(written) ?? written
  const words = new Map<string, QuestionWord>()
  const keep = (word: QuestionWord) => {
    if (words.get(word.text)?.role !== 'subject') words.set(word.text, word)
  }
  for (const clause of clausesOf(folded)) readClause(clause, folded, glossary, keep)
  // In capitals among lower-case words, `FROM` and `RUN` are instructions of a Dockerfile.
  const named = instructionsIn(folded)
  for (const word of named.length > 0 ? [...named, 'dockerfile'] : []) {
    const term = termOf(word)
    if (!words.has(term)) {
      keep({ text: term, terms: [term], role: 'subject', entries: glossary.entriesOf(term) })
    }
  }
  // `CrashLoopBackOff` is also searched for as a whole.
  for (const run of runsOf(folded)) {
    const [whole, ...parts] = run.han ? [] : wordsOf(folded, run)
    if (!whole || parts.length === 0) continue
    const term = termOf(whole.text)
    keep({
      text: term,
      terms: [term],
      written: whole.text.toLowerCase(),
      role: 'subject',
      entries: glossary.entriesOf(term),
    })
  }
  const lang = languageOf(text)
  const found = shapeOf(folded)
  // An instruction is explained among others, not in the lead of a note.
  const shape = found === 'definition' && named.length > 0 ? 'other' : found
  return {
    text,
    cut: text !== trimmed,
    words: [...words.values()],
    ...(lang && { lang }),
    // A bare word asks what it is.
    shape: shape === 'other' && words.size === 1 ? 'definition' : shape,
    heard: folded !== written,
  }
}

/**
 * Distinct terms of a text without the words that only ask, including Chinese words of one character.
 *
 * @param runs   runs of the folded text
 * @param words  Chinese words to keep whole
 */
export function termsAsked(
  folded: string,
  runs: Iterable<ScriptRun>,
  words?: ReadonlySet<string>,
): ReadonlySet<string> {
  const terms = new Set<string>()
  for (const run of runs) {
    if (run.han) {
      for (const { text } of partsOfRun(folded.slice(run.start, run.end))) {
        for (const word of cutSubject(text, words)) for (const term of termsOfPhrase(Array.from(word))) terms.add(term)
      }
    } else {
      for (const { text } of wordsOf(folded, run)) if (!emptyWords.has(text.toLowerCase())) terms.add(termOf(text))
    }
  }
  return terms
}

/** Drops filler phrases (`what on earth is …`), unless nothing else was said. */
export function withoutFillers(text: string): string {
  const rest = text.replace(fillerPhrases, ' ').replace(/ {2,}/g, ' ').trim()
  return rest === '' ? text : rest
}

/** Distinct terms of all words but fillers, to compare texts word for word. */
export function termsSaid(text: string): ReadonlySet<string> {
  return withoutFillerWords(analyse(withoutFillers(text)))
}

export function withoutFillerWords(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ word }) => !fillerWords.has(word)).map(({ term }) => term))
}

/** Distinct terms of a question's words that have one of these roles. */
export function termsOf({ words }: Question, roles: readonly Role[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ terms, role }) => (roles.includes(role) ? terms : [])))
}

/** Both ends of a text longer than `length` UTF-16 units, since a story ends with the question. */
function endsOf(text: string, length: number): string {
  if (text.length <= length) return text
  const half = Math.floor((length - leftOut.length) / 2)
  const end = text.slice(-half).replace(/^[\udc00-\udfff]/, '')
  return cutAt(text, half).replace(cutAtEnd, '') + leftOut + end.replace(cutAtStart, '')
}

const leftOut = ' … '
/** A word that may be cut short, unless it is the only one; Chinese can be cut anywhere. */
const cutAtEnd = /(?<=[\s\p{Script=Han}])[^\s\p{Script=Han}]{1,40}$/u
const cutAtStart = /^[^\s\p{Script=Han}]{1,40}(?=[\s\p{Script=Han}])/u

/** Cuts text to `length` UTF-16 units without splitting a surrogate pair. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length)
  return /[\ud800-\udbff]$/.test(cut) && text.length > length ? cut.slice(0, -1) : cut
}

/** Units between punctuation marks, which no phrase spans. */
function clausesOf(folded: string): Unit[][] {
  const clauses: Unit[][] = [[]]
  let end = 0
  for (const unit of unitsOf(folded)) {
    if (!/^[\s\-_./:@+'’]*$/.test(folded.slice(end, unit.start))) clauses.push([])
    clauses.at(-1)?.push(unit)
    end = unit.end
  }
  return clauses
}

/** Dockerfile instructions in capitals, unless everything is in capitals. */
function instructionsIn(folded: string): string[] {
  if (!/\p{Script=Han}|(?<![A-Za-z])[a-z]/u.test(folded)) return []
  return (folded.match(/(?<![\w/.-])[A-Z]+(?![\w/.-])/g) ?? []).filter((word) => instructions.has(word))
}

/** Finds the longest glossary phrase at each place, and the single words in between. */
function readClause(
  units: readonly Unit[],
  folded: string,
  glossary: Glossary,
  keep: (word: QuestionWord) => void,
): void {
  let han: Unit[] = []
  /** @returns whether a subject reaches the end of the run; also true right after a phrase, where no run has begun */
  const endHan = () => {
    const { words, endsInSubject } = chineseWords(han)
    for (const word of words) keep(word)
    const goesOn = han.length === 0 || endsInSubject
    han = []
    return goesOn
  }
  for (let at = 0; at < units.length; ) {
    const unit = units[at] as Unit
    const found = glossary.match(units, at, units.length)
    const phrase = units.slice(at, at + (found?.length ?? 1))
    if (found && !saysNothing(phrase)) {
      const before = units[at - 1]
      if (endHan() && before?.han && unit.han && before.end === unit.start) {
        const text = [before.text, unit.text]
        keep({ text: text.join(' '), terms: termsOfPhrase(text), role: 'joint', entries: [] })
      }
      const text = phrase.map(({ text }) => text)
      keep({ text: text.join(' '), terms: termsOfPhrase(text), role: roleOf(phrase), entries: found.entries })
      at += found.length
      continue
    }
    if (!unit.han) {
      endHan()
      if (!saysNothing([unit]) || isFlag(folded, unit)) {
        keep({ text: unit.text, terms: [unit.text], written: unit.word, role: roleOf([unit]), entries: [] })
      }
    } else {
      if (han.length > 0 && han.at(-1)?.end !== unit.start) endHan()
      han.push(unit)
    }
    at += 1
  }
  endHan()
}

/** `-it` is none of the words that only ask. */
const isFlag = (folded: string, { start }: Unit) => /(?<![\w-])--?$/.test(folded.slice(Math.max(0, start - 3), start))

const writtenOf = (phrase: readonly Unit[]) =>
  phrase.map(({ word }) => word).join(phrase.some(({ han }) => han) ? '' : ' ')

const saysNothing = (phrase: readonly Unit[]) =>
  emptyWords.has(writtenOf(phrase)) || saysNothingInChinese(writtenOf(phrase))

const roleOf = (phrase: readonly Unit[]): Role => (weakWords.has(writtenOf(phrase)) ? 'asking' : 'subject')

/** The words of a run of Han characters, without those that only ask. */
function chineseWords(units: readonly Unit[]): { words: QuestionWord[]; endsInSubject: boolean } {
  const run = units.map(({ text }) => text).join('')
  const words: QuestionWord[] = []
  const add = (text: string, role: Role) => {
    const characters = Array.from(text)
    words.push({ text: characters.join(' '), terms: termsOfPhrase(characters), role, entries: [] })
  }
  const parts = partsOfRun(run)
  for (const { text, asks } of parts) {
    if (asks) {
      add(text, 'asking')
      continue
    }
    const subjects = wordsOfSubject(text)
    for (const [i, subject] of subjects.entries()) {
      add(subject, 'subject')
      const next = subjects[i + 1]
      if (next) add((Array.from(subject).at(-1) as string) + Array.from(next)[0], 'joint')
    }
    for (const lone of loneCharacters(text)) if (lone !== text) add(lone, 'asking')
  }
  const last = parts.at(-1)
  return { words, endsInSubject: last !== undefined && !last.asks && last.end === run.length }
}

/**
 * A question with Han characters is Chinese, one with English function words English. It could be either when it has
 * neither, when it begins in English and names something in Chinese (`what does 探针 mean`), or when it is the output of
 * a program (`Error: no such host`), which is English whoever pastes it.
 */
export function languageOf(typed: string): Lang | undefined {
  const text = cutAt(typed, questionLimits.characters).normalize('NFKC').trim()
  const words = text.toLowerCase().match(wordsAlone) ?? []
  const english = words.filter((word) => emptyWords.has(word))
  if (!/\p{Script=Han}/u.test(text)) return english.length > 0 && !isOutput(text) ? 'en' : undefined
  const beginsEnglish = /^[a-z]/i.test(text) && emptyWords.has(words[0] ?? '')
  return beginsEnglish && english.length > 1 && !asksInChinese(text) ? undefined : 'zh'
}

/** Words that are not part of a name (`depends_on`), a flag (`-it`) or a path. */
const wordsAlone = /(?<![a-z\d_./@-])[a-z]+(?![a-z\d_/@-]|\.[a-z\d])/g

/** Whether it has Chinese words that only ask, as in `Cannot connect to the daemon 怎么解决`. */
function asksInChinese(text: string): boolean {
  return (text.match(/\p{Script=Han}+/gu) ?? []).some(
    (run) =>
      partsOfRun(run)
        .map((part) => part.text)
        .join('') !== run,
  )
}

/** Whether it is punctuated like a program's message and asks for nothing. */
function isOutput(text: string): boolean {
  return /:\s|["=]/.test(text) && shapeOf(text) === 'other' && !/[?？]/.test(text)
}

function shapeOf(text: string): Shape {
  return shapes.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? 'other'
}
