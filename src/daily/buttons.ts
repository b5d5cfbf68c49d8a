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
