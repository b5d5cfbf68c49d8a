import type { webApi } from '@slack/bolt'
import type { Library } from '../library/library.ts'
import { inTime } from '../slack/in-time.ts'
import { actionIds, readButtonValue, sectionByKey } from './buttons.ts'
import type { LastAnswer } from './follow-up.ts'

/** No answer waits longer for what was said before. */
const waitMs = 1_000
/** A person may send some messages one after the other. */
const lookedAt = 5

/**
 * The answer in a direct message, when it is the last that the app said there. It is read from Slack, where it stands:
 * nothing that people ask is kept.
 */
export async function lastAnswer(
  client: webApi.WebClient,
  channel: string,
  library: Library,
): Promise<LastAnswer | undefined> {
  const history = await inTime(client.conversations.history({ channel, limit: lookedAt }), waitMs)
  const said = history?.messages?.find(({ bot_id }) => bot_id !== undefined)
  const elements = said?.blocks?.flatMap(({ elements = [] }) => elements) ?? []
  const own = elements.find((element) => 'action_id' in element && ofTheSection.has(element.action_id ?? ''))
  const value = readButtonValue(own && 'value' in own ? own.value : undefined)
  const section = value?.section === undefined ? undefined : sectionByKey(library, value.section)
  const whole = !elements.some((element) => 'action_id' in element && element.action_id === actionIds.more)
  return value && section && { section, question: value.question, whole, lang: value.lang }
}

/** Buttons of a card that carry the section which it shows. */
const ofTheSection: ReadonlySet<string> = new Set([actionIds.more, actionIds.share, actionIds.quizMe])
