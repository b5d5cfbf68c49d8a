import type { Button, KnownBlock, RichTextSection } from '@slack/types'
import type { LibrarySection } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { markTerms } from '../search/mark.ts'
import { type BlockOptions, passagesToBlocks, passagesToText } from '../slack/blocks.ts'
import { limits } from '../slack/limits.ts'
import { addressBelow, type LinkTo, linkUrl } from '../slack/links.ts'
import { type Message, message, notice } from '../slack/message.ts'
import { commandButton, context, header, plainText, section } from '../slack/plain-blocks.ts'
import { plain } from '../slack/text.ts'
import { words } from '../words/words.ts'
import type { Answer, ExcerptAnswer } from './answer.ts'
import { headingOf, remarksOn, remarksOnUnread, sourceLine, titleOf } from './answer-text.ts'
import { actionIds, type ButtonValue, sectionKey, writeButtonValue, writeOptionValue } from './buttons.ts'
import type { FollowUp } from './follow-up.ts'
import type { Place } from './place.ts'

export interface CardOptions {
  /** Where notes can be read in a browser, ending in `/`: the path of a note is put behind it. */
  readonly notesUrl?: string | undefined
  /** Where Slack can fetch a picture of the notes folder. */
  readonly pictureAt?: LinkTo | undefined
  /** False where everybody reads the card already. */
  readonly shareable: boolean
  /** True where a channel for requests is set up. */
  readonly requestable: boolean
  /** All sections of the note of an excerpt: given to show the whole section, its sources and its neighbours. */
  readonly wholeNote?: readonly LibrarySection[]
  /** Who shared the card, by name. */
  readonly sharedBy?: string
  /** How a text of few words was read. */
  readonly followUp?: Pick<FollowUp, 'more' | 'alone'>
}

/** What an answer looks like in Slack. */
export function answerMessage(answer: Answer, options: CardOptions): Message {
  switch (answer.kind) {
    case 'excerpt':
      return excerptCard(answer, options)
    case 'choice':
      return choiceCard(answer, options)
    case 'term':
      return termCard(answer)
    case 'nothing':
      return nothingCard(answer, options)
    default:
      return helpCard(answer)
  }
}

function excerptCard(answer: ExcerptAnswer, options: CardOptions): Message {
  const say = words[answer.lang].answer
  const whole = options.wholeNote
  const passages = whole ? answer.section.passages : answer.passages
  const marks = (text: string) => markTerms(text, answer.terms)
  const body = passagesToBlocks(passages, { marks, ...addresses(options) })

  const remarks = remarksOn(answer)
  if (body.truncated) remarks.push(say.clipped)
  else if (!whole && answer.cut) remarks.push(say.excerptCut)
  const source = sourceLine(answer, answer.lang)
  const { followUp } = options
  const read = followUp ? [followUp.more ? say.moreOn(answer.question) : say.readAs(answer.question)] : []
  const blocks: KnownBlock[] = [
    ...read.map((line) => context(line)),
    ...(options.sharedBy ? [context(say.sharedQuestion(options.sharedBy, answer.question))] : []),
    header(titleOf(answer)),
    ...body.blocks,
    ...(remarks.length > 0 ? [context(...remarks)] : []),
    context(source),
    ...(whole ? readOn(answer, whole) : []),
  ]
  const other = whole ? undefined : (answer.part ?? answer.near)
  const otherIs = answer.part ? say.part : say.near
  if (other) blocks.push(context(otherIs), { type: 'actions', elements: [headingButton(other, answer)] })
  const buttons = cardButtons(answer, options)
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons })
  const orThis = other ? [`${otherIs} ${headingOf(other)}`] : []
  return message(
    [...read, titleOf(answer), passagesToText(passages), ...remarks, source, ...orThis].join('\n\n'),
    blocks,
  )
}

