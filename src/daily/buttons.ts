import type { Lang } from '../notes/note.ts'
import type { Period } from './board.ts'

/** The button of the daily quiz, its form and fields, and what Slack calls them. */
export const dailyActions = { answer: 'daily_answer' } as const

export const dailyForm = 'daily_set_up'

/** The fields of the form; each stands in the block of the same name. */
export const dailyFields = {
  channel: 'daily_channel',
  time: 'daily_time',
  zone: 'daily_zone',
  weekdays: 'daily_weekdays',
  topics: 'daily_topics',
  level: 'daily_level',
  lang: 'daily_lang',
  revealHours: 'daily_reveal_hours',
  pausedUntil: 'daily_paused_until',
  daysOff: 'daily_days_off',
  calendarUrl: 'daily_calendar',
  editors: 'daily_editors',
} as const

export type DailyField = keyof typeof dailyFields

/** The buttons and the menu of a board. */
export const boardActions = {
  period: 'daily_board_period',
  show: 'daily_board_show',
  hide: 'daily_board_hide',
  goal: 'daily_board_goal',
} as const

/** Which board to show next; all that they carry. */
export interface BoardValue {
  readonly lang: Lang
  readonly period: Period
  /** `C…` or `G…`. */
  readonly channel: string
  /** Answers in 7 days; 0 for none. */
  readonly goal?: number | undefined
}

export function writeBoardValue({ lang, period, channel, goal }: BoardValue): string {
  return [lang, period, channel, ...(goal === undefined ? [] : [goal])].join(':')
}

/** @returns undefined for anything that `writeBoardValue` did not make */
export function readBoardValue(text: unknown): BoardValue | undefined {
  const found = typeof text === 'string' && /^(en|zh):(week|month):([CG][A-Z0-9]{1,20})(?::(\d{1,3}))?$/.exec(text)
  const [, lang, period, channel, goal] = found || []
  if (lang === undefined || period === undefined || channel === undefined) return undefined
  return {
    lang: lang === 'zh' ? 'zh' : 'en',
    period: period === 'month' ? 'month' : 'week',
    channel,
    goal: goal === undefined ? undefined : Number(goal),
  }
}
