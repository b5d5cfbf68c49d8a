import type { Button, KnownBlock, SectionBlock } from '@slack/types'
import { actionIds, sectionKey, writeButtonValue } from '../ask/buttons.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { quizActions } from '../quiz/buttons.ts'
import type { Progress, Topic } from '../quiz/progress.ts'
import { limits } from '../slack/limits.ts'
import { button, context, header, plainText, section } from '../slack/plain-blocks.ts'
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
    elements: [...(due > 0 ? [reviewButton(lang)] : []), button(quizActions.startRound, say.quizMe, 'round')],
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
    ...begun.slice(0, mostBars).map((topic) => topicLine(topic, say)),
    ...topicRemarks(progress, lang),
    say.week,
    ...weekLines(progress.week, say),
  ].join('\n')
}

export function reviewButton(lang: Lang): Button {
  return { ...button(quizActions.startReview, words[lang].progress.reviewNow, 'review'), style: 'primary' }
}

/** Name of a topic as people read it. */
export function topicName({ name }: Topic, say: Words['progress']): string {
  return name || say.notesAtTop
}

function overview({ due, streak }: Progress, lang: Lang): string[] {
  const say = words[lang].progress
  return [say.due(due), ...(streak.days > 0 ? [say.streak(streak.days), say.missesLeft(streak.missesLeft)] : [])]
}

function bars(begun: readonly Topic[], lang: Lang): SectionBlock[] {
  const say = words[lang].progress
  const shown = begun.slice(0, mostBars)
  return Array.from({ length: Math.ceil(shown.length / topicsPerBlock) }, (_, i) => ({
    type: 'section' as const,
    fields: shown
      .slice(i * topicsPerBlock, (i + 1) * topicsPerBlock)
      .flatMap((topic) => [topicLine(topic, say), bar(topic.recall ?? 0)])
      .map((text) => plainText(text, limits.sectionFieldText)),
  }))
}

function bar(share: number): string {
  const full = Math.round(share * barLength)
  return '■'.repeat(full) + '□'.repeat(barLength - full)
}

function topicLine(topic: Topic, say: Words['progress']): string {
  return say.topic(topicName(topic, say), topic.recall ?? 0, topic.met, topic.items)
}

function topicRemarks({ topics, strongest, weakest }: Progress, lang: Lang): string[] {
  const say = words[lang].progress
  const nameOf = (topic: Topic) => topicName(topic, say)
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
  return week.map(({ date, answers, right }) => say.day(date, answers, right))
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