/** Where to read on: the other sections of the note, other notes, the sources. */
function readOn(answer: ExcerptAnswer, whole: readonly LibrarySection[]): KnownBlock[] {
  const say = words[answer.lang].answer
  const others = whole.filter((section) => section.id !== answer.section.id).slice(0, limits.selectOptions)
  const places = answer.seeAlso.map((place, i) => sectionButton(place, i, answer))
  const blocks: KnownBlock[] = []
  if (answer.note.sources.length > 0) {
    blocks.push({
      type: 'rich_text',
      elements: [
        boldText(say.sources),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: answer.note.sources.map(({ title, url }) => {
            const text = plain(title, limits.textObject)
            const address = linkUrl(url, text) // notes of strangers name any address
            return {
              type: 'rich_text_section',
              elements: [address ? { type: 'link', url: address, text } : { type: 'text', text }],
            }
          }),
        },
      ],
    })
  }
  if (others.length > 0) {
    blocks.push({
      type: 'section',
      text: { type: 'plain_text', text: say.inThisNote, emoji: false },
      accessory: {
        type: 'static_select',
        action_id: actionIds.choose,
        placeholder: { type: 'plain_text', text: plain(answer.note.title, limits.placeholder), emoji: false },
        options: others.map((section) => ({
          text: { type: 'plain_text', text: plain(section.heading, limits.optionText), emoji: false },
          value: writeOptionValue(section, answer.lang),
        })),
      },
    })
  }
  if (places.length > 0) blocks.push(context(say.seeAlso), { type: 'actions', elements: places })
  return blocks
}

function cardButtons(answer: ExcerptAnswer, options: CardOptions): Button[] {
  const say = words[answer.lang].answer
  const { question, lang } = answer
  const here = { section: sectionKey(answer.section), question, lang }
  const other: Lang = answer.note.lang === 'zh' ? 'en' : 'zh'
  const url = noteLink(`${answer.note.path}#${answer.section.anchor}`, options.notesUrl)
  const quizMe = words[lang].quiz.quizMe
  const alone = options.followUp?.alone
  return [
    ...(answer.note.items.length > 0 ? [button(actionIds.quizMe, quizMe, here)] : []),
    ...(options.shareable ? [button(actionIds.share, say.share, here)] : []),
    ...(options.wholeNote ? [] : [button(actionIds.more, say.more, here)]),
    ...(answer.twin
      ? [
          button(actionIds.language, words[answer.note.lang].answer.switchLanguage, {
            section: sectionKey(answer.twin),
            question,
            lang: other,
          }),
        ]
      : []),
    ...(alone === undefined ? [] : [button(`${actionIds.ask}_0`, say.alone(alone), { question: alone, lang })]),
    ...(url ? [{ ...button(actionIds.openNote, say.openNote), url }] : []),
  ]
}

/** For each meaning its definition, and a button that leads there. */
function choiceCard(answer: Extract<Answer, { kind: 'choice' }>, options: CardOptions): Message {
  const { title } = words[answer.lang].choice
  const blocks: KnownBlock[] = [header(title)]
  for (const place of answer.places) {
    const body = passagesToBlocks(place.section.passages.slice(0, 1), addresses(options))
    blocks.push(boldLine(titleOf(place)), ...body.blocks, context(sourceLine(place, answer.lang)))
  }
  blocks.push({ type: 'actions', elements: answer.places.map((place, i) => sectionButton(place, i, answer)) })
  const texts = answer.places.map((place) => `${titleOf(place)}\n${passagesToText(place.section.passages.slice(0, 1))}`)
  return message([title, ...texts].join('\n\n'), blocks)
}

function termCard(answer: Extract<Answer, { kind: 'term' }>): Message {
  const { lang } = answer
  if (answer.terms.length === 0) return notice(words[lang].term.usage)
  const blocks: KnownBlock[] = []
  const lines: string[] = []
  for (const { term } of answer.terms) {
    const [own, other] = lang === 'zh' ? [term.zh, term.en] : [term.en, term.zh]
    const title = own === other ? own : `${own} · ${other}`
    const others = [...term.also[lang], ...term.also[lang === 'zh' ? 'en' : 'zh']]
    const also = others.length > 0 ? [words[lang].term.also(others.join(lang === 'zh' ? '、' : ', '))] : []
    blocks.push(header(title), section(term.means[lang]), ...also.map((text) => context(text)))
    lines.push(title, term.means[lang], ...also)
  }
  const places = answer.terms.flatMap(({ place }) => place ?? [])
  if (places.length > 0)
    blocks.push({ type: 'actions', elements: places.map((place, i) => sectionButton(place, i, answer)) })
  return message(lines.join('\n'), blocks)
}

