import type { Button, KnownBlock, SectionBlock } from '@slack/types'
import { actionIds, sectionKey, writeButtonValue } from '../ask/buttons.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { quizActions, writeRoundValue } from '../quiz/buttons.ts'
import { roundSize } from '../quiz/pick.ts'
import type { Progress, Topic } from '../quiz/progress.ts'
import { limits } from '../slack/limits.ts'
import { button, context, header, plainText, section } from '../slack/plain-blocks.ts'
import { topicName } from '../words/topics.ts'
import { type Words, words } from '../words/words.ts'

/** Topics with a bar; a team's notes may lie in hundreds of folders. */
export const mostBars = 20
const mostNames = 12
/** Characters of a bar. */
const barLength = 10
/** A topic takes two fields: words, then a bar for those who look. */
const topicsPerBlock = limits.sectionFields / 2

/** How far a person has come, in words, with bars beside them. */
export function progressBlocks(progress: Progress, library: Library, lang: Lang): KnownBlock[] {
  const say = words[lang].progress
  const { due, week, topics, readNext } = progress
  const begun = topics.filter(({ met }) => met > 0)
  const start: KnownBlock = {
    type: 'actions',
    elements: [
      ...(due > 0 ? [reviewButton(lang)] : []),
      button(quizActions.startRound, say.quizMe, writeRoundValue({ size: roundSize.usual })),
    ],
  }
  if (begun.length === 0) return [section(say.nothingYet), start]
  const remarks = topicRemarks(progress, lang)
  const reading = readButtons(readNext, library, lang)
  return [
    section(overview(progress, lang).join('\n')),
    start,
    header(say.topics),
    ...bars(begun, lang),
    ...(remarks.length > 0 ? [context(...remarks)] : []),
    ...(reading.length > 0 ? [header(say.readNext), { type: 'actions' as const, elements: reading }] : []),
    header(say.week),
    section(weekLines(week, say).join('\n')),
  ]
}

/** The same as one text. */
export function progressText(progress: Progress, lang: Lang): string {
  const say = words[lang].progress
  const begun = progress.topics.filter(({ met }) => met > 0)
  if (begun.length === 0) return say.nothingYet
  return [
    ...overview(progress, lang),
    say.topics,
    ...begun.slice(0, mostBars).map((topic) => topicLine(topic, lang)),
    ...topicRemarks(progress, lang),
    say.week,
    ...weekLines(progress.week, say),
  ].join('\n')
}

export function reviewButton(lang: Lang): Button {
  return { ...button(quizActions.startReview, words[lang].progress.reviewNow, 'review'), style: 'primary' }
}

function overview({ due, streak }: Progress, lang: Lang): string[] {
  const say = words[lang].progress
  return [say.due(due), ...(streak.days > 0 ? [say.streak(streak.days), say.missesLeft(streak.missesLeft)] : [])]
}

function bars(begun: readonly Topic[], lang: Lang): SectionBlock[] {
  const shown = begun.slice(0, mostBars)
  return Array.from({ length: Math.ceil(shown.length / topicsPerBlock) }, (_, i) => ({
    type: 'section' as const,
    fields: shown
      .slice(i * topicsPerBlock, (i + 1) * topicsPerBlock)
      .flatMap((topic) => [topicLine(topic, lang), bar(topic.recall ?? 0)])
      .map((text) => plainText(text, limits.sectionFieldText)),
  }))
}

function bar(share: number): string {
  const full = Math.round(share * barLength)
  return '■'.repeat(full) + '□'.repeat(barLength - full)
}

function topicLine({ name, recall, met, items }: Topic, lang: Lang): string {
  return words[lang].progress.topic(topicName(name, lang), recall ?? 0, met, items)
}

function topicRemarks({ topics, strongest, weakest }: Progress, lang: Lang): string[] {
  const say = words[lang].progress
  const nameOf = ({ name }: Topic) => topicName(name, lang)
  const begun = topics.filter(({ met }) => met > 0)
  const rest = topics.filter(({ met }) => met === 0)
  return [
    begun.length > mostBars && say.moreTopics(begun.length - mostBars),
    strongest.length > 0 && say.strongest(strongest.map(nameOf)),
    weakest.length > 0 && say.weakest(weakest.map(nameOf)),
    rest.length > 0 && say.notBegun(rest.slice(0, mostNames).map(nameOf)),
  ].filter((remark) => typeof remark === 'string')
}

function weekLines(week: Progress['week'], say: Words['progress']): string[] {
  const active = week.filter(({ answers }) => answers > 0)
  return active.length > 0 ? active.map(({ date, answers, right }) => say.day(date, answers, right)) : [say.quietWeek]
}

/** Each opens the beginning of a note as an answer card. */
function readButtons(ids: readonly string[], library: Library, lang: Lang): Button[] {
  return ids.flatMap((id, i) => {
    const versions = library.notes.filter((note) => note.id === id)
    const note = versions.find((version) => version.lang === lang) ?? versions[0]
    const lead = note && library.sections[note.firstSection]
    if (!note || !lead) return []
    const value = writeButtonValue({ section: sectionKey(lead), question: note.title, lang })
    return [button(`${actionIds.open}_${i}`, note.title, value)]
  })
}
