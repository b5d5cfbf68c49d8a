import type { App, BlockAction, webApi } from '@slack/bolt'
import { answerWithSection } from '../ask/answer.ts'
import { answerMessage } from '../ask/answer-blocks.ts'
import { actionIds, readButtonValue, sectionByKey } from '../ask/buttons.ts'
import { sectionsOfNote } from '../ask/place.ts'
import { isOfKind, readRequest } from '../commands/request.ts'
import type { Library } from '../library/library.ts'
import type { Lang } from '../notes/note.ts'
import { runsText } from '../notes/passage.ts'
import { type ActionArgs, type Click, readClick } from '../slack/click.ts'
import { limits } from '../slack/limits.ts'
import type { LinkTo } from '../slack/links.ts'
import { type Message, message, notice } from '../slack/message.ts'
import { type LanguageOf, personIn, zoneFor } from '../slack/person.ts'
import { button, section } from '../slack/plain-blocks.ts'
import { onTyped, type Typed } from '../slack/typed.ts'
import type { Asked, PersonId } from '../storage/store.ts'
import { words } from '../words/words.ts'
import { quizActions, quizForms, readQuizValue, readRoundValue, writeRoundValue } from './buttons.ts'
import { reportReasons } from './card.ts'
import { itemMessage } from './item-blocks.ts'
import { answerForm, formErrors, reportDone, reportForm } from './item-form.ts'
import { checkedBoxes, readForm, readRound } from './payload.ts'
import { roundSize } from './pick.ts'
import { createQuiz, type Found, type QuizDeps, type Replied } from './quiz.ts'
import { resultMessage, turnedMessage } from './result-blocks.ts'
import { readTopic, type Topic, topicByKey, topicsOf } from './topic.ts'

export interface QuizListenerDeps extends QuizDeps {
  readonly languageOf: LanguageOf
  readonly notesUrl?: string | undefined
  readonly pictureAt?: LinkTo | undefined
  /** Called after each reply that counted. */
  readonly onReply: (client: webApi.WebClient, person: PersonId, asked: Asked) => Promise<void>
}

