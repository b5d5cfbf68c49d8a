import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Library, LibrarySection } from '../library/library.ts'
import { limits } from '../slack/limits.ts'

/** The buttons of answers, and what Slack calls them. */
export const actionIds = {
  share: 'share_answer',
  more: 'show_more',
  language: 'switch_language',
  openNote: 'open_note',
  /** Followed by a number: several stand in one row. */
  ask: 'ask_question',
  open: 'open_section',
  choose: 'choose_section',
  request: 'request_note',
  /** Listened to by the quiz. */
  quizMe: 'quiz_me',
} as const

/** What a button of an answer carries. It is read back as untrusted text: signed by Slack, but old or altered. */
export interface ButtonValue {
  /** Key of a section. */
  readonly section?: string | undefined
  /** '' behind a menu. */
  readonly question: string
  readonly lang: 'en' | 'zh'
}

const buttonValue = z.object({
  section: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  question: z.string().max(limits.buttonValue),
  lang: z.enum(['en', 'zh']),
})

export function writeButtonValue(value: ButtonValue): string {
  return JSON.stringify(value)
}

/** What an option of a menu carries, in the few characters that it may. */
export function writeOptionValue(section: LibrarySection, lang: ButtonValue['lang']): string {
  return `${lang}:${sectionKey(section)}`
}

/** @returns undefined for anything that neither `writeButtonValue` nor `writeOptionValue` made */
export function readButtonValue(text: unknown): ButtonValue | undefined {
  if (typeof text !== 'string') return undefined
  const option = /^(?<lang>en|zh):(?<section>\w+)$/.exec(text)?.groups
  if (option) return buttonValue.safeParse({ ...option, question: '' }).data
  try {
    return buttonValue.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** A short name for a section, the same in every process and after every restart while its path and heading stay. */
export function sectionKey(section: LibrarySection): string {
  return createHash('sha256').update(section.id).digest('hex').slice(0, 16)
}

const byKey = new WeakMap<Library, ReadonlyMap<string, LibrarySection>>()

export function sectionByKey(library: Library, key: string): LibrarySection | undefined {
  let sections = byKey.get(library)
  if (!sections) {
    sections = new Map(library.sections.map((section) => [sectionKey(section), section]))
    byKey.set(library, sections)
  }
  return sections.get(key)
}
