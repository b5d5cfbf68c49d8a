import type { Button, ContextBlock, HeaderBlock, PlainTextElement, SectionBlock } from '@slack/types'
import { limits } from './limits.ts'
import { plain } from './text.ts'

/** Blocks of plain text, in which no markup has a meaning. */

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, limits.headerText) }
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: plainText(text, limits.sectionText) }
}

export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => plainText(text, limits.textObject)) }
}

export function button(actionId: string, text: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plainText(text, limits.buttonText), value }
}

/** The action id of a button that stands for a command. */
export const runTyped = 'run_typed'

/** A button that does what typing `value` after `/k8s` does. */
export function commandButton(text: string): Button {
  return button(runTyped, `/k8s ${text}`, text)
}

/** @param max code points */
export function plainText(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: plain(text, max), emoji: false }
}
