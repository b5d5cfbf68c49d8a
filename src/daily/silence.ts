import type { DailyPost, DailyStore } from '../storage/store.ts'
import { mostSilent, nextRun, weekAfter } from './schedule.ts'

type SilenceStore = Pick<DailyStore, 'dailyQuiz' | 'setSilence'>

/**
 * How long a channel has been silent when nobody answered this post either.
 *
 * @returns whether it is asked less often from then on, and how to keep all that; undefined for a quiz at rest
 */
export async function silenceAfter(
  store: SilenceStore,
  post: DailyPost,
): Promise<{ readonly slowsDown: boolean; readonly keep: () => Promise<boolean> } | undefined> {
  const quiz = await store.dailyQuiz(post)
  if (!quiz?.enabled) return undefined
  const silentPosts = (quiz.silentPosts ?? 0) + 1
  const slowsDown = silentPosts === mostSilent
  const nextRunAt = slowsDown ? weekAfter(quiz, post.scheduledFor) : undefined
  return { slowsDown, keep: () => store.setSilence(quiz, silentPosts, nextRunAt) }
}

/** An answer, to whichever post, ends the silence of its channel. */
export async function endSilence(store: SilenceStore, post: DailyPost, now: number): Promise<void> {
  const quiz = await store.dailyQuiz(post)
  if (!quiz?.enabled || !quiz.silentPosts) return
  await store.setSilence(quiz, 0, quiz.silentPosts < mostSilent ? undefined : nextRun(quiz, now))
}
