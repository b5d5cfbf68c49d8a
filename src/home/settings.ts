import { z } from 'zod'
import { readTimeOfDay } from '../local-time.ts'
import type { Preferences } from '../storage/store.ts'

/** The elements of the settings, and what Slack calls them. */
export const homeActions = {
  language: 'home_language',
  remindAt: 'home_remind_at',
  remindOff: 'home_remind_off',
  daysOff: 'home_days_off',
  onBoards: 'home_on_boards',
  inResults: 'home_in_results',
} as const

/** What a used element of the settings changes; undefined for anything that the Home does not offer. */
export function readSetting(action: unknown): Partial<Preferences> | undefined {
  return setting.safeParse(action).data
}

const day = z.object({ value: z.string().regex(/^[1-7]$/) }).transform(({ value }) => Number(value))

const setting = z.discriminatedUnion('action_id', [
  z
    .object({
      action_id: z.literal(homeActions.language),
      selected_option: z.object({ value: z.enum(['slack', 'en', 'zh']) }),
    })
    .transform(({ selected_option: { value } }) => ({ lang: value === 'slack' ? undefined : value })),
  z
    .object({ action_id: z.literal(homeActions.remindAt), selected_time: z.string() })
    .transform(({ selected_time }, check) => {
      const remindAt = readTimeOfDay(selected_time)
      if (remindAt === undefined) check.issues.push({ code: 'custom', message: 'no time of day', input: selected_time })
      return { remindAt }
    }),
  z.object({ action_id: z.literal(homeActions.remindOff) }).transform(() => ({ remindAt: undefined })),
  z
    .object({ action_id: z.literal(homeActions.daysOff), selected_options: z.array(day).max(7) })
    .transform(({ selected_options }) => ({ daysOff: [...new Set(selected_options)].sort() })),
  z
    .object({
      action_id: z.literal(homeActions.onBoards),
      selected_options: z.array(z.object({ value: z.literal('on') })).max(1),
    })
    .transform(({ selected_options }) => ({ onBoards: selected_options.length > 0 })),
  z
    .object({
      action_id: z.literal(homeActions.inResults),
      selected_options: z.array(z.object({ value: z.literal('on') })).max(1),
    })
    .transform(({ selected_options }) => ({ inResults: selected_options.length > 0 })),
])
