import type { KnownBlock } from '@slack/types'
import { sourceLine } from '../ask/answer-text.ts'
import type { ChoiceItem } from '../notes/item.ts'
import type { Lang } from '../notes/note.ts'
import type { ListItem, Passage, Run } from '../notes/passage.ts'
import { answeringPassages } from '../quiz/answering-passages.ts'
import { titleLine } from '../quiz/item-blocks.ts'
import { letteredOption, lines, optionPassages, stemPassages } from '../quiz/item-passages.ts'
import type { GradedItem } from '../quiz/kinds/task.ts'
import { taskOf } from '../quiz/kinds/task.ts'
import { explained, room } from '../quiz/result-blocks.ts'
import { passagesToBlocks, passagesToText } from '../slack/blocks.ts'
import { withLastingIds } from '../slack/lasting-ids.ts'
import { type Message, message, notice } from '../slack/message.ts'
import { button, context, header } from '../slack/plain-blocks.ts'
import { shortenRuns } from '../slack/shorten.ts'
import { escapeMrkdwn } from '../slack/text.ts'
import type { PutToChannel } from '../storage/store.ts'
import { type Words, words } from '../words/words.ts'
import { dailyActions } from './buttons.ts'
import type { GradedText } from './texts.ts'

/** A question that is put to a channel. */
export interface PutToAll {
  /** Id of the post. */
  readonly id: string
  readonly seed: number
  /** In one language or in both, below each other. */
  readonly texts: readonly GradedText[]
}

export type Standing =
  /** `resultAt` is local: `YYYY-MM-DD HH:MM`. */
  | { readonly kind: 'open'; readonly answers: number; readonly resultAt: string; readonly zone: string }
  | { readonly kind: 'revealed' }

/** How a channel answered. */
export interface Outcome {
  readonly answers: readonly { readonly right: boolean; readonly chosen: readonly number[] }[]
  /** Those who were right and want to be named, and how many more there are. */
  readonly named: { readonly names: readonly string[]; readonly more: number }
}

/** The question of the day, which people answer where nobody else sees it. */
export function postMessage({ id, seed, texts }: PutToAll, standing: Standing): Message {
  const langs = texts.map(({ note }) => note.lang)
  const title = inEach(langs, (say) => say.title)
  const parts = texts.map(({ item, note }) => {
    const options = item.kind === 'true-false' ? [] : optionPassages(item, taskOf(item, seed).shown)
    return { kind: titleLine({ item, lang: note.lang }), passages: [...stemPassages(item), ...options] }
  })
  const stands = langs.map((lang) => {
    const say = words[lang].daily
    return standing.kind === 'open'
      ? [say.answers(standing.answers), say.resultAt(standing.resultAt, standing.zone)]
      : [say.resultIsThere]
  })
  const shown = parts.flatMap(({ kind, passages }) => [kind, passagesToText(passages)])
  const answer = button(
    dailyActions.answer,
    inEach(langs, (say) => say.answer),
    id,
  )
  const blocks = [
    header(title),
    ...parts.flatMap(({ kind, passages }, place) => [
      ...(place > 0 ? [divider] : []),
      context(kind),
      ...passagesToBlocks(passages, { maxCharacters: 9_000 / parts.length, maxBlocks: 20 }).blocks,
    ]),
    ...stands.map((lines) => context(...lines)),
    { type: 'actions' as const, elements: [answer] },
  ]
  return message([title, ...shown, ...stands.flat()].join('\n\n'), withLastingIds(blocks))
}

/** How a channel answered: the share of each option, why each is right or wrong, the passage of the note, who was right. */
export function resultOfAll({ seed, texts }: PutToAll, { answers, named }: Outcome): Message {
  const langs = texts.map(({ note }) => note.lang)
  const verdict = verdictOn(langs, answers)
  const parts = texts.map((text) => ({
    body: answersTo(text, seed, answers),
    source: words[text.note.lang].quiz.fromTheNote(sourceLine(text, text.note.lang)),
    excerpt: answeringPassages(text.item, text.section).passages,
  }))
  const right = named.names.length > 0 ? langs.map((lang) => words[lang].daily.named(named.names, named.more)) : []
  const shown = parts.flatMap(({ body, source, excerpt }) => [passagesToText(body), source, passagesToText(excerpt)])
  const share = 1 / parts.length
  const blocks: KnownBlock[] = [
    header(verdict),
    ...parts.flatMap(({ body, source, excerpt }, place) => [
      ...(place > 0 ? [divider] : []),
      ...passagesToBlocks(body, { maxCharacters: room.body * share, maxBlocks: 30 * share }).blocks,
      context(source),
      ...passagesToBlocks(excerpt, {
        maxCharacters: room.excerpt * share,
        maxBlocks: 10 * share,
        noTable: parts.length > 1,
      }).blocks,
    ]),
    ...(right.length > 0 ? [context(...right)] : []),
  ]
  return message([verdict, ...shown, ...right].join('\n\n'), blocks)
}

