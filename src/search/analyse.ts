import { stemmer } from 'stemmer'
import { type Folded, fold, originalEnd } from './fold.ts'
import { spellings } from './vocabulary.ts'

/** One word after analysis. `start` and `end` are the UTF-16 offsets of its source in the original text. */
export interface Token {
  readonly term: string
  /** As written, in lower case. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Longest Latin word that is indexed, in characters: anything longer is a hash, a token or noise. */
const longestWord = 40

/** Turns notes and questions alike into tokens, in the order of the text. */
export function analyse(text: string): Token[] {
  const folded = fold(text)
  return tokensOf(folded, runsOf(folded.text))
}

/** The same for text that is already folded and cut into runs. */
export function tokensOf(folded: Folded, runs: Iterable<ScriptRun>): Token[] {
  const tokens: Token[] = []
  for (const run of runs) {
    if (run.han) hanTokens(folded, run, tokens)
    else wordTokens(folded, run, tokens)
  }
  return tokens
}

/** A stretch of one kind of writing in folded text. */
export interface ScriptRun {
  readonly han: boolean
  readonly start: number
  readonly end: number
}

/**
 * Cuts folded text into runs of Han characters and words. A word holds letters and digits of any other script, joined
 * by single marks: `kube-apiserver`, `app.kubernetes.io/name`, `CrashLoopBackOff`. An English `'s` is dropped.
 */
export function* runsOf(text: string): Generator<ScriptRun> {
  for (const match of text.matchAll(runs)) {
    yield { han: match[1] !== undefined, start: match.index, end: match.index + match[0].length }
  }
}

const runs =
  /(\p{Script=Han}+)|(?<=[\p{L}\p{N}])['’](?:s|t|d|m|re|ll|ve)\b|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[-_./:@+](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu

/** Pairs of neighbouring characters; a single character is a token by itself. */
function hanTokens(folded: Folded, { start, end }: ScriptRun, tokens: Token[]): void {
  const characters = Array.from(folded.text.slice(start, end))
  let at = start
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string
    const next = characters[i + 1]
    if (next !== undefined || characters.length === 1) {
      const term = character + (next ?? '')
      tokens.push(tokenAt(folded, at, at + term.length, term, term))
    }
    at += character.length
  }
}

/** A word; of a compound its parts, and the whole without joining marks, so that `crashloopbackoff` finds it too. */
function wordTokens(folded: Folded, run: ScriptRun, tokens: Token[]): void {
  for (const { text, start, end } of wordsIn(folded.text.slice(run.start, run.end))) {
    tokens.push(tokenAt(folded, run.start + start, run.start + end, termOf(text), text.toLowerCase()))
  }
}

/** A stretch of folded text. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The parts of a word; of a compound first the whole without joining marks. Noise is left out. */
export function wordsOf(folded: string, { start, end }: ScriptRun): Word[] {
  return wordsIn(folded.slice(start, end)).map((word) => ({
    text: word.text,
    start: start + word.start,
    end: start + word.end,
  }))
}

const cuts = new Map<string, readonly Word[]>()

function wordsIn(whole: string): readonly Word[] {
  const known = cuts.get(whole)
  if (known) return known
  const parts = /^['’]/.test(whole) ? [] : partsOf(whole)
  const words = parts.map(({ text, at }) => ({ text, start: at, end: at + text.length }))
  if (parts.length > 1) words.unshift({ text: whole.replace(joints, ''), start: 0, end: whole.length })
  const made = words.filter(({ text }) => text.length <= longestWord)
  if (cuts.size < 20_000 && whole.length <= longestWord) cuts.set(whole, made)
  return made
}

function tokenAt(folded: Folded, start: number, end: number, term: string, word: string): Token {
  return { term, word, start: folded.offsets[start] as number, end: originalEnd(folded, end) }
}

/** Whether it is a Latin word of a length that is checked for typos. */
export const isWord = (text: string) => /^[a-z]{4,20}$/.test(text)

const joints = /[-_./:@+]/g
// A version or an address is one word (`1.35`, `10.0.0.1`), with or without its `v`.
const number = /^v?(\d+(?:\.\d+)+)$/i
// Humps: `ImagePullBackOff`, `OOMKilled`; not the plural of an abbreviation (`PVCs`).
const humps = /[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g

function partsOf(word: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = []
  for (const piece of word.matchAll(/v?\d+(?:\.\d+)+|[^-_./:@+]+/gi)) {
    const hasHumps = /[a-z\d][A-Z]|[A-Z]{2}[a-z]/.test(piece[0])
    if (!hasHumps) parts.push({ text: piece[0], at: piece.index })
    else for (const hump of piece[0].matchAll(humps)) parts.push({ text: hump[0], at: piece.index + hump.index })
  }
  return parts
}

const stems = new Map<string, string>()

/** The form that is indexed: lower case, in one spelling, stemmed. */
export function termOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const lower = word.toLowerCase()
  const version = number.exec(lower)
  const spelling = Object.hasOwn(spellings, lower) ? (spellings[lower] as string) : lower
  const made = version ? (version[1] as string) : /^[a-z]{3,}$/.test(spelling) ? stemmer(spelling) : spelling
  if (stems.size < 50_000) stems.set(word, made)
  return made
}
