import { slipsBetween } from '../notes/slips.ts'
import { isWord, termOf } from './analyse.ts'
import type { Question } from './question.ts'
import type { SearchIndex } from './search-index.ts'

/** Slips of the finger forgiven: one in a short word, two in a long one. */
const slipsOf = (word: string) => (word.length < 8 ? 1 : 2)

/** Words tried in the place of one that the notes do not know. */
const most = 3

/**
 * Words of the index that `word` may be meant for, the nearest first: with a letter missing, doubled, wrong or swapped
 * with its neighbour, or not typed to the end. One of three letters (`pdo`, `hwo`) may only be swapped: by another slip it
 * is near too many. None for anything but a Latin word of 3 to 20 letters.
 */
export function likelyWords(index: SearchIndex, word: string): string[] {
  if (/^[a-z]{3}$/.test(word)) return swapsOf(word).filter((swapped) => index.holds(swapped))
  if (!isWord(word)) return []
  const slips = slipsOf(word)
  const near = [...index.similar(word, slips), ...swapsOf(word).filter((swapped) => index.holds(swapped))].flatMap(
    (found) => {
      const distance = isLatin(found) ? slipsBetween(word, found) : Number.POSITIVE_INFINITY
      return distance <= slips ? [{ found, distance }] : []
    },
  )
  const begun = near.length > 0 ? [] : index.beginningWith(word).map((found) => ({ found, distance: slips + 1 }))
  const candidates = [...near, ...begun].map((one) => {
    const term = termOf(one.found)
    return {
      ...one,
      term,
      frequency: index.postings(term)?.frequency ?? 0,
      isTerm: index.postings(one.found) !== undefined,
    }
  })
  candidates.sort(
    (a, b) =>
      likeness(word, a) - likeness(word, b) ||
      b.frequency - a.frequency ||
      Number(a.isTerm) - Number(b.isTerm) || // a stem is no word to show
      (a.found < b.found ? -1 : 1),
  )
  const byTerm = new Map<string, string>()
  for (const { term, found } of candidates) if (!byTerm.has(term)) byTerm.set(term, found)
  return [...byTerm.values()].slice(0, most)
}

/** Two neighbours swapped are two edits to the tree of terms, which takes long to look so far, and one slip to a person. */
function swapsOf(word: string): string[] {
  return Array.from(word.slice(1), (next, i) => word.slice(0, i) + next + word[i] + word.slice(i + 2))
}

/** Whether two neighbours changed places: hardly another word is so near by chance. */
export function isSwapped(word: string, found: string): boolean {
  return swapsOf(word).includes(found)
}

/** The first letter is seldom the wrong one. */
function likeness(word: string, { found, distance }: { found: string; distance: number }): number {
  return distance + (found[0] === word[0] ? 0 : 0.5)
}

/** The question with the words put right that the notes do not know; nothing when there is none, or one cannot be told. */
export function correctedQuestion(index: SearchIndex, { text, words }: Question): string | undefined {
  let corrected = text
  for (const { written, terms, entries } of words) {
    if (written === undefined || entries.length > 0 || terms.some((term) => index.postings(term))) continue
    const [meant] = likelyWords(index, written)
    if (meant === undefined) return undefined
    corrected = corrected.replace(new RegExp(`\\b${written}\\b`, 'i'), wordOf(index, meant))
  }
  return corrected === text ? undefined : corrected
}

/** The word for a stem that is none: `cookie` for `cooki`. A stem with an `s` behind it somewhere is a word itself. */
function wordOf(index: SearchIndex, found: string): string {
  if (index.holds(`${found}s`)) return found
  const words = index.beginningWith(found.slice(0, -1)).filter((word) => word !== found && termOf(word) === found)
  return words.sort((a, b) => a.length - b.length)[0] ?? found
}

const isLatin = (word: string) => /^[a-z]+$/.test(word)