/** Asks people items when they want to be quizzed, and marks their replies, visible to nobody else. */
export function listenForQuiz(app: App, deps: QuizListenerDeps): void {
  const quiz = createQuiz(deps)
  const forms = rememberForms(deps.now)

  onTyped(app, isOfKind('quiz', 'review'), async (typed) => {
    const { kind, text, lang: written } = readRequest(typed.text)
    const lang = written ?? (await langOf(typed))
    await typed.tell(
      kind === 'quiz' ? await typedRound(typed.person, text, lang) : await due(typed, lang, /^\D/.test(text)),
    )
  })

  async function langOf({ client, person }: Pick<Typed, 'client' | 'person'>): Promise<Lang> {
    return (await deps.languageOf(client, person)) ?? 'en'
  }

  async function typedRound(person: PersonId, text: string, lang: Lang): Promise<Message> {
    const say = words[lang].quiz
    const { size = roundSize.usual, topic: typed } = readRound(text)
    if (size < 1 || size > roundSize.most) return notice(say.roundSize(roundSize.most))
    const topic = typed === '' ? undefined : readTopic(deps.library(), typed, lang)
    if (!topic && /^\d+$/.test(typed)) return notice(say.roundSize(roundSize.most))
    if (typed !== '' && !topic) return topicsMessage(say.noItemsOn(typed), deps.library(), lang)
    return round(person, lang, { size, topic })
  }

  async function chosenRound(person: PersonId, value: unknown, lang: Lang): Promise<Message> {
    const { size = roundSize.usual, topic: key } = readRoundValue(value) ?? {}
    const topic = key === undefined ? undefined : topicByKey(deps.library(), key, lang)
    if (key !== undefined && !topic) return topicsMessage(words[lang].quiz.gone, deps.library(), lang)
    return round(person, lang, { size: Math.min(size, roundSize.most), topic })
  }

  async function round(
    person: PersonId,
    lang: Lang,
    { size, topic }: { size: number; topic: Topic | undefined },
  ): Promise<Message> {
    const say = words[lang].quiz
    const started = await quiz.startRound(person, { lang, size, topic })
    if (!started) return topic ? topicsMessage(say.noItemsNow(topic.name), deps.library(), lang) : notice(say.noItems)
    const toSay = topic !== undefined || started.short !== undefined || size !== roundSize.usual
    return itemMessage(started.put, toSay ? say.round(started.size, topic?.name, started.short) : undefined)
  }

  async function due(
    { client, person }: Pick<Typed, 'client' | 'person'>,
    lang: Lang,
    more: boolean,
  ): Promise<Message> {
    const say = words[lang].quiz
    const zone = await zoneFor(deps.store, client, person)
    const put = await quiz.startReview(person, { lang, zone, more })
    if (put === 'done for today') return notice(say.enoughToday)
    return put ? itemMessage(put) : notice(say.nothingDue)
  }

  app.action<BlockAction>(actionIds.quizMe, async (args) => {
    await args.ack()
    const click = readClick(args)
    const value = readButtonValue(click.value)
    const chosen = (await deps.store.preferences(click.person)).lang
    const lang = chosen ?? value?.lang ?? (await langOf(click))
    const library = deps.library()
    const section = value?.section === undefined ? undefined : sectionByKey(library, value.section)
    const note = section && library.notes[section.note]
    if (!section || !note) return click.tell(words[lang].answer.gone)
    const put = await quiz.followUp(click.person, { note, section }, lang)
    await (put ? click.below(itemMessage(put)) : click.tell(words[lang].quiz.noItems))
  })

  for (const [action, start] of [
    [
      new RegExp(`^${quizActions.startRound}(?:_\\d+)?$`),
      ({ person, value }: Click, lang: Lang) => chosenRound(person, value, lang),
    ],
    [quizActions.startReview, (click: Click, lang: Lang) => due(click, lang, false)],
  ] as const) {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const click = readClick(args)
      await click.below(await start(click, await langOf(click)))
    })
  }

  /** Runs `work` for a click on an item that this person was asked; otherwise tells them why not. */
  function onItem(
    action: string | RegExp,
    work: (click: Click, found: Found, args: ActionArgs) => Promise<void>,
  ): void {
    app.action<BlockAction>(action, async (args) => {
      await args.ack()
      const click = readClick(args)
      const found = await quiz.find(readQuizValue(click.value)?.asked ?? '', click.person)
      if (typeof found === 'string') await click.tell(await notFoundText(found, click))
      else await work(click, found, args)
    })
  }

  async function notFoundText(found: 'gone' | 'not yours', from: Pick<Typed, 'client' | 'person'>): Promise<string> {
    const say = words[await langOf(from)].quiz
    return found === 'gone' ? say.gone : say.notYours
  }

  /** Marks a reply and passes the result to `show`; problems are told to the person. */
  async function reply(
    found: Found,
    values: readonly unknown[],
    ways: Pick<Click, 'show' | 'tell' | 'client' | 'person'>,
  ): Promise<void> {
    const say = words[found.put.lang].quiz
    const replied = await quiz.reply(found, values)
    if (replied.kind === 'marked') {
      await ways.show(markedMessage(found, replied))
      await deps.onReply(ways.client, ways.person, found.asked)
    } else if (replied.kind === 'faults') await ways.tell(say.noneChecked)
    else await ways.tell(replied.kind === 'gone' ? say.gone : say.answeredBefore)
  }

  onItem(new RegExp(`^${quizActions.choose}_\\d$`), async (click, found) => {
    await reply(found, [readQuizValue(click.value)?.position], click)
  })

  onItem(quizActions.check, async (click, found, { body }) => {
    await reply(found, checkedBoxes(body.state, found.asked.id), click)
  })

  app.action(quizActions.boxes, async ({ ack }) => ack()) // read when "Check" is clicked

  onItem(quizActions.turnOver, async (click, { put, place }) => {
    const { item } = put
    if (item.kind === 'flash') await click.show(turnedMessage({ ...put, item }, place, { onward: 'more' }))
  })

  onItem(quizActions.openForm, async (click, { asked, put }, { body }) => {
    const { item } = put
    if (item.kind === 'flash') return
    if (asked.answered) return click.tell(words[put.lang].quiz.answeredBefore)
    forms.opened(asked.id, click)
    await click.client.views.open({ trigger_id: body.trigger_id, view: answerForm({ ...put, item }) })
  })

  app.view(quizForms.answer, async ({ ack, body, view, client, context }) => {
    const person = personIn(context, body.user.id)
    const sent = readForm(view)
    const found = await quiz.find(sent?.asked ?? '', person)
    const place = forms.placeOf(sent?.asked ?? '') ?? directly(client, person)
    if (typeof found === 'string' || !sent) {
      await ack()
      return place.tell(await notFoundText(typeof found === 'string' ? found : 'gone', { client, person }))
    }
    const replied = await quiz.reply(found, sent.values)
    if (replied.kind === 'faults') {
      return ack({ response_action: 'errors', errors: formErrors(replied.faults, found.put.lang) })
    }
    await ack()
    const say = words[found.put.lang].quiz
    if (replied.kind !== 'marked') return place.tell(replied.kind === 'gone' ? say.gone : say.answeredBefore)
    await place.show(markedMessage(found, replied))
    await deps.onReply(client, person, found.asked)
  })

  onItem(quizActions.more, async (click, found) => {
    const put = await quiz.onward(found)
    if (put) await click.reply(itemMessage(put))
    else await click.tell(words[found.put.lang].quiz.noItems)
  })

  onItem(quizActions.repeat, async (click, found) => {
    const put = await quiz.repeatWrong(found)
    if (put) await click.reply(itemMessage(put))
    else await click.tell(words[found.put.lang].quiz.gone)
  })

  onItem(quizActions.read, async (click, { put, place }) => {
    const found = answerWithSection(deps.library(), place.section, runsText(put.item.stem), put.lang)
    const answer = { ...found, terms: new Set<string>() } // nobody searched for the words of the stem
    const { notesUrl, pictureAt } = deps
    const wholeNote = sectionsOfNote(deps.library(), place.note)
    await click.below(answerMessage(answer, { notesUrl, pictureAt, wholeNote, shareable: false, requestable: false }))
  })

  onItem(quizActions.report, async (click, { asked, put }, { body }) => {
    await click.client.views.open({ trigger_id: body.trigger_id, view: reportForm(asked.id, put.lang) })
  })

  app.view(quizForms.report, async ({ ack, body, view, client, context }) => {
    const person = personIn(context, body.user.id)
    const sent = readForm(view)
    const found = await quiz.find(sent?.asked ?? '', person)
    const reason = reportReasons.find((one) => one === sent?.values[0])
    if (typeof found === 'string' || !reason) {
      await ack()
      const text = await notFoundText(typeof found === 'string' ? found : 'gone', { client, person })
      return directly(client, person).tell(text)
    }
    const { item, lang } = found.asked
    await deps.store.report(person, { item, lang, reason, at: deps.now() })
    await ack({ response_action: 'update', view: reportDone(lang) })
  })
}

