import type { DailyPost, DailyQuiz, DailyStore, PostChange } from '../storage/store.ts'
import { words } from '../words/words.ts'
import type { Later, Sender } from './sender.ts'

export interface SetbackDeps {
  readonly store: Pick<DailyStore, 'changePost' | 'dailyQuiz' | 'restDailyQuiz'>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  /** Tells this process from others that share the store. */
  readonly owner: string
  readonly sender: Sender
}

/** What is done when Slack does not take a message, or does not say whether it did. */
export interface Setbacks {
  /** Puts a post back to be tried again: when Slack says, else after a pause that grows. */
  again(post: DailyPost, back: Extract<PostChange, { to: 'again' }>['back'], later: Later): Promise<void>
  /** Stops a quiz until it is saved anew, and tells whoever set it up why. */
  rest(quiz: DailyQuiz, why: (lang: DailyQuiz['lang']) => string): Promise<void>
  /** Tells whoever set a quiz up what may be lost. Returns why Slack may take that later, if so. */
  tellLost(post: DailyPost, what: 'unknown' | 'resultUnknown'): Promise<Later | undefined>
}

const backoff = { firstMs: 1_000, longestMs: 300_000 } as const

export function createSetbacks({ store, now, random, owner, sender }: SetbackDeps): Setbacks {
  return {
    async again(post, back, { afterMs, error }) {
      const attempts = post.attempts + 1
      const grown = Math.min(backoff.firstMs * 2 ** attempts, backoff.longestMs)
      const at = now() + (afterMs ?? Math.round(grown * (0.5 + random() / 2)))
      await store.changePost(post, owner, { to: 'again', back, at, attempts, error })
    },
    async rest(quiz, why) {
      await store.restDailyQuiz(quiz)
      await sender.tell(quiz, why)
    },
    async tellLost(post, what) {
      const quiz = await store.dailyQuiz(post)
      return quiz && sender.tell(quiz, (lang) => words[lang].daily[what](post.date))
    },
  }
}