/** The result with what else is to be said about the quiz. */
export function withRemarks(result: Message, remarks: readonly string[]): Message {
  if (remarks.length === 0) return result
  const text = [result.text, ...remarks.map((remark) => escapeMrkdwn(remark))].join('\n\n')
  return { ...result, text, blocks: [...result.blocks, context(...remarks)] }
}

/** The note has changed since: what was asked can no longer be shown as it was. */
export function resultWithoutNote(put: PutToChannel, answers: readonly { readonly right: boolean }[]): Message {
  const langs = langsOf(put)
  return notice([verdictOn(langs, answers), ...langs.map((lang) => words[lang].daily.noteChanged)].join('\n'))
}

/** In which languages a channel was asked. */
export function langsOf({ lang, otherVersion }: PutToChannel): readonly Lang[] {
  return otherVersion === undefined ? [lang] : ['en', 'zh']
}

const divider: KnownBlock = { type: 'divider' }

/** The same in each language, on one line. */
function inEach(langs: readonly Lang[], what: (say: Words['daily']) => string): string {
  return langs.map((lang) => what(words[lang].daily)).join(' · ')
}

function verdictOn(langs: readonly Lang[], answers: readonly { readonly right: boolean }[]): string {
  return inEach(langs, (say) => say.result(answers.filter(({ right }) => right).length, answers.length))
}

/** The question with what is right, and why. */
function answersTo(
  { item, note: { lang } }: GradedText,
  seed: number,
  answers: Outcome['answers'],
): readonly Passage[] {
  const right = 'choices' in item ? sharesOf(item, lang, seed, answers) : rightAnswer(item, lang)
  return [...stemPassages(item), ...right, ...explained(words[lang].quiz.why, item.explanation)]
}

/** Each option with how many chose it and why it is right or wrong. */
function sharesOf(item: ChoiceItem, lang: Lang, seed: number, answers: Outcome['answers']): readonly Passage[] {
  return taskOf(item, seed).shown.flatMap((option, position): Passage[] => {
    const { text = [], right = false, reason = [] } = item.choices[option] ?? {}
    const chosenBy = answers.filter(({ chosen }) => chosen.includes(option)).length
    const remark = { text: ` ${words[lang].daily.share(right, chosenBy, answers.length)}`, italic: true } as const
    const shown = item.kind === 'true-false' ? text : letteredOption(position, text, room.option)
    const why: Passage[] = reason.length > 0 ? [{ kind: 'quote', runs: shortenRuns(reason, room.reason) }] : []
    return [lines([[...shown, remark]]), ...why]
  })
}

/** What is right where no option is chosen: the words of the blanks, the steps in order, what belongs together. */
function rightAnswer(item: Exclude<GradedItem, ChoiceItem>, lang: Lang): readonly Passage[] {
  switch (item.kind) {
    case 'cloze': {
      const blanks = item.blanks.map(([answer = '']) => [{ text: answer, code: true } as const])
      return [lines(blanks.map((blank) => [{ text: words[lang].quiz.rightAnswer }, ...blank]))]
    }
    case 'order':
      return [list(item.steps.map((step, i) => ({ number: i + 1, runs: shown(step) })))]
    case 'match':
      return [list(item.pairs.map(({ left, right }) => ({ runs: [...shown(left), { text: ' → ' }, ...shown(right)] })))]
  }
}

function shown(side: readonly Run[]): readonly Run[] {
  return shortenRuns(side, room.option)
}

function list(items: readonly Omit<ListItem, 'indent'>[]): Passage {
  return { kind: 'list', items: items.map((item) => ({ indent: 0, ...item })) }
}
