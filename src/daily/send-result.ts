import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { bankOf } from '../quiz/bank.ts'
import { nameOf } from '../slack/person.ts'
import type { DailyPost, DailyStore, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { langsOf, type Outcome, resultOfAll, resultWithoutNote, withRemarks } from './post-blocks.ts'
import type { SetbackDeps, Setbacks } from './setbacks.ts'
import { putToAll } from './shown-post.ts'
import { silenceAfter } from './silence.ts'

export interface ResultSenderDeps extends SetbackDeps {
  readonly store: DailyStore
  readonly library: () => Library
  readonly client: webApi.WebClient
  readonly logger: { readonly warn: (details: object, message: string) => void }
  readonly setbacks: Setbacks
  /** Shows a post as it stands. */
  readonly draw: (post: DailyPost) => Promise<void>
}

export interface ResultSender {
  /** Sends the result of a post into its thread. */
  sendResult(post: DailyPost): Promise<void>
  /** Of a result that was on its way when its lease ended: it counts as sent. */
  settleResult(post: DailyPost): Promise<void>
}

/** Named in a result. */
const mostNames = 20

export function createResultSender({ store, sender, setbacks, owner, ...deps }: ResultSenderDeps): ResultSender {
  const { library, client, logger, draw } = deps
  const { again, rest, tellLost } = setbacks

  async function sendResult(post: DailyPost): Promise<void> {
    const held = await sender.turn(post)
    if (held) return again(post, 'posted', held)
    const { put, messageTs } = post
    if (!put || messageTs === undefined || !(await store.changePost(post, owner, { to: 'revealing' }))) return
    const answers = await store.dailyAnswers(post.id)
    const toAll = putToAll(bankOf(library()), post)
    const result = toAll
      ? resultOfAll(toAll, { answers, named: await namesOf(await store.namedRight(post.id)) })
      : resultWithoutNote(put, answers)
    const silence = answers.length === 0 ? await silenceAfter(store, post) : undefined
    const remarks = silence?.slowsDown ? langsOf(put).map((lang) => words[lang].daily.slower) : []
    await store.countPost(post, { answers: answers.length, right: answers.filter(({ right }) => right).length })
    const sent = await sender.send(post, { thread_ts: messageTs, ...withRemarks(result, remarks) })
    if (!('ts' in sent) && sent.kind === 'later') return again(post, 'posted', sent)
    await store.changePost(post, owner, { to: 'revealed', ...('ts' in sent ? {} : { error: sent.error }) })
    if ('ts' in sent) {
      await silence?.keep()
      return draw(post)
    }
    logger.warn({ channel: post.channel, reason: sent.error }, 'a daily result was not seen to arrive')
    if (sent.kind === 'unknown') await tellLost(post, 'resultUnknown')
    const quiz = await store.dailyQuiz(post)
    if (quiz?.enabled && sent.kind === 'refused' && sent.lasting)
      await rest(quiz, (lang) => words[lang].daily.rested(sent.error))
  }

  async function settleResult(post: DailyPost): Promise<void> {
    const later = await tellLost(post, 'resultUnknown')
    if (later) return again(post, 'revealing', later)
    await store.changePost(post, owner, { to: 'revealed', error: 'the app stopped while it sent the result' })
    return draw(post)
  }

  /** The names of people, as many as fit in a line; those whom Slack does not name are counted. */
  async function namesOf(people: readonly PersonId[]): Promise<Outcome['named']> {
    const found = await Promise.all(people.slice(0, mostNames).map(({ user }) => nameOf(client, user)))
    const names = found.filter((name) => name !== undefined)
    return { names: names.sort(), more: people.length - names.length }
  }

  return { sendResult, settleResult }
}
