import { z } from 'zod'
import { isZone, readTimeOfDay, spelledZone, week } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import type { Bank } from '../quiz/bank.ts'
import { words } from '../words/words.ts'
import { type DailyField, dailyFields } from './buttons.ts'
import { itemsFor } from './choose.ts'
import { readDaysOff } from './days-off.ts'
import { levels, mostEditors, revealHours, type Wishes } from './form.ts'
import { localDate } from './schedule.ts'

/** What is wrong, at the fields where it is to be said. */
export type Faults = Readonly<Partial<Record<DailyField, string>>>

const needed = ['channel', 'time', 'zone', 'weekdays', 'lang', 'revealHours'] as const
type Needed = (typeof needed)[number]

/** A form as it was sent: what is missing or none of ours is undefined; zone and days off are as they were typed. */
export type Filled = Omit<Wishes, Needed | 'daysOff'> & {
  readonly [Name in Needed]?: Wishes[Name] | undefined
} & { readonly daysOff: string }

/** The language in which a form was shown, and what stands in its fields. */
export function readSetUp(view: unknown): { readonly lang: Lang; readonly filled: Filled } {
  const { private_metadata, state } = sentView.safeParse(view).data ?? {}
  const values = state?.values ?? {}
  const valueIn = (name: DailyField) => values[dailyFields[name]]?.[dailyFields[name]]
  const chosen = (name: DailyField) => valueIn(name)?.selected_option?.value
  const several = (name: DailyField) => valueIn(name)?.selected_options?.map(({ value }) => value) ?? []
  const spoken = (['en', 'zh', 'both'] as const).find((one) => one === chosen('lang'))
  const days = week.filter((day) => several('weekdays').includes(String(day)))
  const pausedUntil = valueIn('pausedUntil')?.selected_date
  const calendarUrl = valueIn('calendarUrl')?.value?.trim() ?? ''
  return {
    lang: private_metadata === 'zh' ? 'zh' : 'en',
    filled: {
      channel: valueIn('channel')?.selected_conversation ?? undefined,
      time: readTimeOfDay(valueIn('time')?.selected_time ?? ''),
      zone: valueIn('zone')?.value?.trim(),
      weekdays: days.length > 0 ? days : undefined,
      topics: several('topics'),
      level: levels.find((n) => String(n) === chosen('level')),
      lang: spoken === 'both' ? 'en' : spoken,
      bothLangs: spoken === 'both',
      revealHours: revealHours.find((n) => String(n) === chosen('revealHours')),
      pausedUntil:
        pausedUntil && /^20\d\d-\d\d-\d\d$/.test(pausedUntil) && !Number.isNaN(Date.parse(pausedUntil))
          ? pausedUntil
          : undefined,
      daysOff: valueIn('daysOff')?.value ?? '',
      calendarUrl: calendarUrl === '' ? undefined : (URL.parse(calendarUrl)?.href ?? calendarUrl),
      editors: valueIn('editors')?.selected_users?.slice(0, mostEditors) ?? [],
    },
  }
}

/**
 * What a person wishes, or everything that is wrong with it, as far as the form alone tells.
 *
 * @param lang  of the faults
 * @param now   epoch milliseconds
 */
export function checkSetUp(
  filled: Filled,
  { lang, bank, now }: { readonly lang: Lang; readonly bank: Bank; readonly now: number },
): { readonly wishes: Wishes } | { readonly faults: Faults } {
  const say = words[lang].daily.faults
  const { channel, time, weekdays, lang: spoken, revealHours, pausedUntil } = filled
  const zone = filled.zone && isZone(filled.zone) ? spelledZone(filled.zone) : undefined
  const off = readDaysOff(filled.daysOff)
  const faults: Partial<Record<DailyField, string>> = {}
  for (const name of needed) if (!filled[name]) faults[name] = say.missing
  if (filled.zone && !zone) faults.zone = say.zone
  if ('unreadable' in off) faults.daysOff = say.notDates(off.unreadable.slice(0, mostNamed))
  if (zone && pausedUntil && pausedUntil < localDate(zone, now)) faults.pausedUntil = say.pauseOver
  if (spoken && itemsFor(bank, { ...filled, lang: spoken }).length === 0) faults.level = say.noItems
  const isWhole = Object.keys(faults).length === 0
  if (!isWhole || !channel || !time || !zone || !weekdays || !spoken || !revealHours || 'unreadable' in off)
    return { faults }
  return { wishes: { ...filled, channel, time, zone, weekdays, lang: spoken, revealHours, daysOff: off.days } }
}

/** Faults as Slack wants them, to stand in the form. */
export function errorsOf(faults: Faults): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([field, text]) => [dailyFields[field as DailyField], text]))
}

/** Entries that a message at a field names. */
const mostNamed = 5

const choice = z.object({ value: z.string() })
const element = z.object({
  value: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: choice.nullish(),
  selected_options: z.array(choice).nullish(),
  selected_users: z.array(z.string().max(30)).nullish(),
})
const sentView = z.object({
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), element)) }),
})
