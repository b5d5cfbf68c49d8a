import type { Glossary } from './glossary.ts'
import { soundOf } from './pinyin.ts'

/** Characters of phrases: in shorter ones too much sounds alike. */
const lengths = { min: 2, max: 6 } as const

/** Of the glossary. */
interface Phrases {
  readonly all: ReadonlySet<string>
  /** Those that sections hold. */
  readonly bySound: ReadonlyMap<string, readonly string[]>
}

/** Puts words right in which a character was typed that sounds like the one meant: `镜象` for `镜像`. */
export class Homophones {
  readonly #glossary: Glossary
  readonly #isKnown: (pair: string) => boolean
  #phrases: Phrases | undefined

  /** @param isKnown  whether sections hold these two characters side by side */
  constructor(glossary: Glossary, isKnown: (pair: string) => boolean) {
    this.#glossary = glossary
    this.#isKnown = isKnown
  }

  /** The same text, of the same length, with the words put right that the notes know. */
  mend(folded: string): string {
    return folded.replace(/[\u4e00-\u9fa5]{2,}/g, (run) => this.#mendRun(run))
  }

  #mendRun(run: string): string {
    const strange = this.#strangePairs(run)
    if (strange.size === 0) return run
    const ends = new Set([-1])
    for (const { index, segment } of cutter.segment(run)) ends.add(index + segment.length - 1)
    const mended = Array.from(run)
    for (let length = Math.min(lengths.max, run.length); length >= lengths.min; length--) {
      for (let start = 0; start + length <= run.length; start++) {
        const last = start + length - 1
        // A word misspelt falls apart; what is one word, or a part of one, is none.
        if (!ends.has(start - 1) || !ends.has(last)) continue
        if (!pairsOf(run.slice(start, last + 1)).some((_, i) => strange.has(start + i) && ends.has(start + i))) continue
        const meant = soundingLike(this.#known.bySound, run.slice(start, start + length))
        if (meant === undefined) continue
        mended.splice(start, length, ...meant)
        for (let at = start - 1; at <= last; at++) strange.delete(at)
      }
    }
    return mended.join('')
  }

  /** Places of two neighbours that no section holds, and no phrase of the glossary. */
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

  /** Read when somebody types what no section holds. */
  get #known(): Phrases {
    this.#phrases ??= this.#read()
    return this.#phrases
  }

  #read(): Phrases {
    const all = new Set<string>()
    const bySound = new Map<string, Set<string>>()
    const add = (key: string, phrase: string) => bySound.set(key, (bySound.get(key) ?? new Set()).add(phrase))
    for (const { phrases, everyday } of this.#glossary.entries) {
      for (const phrase of phrases) {
        const text = phrase.replaceAll(' ', '')
        if (!/^[\u4e00-\u9fa5]+$/.test(text) || text.length < lengths.min || text.length > lengths.max) continue
        all.add(text)
        if (!pairsOf(text).every(this.#isKnown)) continue
        add(soundsOf(text), text)
        if (!everyday) add(likeAccent(soundsOf(text)), text)
      }
    }
    return { all, bySound: new Map([...bySound].map(([key, texts]) => [key, [...texts]])) }
  }
}

/** The only phrase that sounds so. */
function soundingLike(bySound: ReadonlyMap<string, readonly string[]>, text: string): string | undefined {
  const found = bySound.get(soundsOf(text)) ?? bySound.get(likeAccent(soundsOf(text))) ?? []
  return found.length === 1 ? found[0] : undefined
}

const cutter = new Intl.Segmenter('zh', { granularity: 'word' })

const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

const soundsOf = (text: string) => Array.from(text, (character) => soundOf(character) ?? '').join(' ')

/** The same for sounds that many speakers do not tell apart (`sh` and `s`, `ng` and `n`). */
const likeAccent = (sounds: string) => sounds.replace(/\b([zcs])h/g, '$1').replace(/ng\b/g, 'n')
