import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev'
import { regionalWords } from './vocabulary.ts'

/** Text made comparable, with the way back to where each of its characters came from. */
export interface Folded {
  readonly text: string
  /** `offsets[i]` is where the character `text[i]` begins in the original; the entry behind the last one is its end. */
  readonly offsets: readonly number[]
}

/**
 * Folds what people write differently and mean alike: full-width and compatibility forms, Latin accents, Traditional
 * characters, the words of Taiwan and Hong Kong. Case is kept, because it shows where a compound word is joined.
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

// Most English text is nothing but ASCII, which folding leaves as it is.
const ascii = /^[\x00-\x7f]*$/
const unchanged: readonly number[] = Array.from({ length: 4096 }, (_, offset) => offset)

/** Where in the original text the stretch of folded text that ends before `i` ends, with all of its last character. */
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
// Soft hyphen, zero-width and direction marks, word joiner, byte order mark: never seen, never meant.
const invisible = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]$/

function readPairs(pairs: string): [string, string][] {
  return pairs.split('|').flatMap((pair) => {
    const [from, to] = pair.split(' ')
    return from && to ? [[from, to] as [string, string]] : []
  })
}

const characters = new Map(readPairs(traditionalCharacters))

const simplify = (word: string) => Array.from(word, (character) => characters.get(character) ?? character).join('')

// Keys are looked up after the characters have been simplified, and only in text that holds a Traditional one:
// the same characters can be another word elsewhere (核心 is "core" in Simplified Chinese, "kernel" in Taiwan).
const phrases = new Map(
  [...readPairs(taiwanPhrases), ...Object.entries(regionalWords)]
    .map(([from, to]) => [simplify(from), simplify(to)] as const)
    .filter(([from, to]) => from !== to),
)
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.length))

/** Replaces the longest regional word at each place; every character of the new word points at the whole old one. */
function replaceRegionalWords({ text, offsets }: Folded): Folded {
  const replaced: string[] = []
  const origins: number[] = []
  for (let i = 0; i < text.length; ) {
    let length = han.test(text[i] as string) ? Math.min(longestPhrase, text.length - i) : 0
    while (length > 1 && !phrases.has(text.slice(i, i + length))) length--
    const word = length > 1 ? (phrases.get(text.slice(i, i + length)) as string) : (text[i] as string)
    // The last character of the new word takes the place of the last of the old one, so that its end is the old end.
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
