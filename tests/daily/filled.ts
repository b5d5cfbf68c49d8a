import { dailyFields } from '../../src/daily/buttons.ts'
import type { Json } from '../../src/workspace/json.ts'
import { help } from '../workspace/fixtures.ts'

/** The form of the daily quiz as a person filled it in: every day at nine in Shanghai, in English. */
export function filled(change: Readonly<Record<string, Json>> = {}): Record<string, Record<string, Json>> {
  const values: Readonly<Record<string, Json>> = {
    channel: { type: 'conversations_select', selected_conversation: help },
    time: { type: 'timepicker', selected_time: '09:00' },
    zone: { type: 'plain_text_input', value: 'Asia/Shanghai' },
    weekdays: { type: 'checkboxes', selected_options: [1, 2, 3, 4, 5, 6, 7].map((n) => option(String(n))) },
    topics: { type: 'multi_static_select', selected_options: [] },
    level: { type: 'static_select', selected_option: option('any') },
    lang: { type: 'radio_buttons', selected_option: option('en') },
    revealHours: { type: 'static_select', selected_option: option('4') },
    pausedUntil: { type: 'datepicker', selected_date: null },
    daysOff: { type: 'plain_text_input', value: null },
    calendarUrl: { type: 'plain_text_input', value: null },
    editors: { type: 'multi_users_select', selected_users: [] },
    ...change,
  }
  return Object.fromEntries(Object.entries(dailyFields).map(([name, id]) => [id, { [id]: values[name] ?? {} }]))
}

export function option(value: string): Json {
  return { text: { type: 'plain_text', text: value }, value }
}
