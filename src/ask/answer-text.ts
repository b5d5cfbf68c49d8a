import { folderOf } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { passageText } from '../notes/passage.ts'
import { pasteLimit } from '../search/signatures.ts'
import { questionLimits } from '../search/weights.ts'
import { topicName } from '../words/topics.ts'
import { words } from '../words/words.ts'
import type { ExcerptAnswer } from './answer.ts'
import type { Place } from './place.ts'

/** `Linux namespaces › The eight kinds` */
export function titleOf({ note, section }: Place): string {
  return section.lead ? note.title : `${note.title} › ${section.heading}`
}

export function headingOf({ note, section }: Place): string {
  return section.lead ? note.title : section.heading
}

/** `Linux › Linux namespaces › The eight kinds · checked 2026-11-23 · kubernetes >=1.35` */
export function sourceLine({ note, section }: Place, lang: Lang): string {
  const say = words[lang].answer
  const folder = folderOf(note)
  const path = [
    ...(folder ? [topicName(folder, lang)] : []),
    note.title,
    ...section.above,
    ...(section.lead ? [] : [section.heading]),
  ].join(' › ')
  // The oldest check is the one that a reader may rely on.
  const checked = note.sources.map((source) => source.checked).sort()[0]
  const date = checked ? say.checked(checked) : note.updated && say.updated(note.updated)
  const versions = Object.entries(note.appliesTo).map(([product, range]) => say.appliesTo(product, range))
  return [path, date, ...versions].filter(Boolean).join(' · ')
}

/** What a reader must know of an excerpt besides its source. */
export function remarksOn(answer: ExcerptAnswer): string[] {
  const say = words[answer.lang].answer
  return [
    answer.signature !== undefined && say.knownError(answer.signature),
    ...remarksOnUnread(answer),
    answer.approximate && say.approximate,
    answer.note.lang !== answer.lang && !answer.twin && say.otherLanguage[answer.note.lang],
  ].filter((remark) => typeof remark === 'string')
}

/** What was not read of a long text. */
export function remarksOnUnread({ unread, lang }: Pick<ExcerptAnswer, 'unread' | 'lang'>): string[] {
  const say = words[lang].answer
  if (unread === 'words') return [say.questionCut(questionLimits.characters, pasteLimit)]
  return unread === 'all' ? [say.pasteCut(pasteLimit)] : []
}

/** A section as plain text: title, headings, passages. */
export function sectionText(place: Place, passages = place.section.passages): string {
  return [titleOf(place), ...passages.map(passageText)].join('\n\n')
}
