import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev'
import { regionalWords } from './vocabulary.ts'

/** Text made comparable, with the place in the original that each character came from. */
export interface Folded {
  readonly text: string
  /** `offsets[i]` is where the source of `text[i]` begins in the original; a last entry is the end of the original. */
  readonly offsets: readonly number[]
}

/**
 * Folds different spellings of the same thing: full-width and compatibility forms, Latin accents, Traditional
 * characters, the vocabulary of Taiwan and Hong Kong. Case is kept, because it shows where compound words join.
 */
export function fold(original: string): Folded {
  if (original.length < unchanged.length && ascii.test(original)) return { text: original, offsets: unchanged }
  let text = ''
  const offsets: number[] = []
  let traditional = false
  let at = 0
  for (const character of original) {
    const simplified = characters.get(character)
    if (simplified !== undefined) traditional = true
    const made = simplified ?? foldCharacter(character)
    text += made
    for (let i = 0; i < made.length; i++) offsets.push(at)
    at += character.length
  }
  offsets.push(at)
  const folded = { text, offsets }
  return traditional ? replaceRegionalWords(folded) : folded
}

// Most English text is pure ASCII, which folding leaves unchanged.
const ascii = /^[\x00-\x7f]*$/
const unchanged: readonly number[] = Array.from({ length: 4096 }, (_, offset) => offset)

/** The original offset at which folded text that ends before `i` ends, including all of its last character. */
export function originalEnd({ offsets }: Folded, i: number): number {
  let next = i
  while ((offsets[next] as number) <= (offsets[i - 1] as number)) next++
  return offsets[next] as number
}

const folds = new Map<string, string>()

function foldCharacter(character: string): string {
  if (character < '\u0080') return character
  const known = folds.get(character)
  if (known !== undefined) return known
  const folded = invisible.test(character) ? '' : character.normalize('NFKD').replace(latinMarks, '')
  if (folds.size < 20_000) folds.set(character, folded)
  return folded
}

const latinMarks = /[\u0300-\u036f]/g
// Soft hyphen, zero-width and direction marks, word joiner, byte order mark: never visible, never intended.
const invisible = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]$/

function readPairs(pairs: string): [string, string][] {
  return pairs.split('|').flatMap((pair) => {
    const [from, to] = pair.split(' ')
    return from && to ? [[from, to] as [string, string]] : []
  })
}

const characters = new Map(readPairs(traditionalCharacters))

const simplify = (word: string) => Array.from(word, (character) => characters.get(character) ?? character).join('')

// Keys are looked up after the characters have been simplified, and only in text with a Traditional character:
// elsewhere the same characters can be another word (核心 is "core" in Simplified Chinese, "kernel" in Taiwan).
const phrases = new Map(
  [...readPairs(taiwanPhrases), ...Object.entries(regionalWords)]
    .map(([from, to]) => [simplify(from), simplify(to)] as const)
    .filter(([from, to]) => from !== to),
)
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.length))

/** Replaces the longest regional word at each place; the new word's characters point into the old one. */
function replaceRegionalWords({ text, offsets }: Folded): Folded {
  const replaced: string[] = []
  const origins: number[] = []
  for (let i = 0; i < text.length; ) {
    let length = han.test(text[i] as string) ? Math.min(longestPhrase, text.length - i) : 0
    while (length > 1 && !phrases.has(text.slice(i, i + length))) length--
    const word = length > 1 ? (phrases.get(text.slice(i, i + length)) as string) : (text[i] as string)
    // The last character of the new word points at the last of the old one, so that both end at the same offset.
    for (let j = 0; j < word.length; j++) {
      replaced.push(word[j] as string)
      origins.push(offsets[i + Math.min(j, Math.max(length - 1, 0))] as number)
    }
    i += Math.max(length, 1)
  }
  origins.push(offsets[text.length] as number)
  return { text: replaced.join(''), offsets: origins }
}

const han = /\p{Script=Han}/u