function nothingCard(answer: Extract<Answer, { kind: 'nothing' }>, { requestable }: CardOptions): Message {
  const { lang, question, suggestions } = answer
  const say = words[lang].nothing
  const ask = button(actionIds.request, say.request, { question, lang })
  const { title, text, yes, no } = say.requestConfirm
  const { corrected } = answer
  const maybe = [
    ...(corrected === undefined ? [] : [button(`${actionIds.ask}_0`, corrected, { question: corrected, lang })]),
    ...suggestions.map((place, i) => sectionButton(place, i, answer)),
  ]
  const blocks: KnownBlock[] = [
    header(say.title),
    section(say.text(question)),
    ...(maybe.length > 0 ? [section(say.maybe), { type: 'actions' as const, elements: maybe }] : []),
    context(...remarksOnUnread(answer), say.wayOn),
  ]
  if (requestable) {
    const confirm = {
      title: { type: 'plain_text', text: title },
      text: { type: 'plain_text', text },
      confirm: { type: 'plain_text', text: yes },
      deny: { type: 'plain_text', text: no },
    } as const
    blocks.push({ type: 'actions', elements: [{ ...ask, confirm }] })
  }
  return message(
    [
      say.text(question),
      ...(maybe.length > 0 ? [say.maybe, ...(corrected ? [corrected] : []), ...suggestions.map(titleOf)] : []),
      say.wayOn,
    ].join('\n'),
    blocks,
  )
}

/** Offers a command that was typed with a slip. */
export function commandMessage(command: string, lang: Lang): Message {
  const say = words[lang].nothing.commandMeant
  const elements = [commandButton(command)]
  return message([say, `/k8s ${command}`].join('\n'), [section(say), { type: 'actions', elements }])
}

function helpCard({ kind, lang, examples }: Extract<Answer, { examples: readonly string[] }>): Message {
  const say = words[lang].help
  if (kind === 'thanks') return message(say.thanks, [section(say.thanks)])
  const lines = kind === 'greeting' ? [say.greeting] : [say.text, say.ways.map((way) => `• ${way}`).join('\n')]
  const blocks: KnownBlock[] = [
    ...(kind === 'greeting' ? [] : [header(say.title)]),
    ...lines.map(section),
    ...exampleBlocks(examples, lang),
  ]
  return message([...lines, say.examples, ...examples].join('\n'), blocks)
}

/** Questions to ask by a click. */
export function exampleBlocks(examples: readonly string[], lang: Lang): KnownBlock[] {
  if (examples.length === 0) return []
  const elements = examples.map((question, i) => button(`${actionIds.ask}_${i}`, question, { question, lang }))
  return [section(words[lang].help.examples), { type: 'actions', elements }]
}

function sectionButton(place: Place, i: number, { question, lang }: { question: string; lang: Lang }): Button {
  return button(`${actionIds.open}_${i}`, titleOf(place), { section: sectionKey(place.section), question, lang })
}

/** The same without the title of the note, which stands above. */
function headingButton(place: Place, answer: { question: string; lang: Lang }): Button {
  return { ...sectionButton(place, 0, answer), text: plainText(headingOf(place), limits.buttonText) }
}

function button(actionId: string, text: string, value?: ButtonValue): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(text, limits.buttonText),
    ...(value && { value: writeButtonValue(value) }),
  }
}

function boldText(text: string): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: [{ type: 'text', text: plain(text, limits.textObject), style: { bold: true } }],
  }
}

function boldLine(text: string): KnownBlock {
  return { type: 'rich_text', elements: [boldText(text)] }
}

function addresses({ notesUrl, pictureAt }: CardOptions): BlockOptions {
  return { linkTo: (path) => noteLink(path, notesUrl), pictureAt }
}

function noteLink(path: string, notesUrl: string | undefined): string | undefined {
  return notesUrl === undefined ? undefined : addressBelow(notesUrl, path)
}
