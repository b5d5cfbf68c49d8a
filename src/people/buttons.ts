import type { Button } from '@slack/types'
import type { Lang } from '../notes/note.ts'
import { limits } from '../slack/limits.ts'
import { button, plainText } from '../slack/plain-blocks.ts'
import { words } from '../words/words.ts'

/** The buttons about what is kept of a person, and what Slack calls them. */
export const peopleActions = { export: 'people_export', forget: 'people_forget' } as const

/** How long a button to erase in a message is good (ms): as long as Slack lets its message be answered. */
export const forgetWithinMs = limits.responseUrlSeconds * 1_000

export function exportButton(lang: Lang): Button {
  return button(peopleActions.export, words[lang].privacy.export, 'export')
}

/**
 * Erases after Slack's own question whether the person is sure.
 *
 * @param user  `U…` of the one whom it erases
 * @param at    epoch milliseconds when it was offered; absent where it is drawn anew all the time, as in the Home
 */
export function forgetButton(lang: Lang, label: string, user: string, at?: number): Button {
  const { title, text, yes, no } = words[lang].forget.confirm
  return {
    ...button(peopleActions.forget, label, at === undefined ? user : `${user}:${at}`),
    style: 'danger',
    confirm: {
      title: plainText(title, limits.confirmTitle),
      text: plainText(text, limits.confirmText),
      confirm: plainText(yes, limits.confirmButton),
      deny: plainText(no, limits.confirmButton),
      style: 'danger',
    },
  }
}

/** Whether a click on a button to erase is of the person it was made for, and in time. */
export function isForgetValid(value: unknown, user: string, now: number): boolean {
  const [, owner, at] = (typeof value === 'string' && /^([A-Z0-9]+)(?::(\d{1,15}))?$/.exec(value)) || []
  return owner === user && (at === undefined || now - Number(at) <= forgetWithinMs)
}
