import type { InputBlock, ModalView, Option } from '@slack/types'
import { week } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { limits } from '../slack/limits.ts'
import { plainText } from '../slack/plain-blocks.ts'
import type { Calendar, DailyQuiz } from '../storage/store.ts'
import { topicName } from '../words/topics.ts'
import { words } from '../words/words.ts'
import { type DailyField, dailyFields, dailyForm } from './buttons.ts'
import { dateOf } from './days-off.ts'

/** What the form asks for. */
export interface Wishes
  extends Omit<DailyQuiz, 'team' | 'setUpBy' | 'enabled' | 'nextRunAt' | 'goal' | 'silentPosts' | 'calendar'> {
  readonly calendarUrl?: string | undefined
  /** Ids of those who may change it as well. */
  readonly editors: readonly string[]
}

/** What stands in the form at first. */
export interface Shown extends Omit<Wishes, 'channel' | 'calendarUrl'> {
  readonly channel?: string | undefined
  readonly calendar?: Calendar | undefined
}

export const levels = [1, 2, 3] as const
export const mostEditors = 10
export const revealHours = [1, 2, 3, 4, 6, 8, 12, 24] as const

/**
 * The form in which a daily quiz is set up or changed.
 *
 * @param topics  those that there are
 */
export function setUpForm(lang: Lang, wishes: Shown, topics: readonly string[]): ModalView {
  const { calendar, daysOff, editors } = wishes
  const spoken = wishes.bothLangs ? 'both' : wishes.lang
  const say = words[lang].daily.form
  const choose = plainText(words[lang].quiz.choose, limits.placeholder)
  const days = week.map((day) => option(words[lang].weekdays[day - 1] ?? '', String(day)))
  const levelOptions = [option(say.anyLevel, 'any'), ...levels.map((n) => option(words[lang].quiz.level(n), String(n)))]
  const langs = (['en', 'zh', 'both'] as const).map((one) => option(say.langs[one], one))
  const hours = revealHours.map((n) => option(say.hours(n), String(n)))
  const topicOptions = topics.slice(0, limits.selectOptions).map((topic) => option(topicName(topic, lang), topic))
  const chosenTopics = topicOptions.filter(({ value }) => wishes.topics.includes(value ?? ''))
  const hour = hours.find(({ value }) => value === String(wishes.revealHours))
  return {
    type: 'modal',
    callback_id: dailyForm,
    private_metadata: lang,
    title: plainText(say.title, limits.viewTitle),
    submit: plainText(say.save, limits.viewButton),
    close: plainText(words[lang].quiz.cancel, limits.viewButton),
    blocks: [
      field('channel', say.channel, {
        hint: say.channelHint,
        element: {
          type: 'conversations_select',
          action_id: dailyFields.channel,
          placeholder: choose,
          filter: { include: ['public', 'private'] },
          ...(wishes.channel && { initial_conversation: wishes.channel }),
        },
      }),
      field('time', say.time, {
        element: { type: 'timepicker', action_id: dailyFields.time, initial_time: wishes.time },
      }),
      field('zone', say.zone, {
        hint: say.zoneHint,
        element: {
          type: 'plain_text_input',
          action_id: dailyFields.zone,
          initial_value: wishes.zone,
          max_length: 60,
        },
      }),
      field('weekdays', say.weekdays, {
        element: {
          type: 'checkboxes',
          action_id: dailyFields.weekdays,
          options: days,
          initial_options: days.filter(({ value }) => wishes.weekdays.includes(Number(value))),
        },
      }),
      ...(topicOptions.length > 0
        ? [
            field('topics', say.topics, {
              optional: true,
              element: {
                type: 'multi_static_select',
                action_id: dailyFields.topics,
                placeholder: plainText(say.allTopics, limits.placeholder),
                options: topicOptions,
                ...(chosenTopics.length > 0 && { initial_options: chosenTopics }),
              },
            }),
          ]
        : []),
      field('level', say.level, {
        element: {
          type: 'static_select',
          action_id: dailyFields.level,
          options: levelOptions,
          initial_option: levelOptions[wishes.level ?? 0] ?? option(say.anyLevel, 'any'),
        },
      }),
      field('lang', say.lang, {
        element: {
          type: 'radio_buttons',
          action_id: dailyFields.lang,
          options: langs,
          initial_option: option(say.langs[spoken], spoken),
        },
      }),
      field('revealHours', say.reveal, {
        element: {
          type: 'static_select',
          action_id: dailyFields.revealHours,
          options: hours,
          ...(hour && { initial_option: hour }),
        },
      }),
      field('pausedUntil', say.pausedUntil, {
        hint: say.pausedHint,
        optional: true,
        element: {
          type: 'datepicker',
          action_id: dailyFields.pausedUntil,
          ...(wishes.pausedUntil && { initial_date: wishes.pausedUntil }),
        },
      }),
      field('daysOff', say.daysOff, {
        hint: say.daysOffHint,
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: dailyFields.daysOff,
          multiline: true,
          max_length: limits.plainTextInput,
          ...(daysOff.length > 0 && { initial_value: daysOff.join('\n') }),
        },
      }),
      field('calendarUrl', say.calendar, {
        hint: calendar
          ? `${say.calendarHint} ${say.calendarRead(dateOf(calendar.readAt), calendar.days.length)}`
          : say.calendarHint,
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: dailyFields.calendarUrl,
          max_length: 1_000,
          ...(calendar && { initial_value: calendar.url }),
        },
      }),
      field('editors', say.editors, {
        hint: say.editorsHint,
        optional: true,
        element: {
          type: 'multi_users_select',
          action_id: dailyFields.editors,
          placeholder: choose,
          max_selected_items: mostEditors,
          ...(editors.length > 0 && { initial_users: [...editors] }),
        },
      }),
    ],
  }
}

function option(text: string, value: string): Option & { text: ReturnType<typeof plainText> } {
  return { text: plainText(text, limits.optionText), value }
}

function field(
  name: DailyField,
  label: string,
  { element, hint, optional }: { element: InputBlock['element']; hint?: string; optional?: true },
): InputBlock {
  return {
    type: 'input',
    block_id: dailyFields[name],
    label: plainText(label, limits.inputLabel),
    element,
    ...(hint && { hint: plainText(hint, limits.inputHint) }),
    ...(optional && { optional }),
  }
}
