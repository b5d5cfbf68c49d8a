import { slipsBetween } from '../notes/slips.ts'
import { isWord, termOf } from './analyse.ts'
import type { Question } from './question.ts'
import type { SearchIndex } from './search-index.ts'

/** Typos forgiven: one in a short word, two in a long one. */
const slipsOf = (word: string) => (word.length < 8 ? 1 : 2)

/** How many words are tried in place of an unknown one. */
const most = 3

/**
 * Words of the index that `word` may have been meant for, the closest first: it may lack a letter or its end, or have
 * one too many, a wrong one or two swapped. With three letters (`pdo`, `hwo`) only a swap is considered, as other typos
 * are ambiguous. Empty for anything but a Latin word of 3 to 20 letters.
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
      distanceOf(word, a) - distanceOf(word, b) ||
      b.frequency - a.frequency ||
      Number(a.isTerm) - Number(b.isTerm) || // prefer the word as written, which can be shown, to a stem
      (a.found < b.found ? -1 : 1),
  )
  const byTerm = new Map<string, string>()
  for (const { term, found } of candidates) if (!byTerm.has(term)) byTerm.set(term, found)
  return [...byTerm.values()].slice(0, most)
}

/** The words with two neighbours swapped: one slip to a person, but two edits, which the tree of terms finds slowly. */
function swapsOf(word: string): string[] {
  return Array.from(word.slice(1), (next, i) => word.slice(0, i) + next + word[i] + word.slice(i + 2))
}

/** Whether they differ by two swapped neighbours, which is hardly ever a coincidence. */
export function isSwapped(word: string, found: string): boolean {
  return swapsOf(word).includes(found)
}

/** How far apart they are; a wrong first letter counts extra, as it is rare. */
function distanceOf(word: string, { found, distance }: { found: string; distance: number }): number {
  return distance + (found[0] === word[0] ? 0 : 0.5)
}

/** The question with all unknown words corrected; undefined when there are none, or one has no correction. */
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

/** The word for a stem that is not one: `cookie` for `cooki`. A stem that is also indexed with `s` is a word. */
function wordOf(index: SearchIndex, found: string): string {
  if (index.holds(`${found}s`)) return found
  const words = index.beginningWith(found.slice(0, -1)).filter((word) => word !== found && termOf(word) === found)
  return words.sort((a, b) => a.length - b.length)[0] ?? found
}

const isLatin = (word: string) => /^[a-z]+$/.test(word)
