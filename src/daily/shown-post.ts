import type { Bank } from '../quiz/bank.ts'
import type { Message } from '../slack/message.ts'
import type { DailyPost, DailyQuiz } from '../storage/store.ts'
import { type PutToAll, postMessage } from './post-blocks.ts'
import { localTime } from './schedule.ts'
import { textsPut } from './texts.ts'

/** What is put to a channel; undefined when the note no longer says it. */
export function putToAll(bank: Bank, { id, put }: DailyPost): PutToAll | undefined {
  const texts = put ? textsPut(bank, put) : []
  return put && texts.length > 0 ? { id, seed: put.seed, texts } : undefined
}

/** A post as it stands after so many answers; undefined as above. */
export function shownPost(
  bank: Bank,
  post: DailyPost,
  { quiz: { zone }, answers }: { readonly quiz: DailyQuiz; readonly answers: number },
): Message | undefined {
  const put = putToAll(bank, post)
  if (!put || post.revealAt === undefined) return undefined
  if (post.state === 'revealed') return postMessage(put, { kind: 'revealed' })
  return postMessage(put, { kind: 'open', answers, resultAt: localTime(zone, post.revealAt), zone })
}
