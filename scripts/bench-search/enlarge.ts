import type { SearchDocument } from '../../src/search/search-index.ts'
import { randomFrom } from '../bench/random.ts'

/**
 * Adds sections until there are `size`. Each is a section of ours in which two words in three were replaced by words
 * of the same language, drawn as often as they stand in our notes, and some by words that stand nowhere else: the
 * distribution of words stays what it is, and nothing answers a question. The same seed gives the same sections.
 */
export function enlarge(documents: readonly SearchDocument[], size: number, seed: number): SearchDocument[] {
  const random = randomFrom(seed)
  const words = { en: wordsOf(documents, 'en'), zh: wordsOf(documents, 'zh') }
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const made = [...documents]
  while (made.length < size) {
    const model = pick(documents)
    const others = words[model.lang]
    const change = (text: string) =>
      text.replace(wordPattern, (word) => {
        const chance = random()
        if (chance < 0.34) return word
        return chance < 0.97 ? pick(others) : `${pick(others)}${Math.floor(random() * 1e6).toString(36)}`
      })
    made.push({
      ...model,
      heading: change(model.heading),
      above: change(model.above),
      text: change(model.text),
      aliases: '',
      questions: '',
      asked: '',
    })
  }
  return made
}

const wordPattern = /\p{Script=Han}{2}|(?!\p{Script=Han})[\p{L}\p{N}]+/gu

function wordsOf(documents: readonly SearchDocument[], lang: SearchDocument['lang']): string[] {
  return documents.filter((one) => one.lang === lang).flatMap(({ text }) => text.match(wordPattern) ?? [])
}
