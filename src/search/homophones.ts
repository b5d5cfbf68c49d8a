import { saysNothingInChinese } from './chinese-words.ts'
import type { Glossary } from './glossary.ts'
import { soundOf } from './pinyin.ts'

/** Length of phrases in characters: too many shorter ones sound alike. */
const lengths = { min: 2, max: 6 } as const

/** Chinese phrases of the glossary. */
interface Phrases {
  readonly all: ReadonlySet<string>
  /** Those that are not everyday words. */
  readonly terms: ReadonlySet<string>
  /** Those that occur in sections, by their sound. */
  readonly bySound: ReadonlyMap<string, readonly string[]>
}

/** A stretch of a run that sounds like a phrase. */
interface Candidate {
  readonly start: number
  readonly text: string
  readonly meant: string
  /** How many characters differ between `text` and `meant`. */
  readonly wrong: number
}

/** Corrects words typed with a character that sounds like the right one: `镜象` for `镜像`. */
export class Homophones {
  readonly #glossary: Glossary
  readonly #isKnown: (pair: string) => boolean
  readonly #isWord: (character: string) => boolean
  #phrases: Phrases | undefined

  /**
   * @param isKnown  whether sections have these two characters side by side
   * @param isWord   whether people often type this character as a word by itself
   */
  constructor(
    glossary: Glossary,
    isKnown: (pair: string) => boolean,
    isWord: (character: string) => boolean = () => false,
  ) {
    this.#glossary = glossary
    this.#isKnown = isKnown
    this.#isWord = isWord
  }

  /** The same text, of the same length, with such words corrected where the notes have the right one. */
  mend(folded: string): string {
    return folded.replace(/[\u4e00-\u9fa5]{2,}/g, (run) => this.#mendRun(run))
  }

  #mendRun(run: string): string {
    const strange = this.#strangePairs(run)
    if (strange.size === 0) return run
    const ends = new Set([-1])
    for (const { index, segment } of cutter.segment(run)) ends.add(index + segment.length - 1)
    const mended = Array.from(run)
    for (const { start, text, meant } of this.#candidates(run, ends, strange)) {
      // By now, part of it or a neighbour may have been corrected.
      if (mended.slice(start, start + text.length).join('') !== text) continue
      if (!pairsOf(text).some((_, i) => strange.has(start + i))) continue
      mended.splice(start, text.length, ...meant)
      for (let at = start - 1; at < start + text.length; at++) strange.delete(at)
    }
    return mended.join('')
  }

  /** Possible corrections in a run: those with the fewest wrong characters first, then the longest. */
  #candidates(run: string, ends: ReadonlySet<number>, strange: ReadonlySet<number>): Candidate[] {
    const found: Candidate[] = []
    for (let start = 0; start < run.length; start++) {
      for (let length = lengths.min; length <= Math.min(lengths.max, run.length - start); length++) {
        // A misspelt word falls into several; a single dictionary word, or part of one, is not misspelt.
        if (!ends.has(start - 1) || !ends.has(start + length - 1)) continue
        const text = run.slice(start, start + length)
        if (!pairsOf(text).some((_, i) => strange.has(start + i) && ends.has(start + i))) continue
        const meant = soundingLike(this.#known.bySound, text)
        if (meant === undefined) continue
        const wrong = Array.from(text).filter((character, i) => character !== meant[i])
        if (this.#isChance(text, meant, wrong)) continue
        found.push({ start, text, meant, wrong: wrong.length })
      }
    }
    return found.sort((a, b) => a.wrong - b.wrong || b.text.length - a.text.length)
  }

  /**
   * Whether the match is a coincidence: one-character words that together, or next to another word, merely sound like a
   * term (`里试` / `历史`, `镜像占` / `镜像站`).
   */
  #isChance(text: string, meant: string, wrong: readonly string[]): boolean {
    const saysItself = (character: string) => this.#isWord(character) || saysNothingInChinese(character)
    const isTerm = this.#known.terms.has(meant)
    if (wrong.length === text.length && (!isTerm || wrong.some(saysItself))) return true
    const isSure = isTerm && soundsOf(text) === soundsOf(meant)
    const isBesides = [text.slice(1), text.slice(0, -1)].some(
      (rest) => this.#known.all.has(rest) && meant.includes(rest),
    )
    return (isBesides || (text.length === lengths.min && !isSure)) && wrong.some(this.#isWord)
  }

  /** Where two neighbours stand that occur together in no section and no phrase of the glossary. */
  #strangePairs(run: string): Set<number> {
    const strange = new Set(pairsOf(run).flatMap((pair, at) => (this.#isKnown(pair) ? [] : [at])))
    if (strange.size === 0) return strange
    for (let start = 0; start < run.length; start++) {
      for (let end = start + lengths.min; end <= Math.min(start + lengths.max, run.length); end++) {
        if (this.#known.all.has(run.slice(start, end))) for (let at = start; at < end - 1; at++) strange.delete(at)
      }
    }
    return strange
  }

  /** Read when somebody first types a pair that is in no section. */
  get #known(): Phrases {
    this.#phrases ??= this.#read()
    return this.#phrases
  }

  #read(): Phrases {
    const all = new Set<string>()
    const terms = new Set<string>()
    const bySound = new Map<string, Set<string>>()
    const add = (key: string, phrase: string) => bySound.set(key, (bySound.get(key) ?? new Set()).add(phrase))
    for (const { phrases, everyday } of this.#glossary.entries) {
      for (const phrase of phrases) {
        const text = phrase.replaceAll(' ', '')
        if (!/^[\u4e00-\u9fa5]+$/.test(text) || text.length < lengths.min || text.length > lengths.max) continue
        all.add(text)
        if (!everyday) terms.add(text)
        if (!pairsOf(text).every(this.#isKnown)) continue
        add(soundsOf(text), text)
        if (!everyday) add(likeAccent(soundsOf(text)), text)
      }
    }
    return { all, terms, bySound: new Map([...bySound].map(([key, texts]) => [key, [...texts]])) }
  }
}

/** The phrase that sounds like this, if there is only one. */
function soundingLike(bySound: ReadonlyMap<string, readonly string[]>, text: string): string | undefined {
  const found = bySound.get(soundsOf(text)) ?? bySound.get(likeAccent(soundsOf(text))) ?? []
  return found.length === 1 ? found[0] : undefined
}

const cutter = new Intl.Segmenter('zh', { granularity: 'word' })

const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

const soundsOf = (text: string) => Array.from(text, (character) => soundOf(character) ?? '').join(' ')

/** Makes sounds equal that many speakers do not distinguish (`sh` and `s`, `ng` and `n`). */
const likeAccent = (sounds: string) => sounds.replace(/\b([zcs])h/g, '$1').replace(/ng\b/g, 'n')
