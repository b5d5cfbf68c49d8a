import type { ActionsBlock, Checkboxes, HomeView, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types'
import { exampleQuestions } from '../ask/answer.ts'
import { exampleBlocks } from '../ask/answer-blocks.ts'
import { missedBlocks } from '../daily/missed-blocks.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { exportButton, forgetButton } from '../people/buttons.ts'
import { progressBlocks } from '../people/progress-blocks.ts'
import { week } from '../people/reminders.ts'
import { bankOf } from '../quiz/bank.ts'
import type { Progress } from '../quiz/progress.ts'
import { limits } from '../slack/limits.ts'
import { button, context, header, plainText, section } from '../slack/plain-blocks.ts'
import type { DailyPost, Preferences } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { homeActions } from './settings.ts'

export interface HomeContent {
  /** `U…` of the one who sees it. */
  readonly user: string
  readonly lang: Lang
  readonly progress: Progress
  readonly preferences: Preferences
  /** IANA. */
  readonly zone: string
  /** Of the daily quizzes, the newest first. */
  readonly missed: readonly DailyPost[]
}

/** The App Home: what the person missed, how far they are, how they want it, how to ask, what is kept. */
export function homeView(library: Library, { user, lang, progress, preferences, zone, missed }: HomeContent): HomeView {
  const { home, help, privacy } = words[lang]
  return {
    type: 'home',
    blocks: [
      header(home.title),
      section(home.text),
      context(home.counts(library.notes.length, library.sections.length)),
      ...missedBlocks(missed, bankOf(library), lang),
      header(words[lang].progress.title),
      ...progressBlocks(progress, library, lang),
      { type: 'divider' },
      header(home.help),
      section(help.ways.map((way) => `• ${way}`).join('\n')),
      ...exampleBlocks(exampleQuestions(library, lang), lang),
      { type: 'divider' },
      header(home.settings),
      ...settingsBlocks(preferences, zone, lang),
      { type: 'divider' },
      header(privacy.title),
      section(privacy.lines.map((line) => `• ${line}`).join('\n')),
      { type: 'actions', elements: [exportButton(lang), forgetButton(lang, privacy.erase, user)] },
    ],
  }
}

/** Without ids of blocks: under the same id Slack would go on to show what the person chose before. */
function settingsBlocks(
  { lang: wanted, remindAt, daysOff, onBoards, inResults }: Preferences,
  zone: string,
  lang: Lang,
) {
  const { home, weekdays } = words[lang]
  const languages = (['slack', 'en', 'zh'] as const).map((value) => option(home.languages[value], value))
  const days = week.map((day) => option(weekdays[day - 1] ?? '', String(day)))
  const off = days.filter(({ value }) => daysOff.includes(Number(value)))
  const chosen = languages.find(({ value }) => value === (wanted ?? 'slack'))
  const reminder: ActionsBlock = {
    type: 'actions',
    elements: [
      { type: 'timepicker', action_id: homeActions.remindAt, ...(remindAt && { initial_time: remindAt }) },
      ...(remindAt ? [button(homeActions.remindOff, home.noReminder, 'off')] : []),
    ],
  }
  const blocks: KnownBlock[] = [
    labelled(home.language, {
      type: 'static_select',
      action_id: homeActions.language,
      options: languages,
      ...(chosen && { initial_option: chosen }),
    }),
    section(home.reminder),
    reminder,
    ...(remindAt
      ? [
          labelled(home.daysOff, {
            type: 'multi_static_select',
            action_id: homeActions.daysOff,
            options: days,
            ...(off.length > 0 && { initial_options: off }),
          }),
        ]
      : []),
    {
      type: 'actions',
      elements: [
        checkbox(homeActions.onBoards, home.onBoards, onBoards),
        checkbox(homeActions.inResults, home.inResults, inResults),
      ],
    },
    context(home.zone(zone)),
  ]
  return blocks
}

function checkbox(actionId: string, label: string, checked: boolean): Checkboxes {
  const options = [option(label, 'on')]
  return { type: 'checkboxes', action_id: actionId, options, ...(checked && { initial_options: options }) }
}

function labelled(label: string, accessory: NonNullable<SectionBlock['accessory']>): SectionBlock {
  return { ...section(label), accessory }
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, limits.optionText), value }
}