function markedMessage({ asked, place }: Found, replied: Extract<Replied, { kind: 'marked' }>): Message {
  const { put, againInDays, roundDone } = replied
  const onward = asked.round ? (roundDone ? undefined : 'next') : 'more'
  return resultMessage(put, place, replied, {
    againInDays,
    onward,
    roundDone,
  })
}

/** Says that there is nothing to ask on the topic, and offers those that there are. */
function topicsMessage(text: string, library: Library, lang: Lang): Message {
  const topics = topicsOf(library, lang).slice(0, limits.actionsElements)
  const buttons = topics.map(({ name, key }, i) =>
    button(`${quizActions.startRound}_${i}`, name, writeRoundValue({ size: roundSize.usual, topic: key })),
  )
  return message(text, [
    section(text),
    ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
  ])
}

/** Remembers where a form was opened, so that its result can replace the item: a form carries no response URL. */
function rememberForms(now: () => number) {
  const places = new Map<string, { click: Pick<Click, 'show' | 'tell'>; at: number }>()
  return {
    opened(asked: string, click: Click): void {
      for (const [id, { at }] of places) if (now() - at > responseUrlMs) places.delete(id)
      places.set(asked, { click, at: now() })
    },
    placeOf(asked: string): Pick<Click, 'show' | 'tell'> | undefined {
      const place = places.get(asked)
      return place && now() - place.at < responseUrlMs ? place.click : undefined
    },
  }
}

/** Slack takes no response to an older click. */
const responseUrlMs = 29 * 60 * 1_000

/** Replies in a direct message when nothing else can be reached. */
function directly(client: webApi.WebClient, { user }: PersonId): Pick<Click, 'show' | 'tell'> {
  const show = async (message: Message) => {
    await client.chat.postMessage({ channel: user, ...message })
  }
  return { show, tell: (text) => show(notice(text)) }
}
