import type { KnownBlock } from '@slack/types'
import type { Lang } from '../notes/note.ts'
import { type Message, message } from '../slack/message.ts'
import { context, header, section } from '../slack/plain-blocks.ts'
import { plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import { exportButton, forgetButton } from './buttons.ts'
import { reviewButton } from './progress-blocks.ts'

/** What is kept, for how long, and how to see and erase it. */
export function privacyMessage(lang: Lang): Message {
  const { title, lines } = words[lang].privacy
  const list = lines.map((line) => `• ${line}`).join('\n')
  return message([title, list].join('\n'), [
    header(title),
    section(list),
    { type: 'actions', elements: [exportButton(lang)] },
  ])
}

/** @param at  epoch milliseconds */
export function forgetMessage(lang: Lang, user: string, at: number): Message {
  const { ask, button } = words[lang].forget
  const erase: KnownBlock = { type: 'actions', elements: [forgetButton(lang, button, user, at)] }
  return message(ask, [section(ask), erase])
}

export function reminderMessage(lang: Lang, due: number): Message {
  const say = words[lang].remind
  return message([say.due(due), say.whyYou].join('\n'), [
    section(say.due(due)),
    { type: 'actions', elements: [reviewButton(lang)] },
    context(say.whyYou),
  ])
}

/** A piece of a text that is no prose. */
export function codeMessage(label: string, text: string): Message {
  const code = { type: 'text' as const, text: plain(text) }
  return message(label, [
    context(label),
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [code] }] },
  ])
}
