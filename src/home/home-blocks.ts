import type { ActionsBlock, Checkboxes, HomeView, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types'
import { exampleQuestions } from '../ask/answer.ts'
import { exampleBlocks } from '../ask/answer-blocks.ts'
import { missedBlocks } from '../daily/missed-blocks.ts'
import type { Library } from '../library/library.ts'
import { week } from '../local-time.ts'
import type { Lang } from '../notes/note.ts'
import { exportButton, forgetButton } from '../people/buttons.ts'
import { progressBlocks } from '../people/progress-blocks.ts'
import { bankOf } from '../quiz/bank.ts'
import type { Progress } from '../quiz/progress.ts'
import { withLastingIds } from '../slack/lasting-ids.ts'
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
  /** The element that was answered in Messages just now: its `action_id`. */
  readonly answered?: string | undefined
}

/** The App Home: what the person missed, how far they are, how they want it, how to ask, what is kept. */
export function homeView(
  library: Library,
  { user, lang, progress, preferences, zone, missed, answered }: HomeContent,
): HomeView {
  const { home, help, privacy } = words[lang]
  const blocks = withNotice(answered, section(home.sent), [
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
  ])
  return { type: 'home', blocks: withLastingIds(blocks) }
}

/** Below the element that was used, where the person looks; at the top when that has gone. */
function withNotice(action: string | undefined, notice: KnownBlock, blocks: readonly KnownBlock[]): KnownBlock[] {
  if (action === undefined) return [...blocks]
  const used = blocks.findIndex(
    (block) =>
      block.type === 'actions' &&
      block.elements.some((element) => 'action_id' in element && element.action_id === action),
  )
  return blocks.toSpliced(used + 1, 0, notice)
}

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
      ? [section(home.daysOff), { type: 'actions' as const, elements: [boxes(homeActions.daysOff, days, off)] }]
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

function boxes(action: string, options: PlainTextOption[], checked: PlainTextOption[]): Checkboxes {
  return { type: 'checkboxes', action_id: action, options, ...(checked.length > 0 && { initial_options: checked }) }
}

function checkbox(actionId: string, label: string, checked: boolean): Checkboxes {
  const options = [option(label, 'on')]
  return boxes(actionId, options, checked ? options : [])
}

function labelled(label: string, accessory: NonNullable<SectionBlock['accessory']>): SectionBlock {
  return { ...section(label), accessory }
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, limits.optionText), value }
}
