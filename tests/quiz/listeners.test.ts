import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Store } from '../../src/storage/store.ts'
import { words } from '../../src/words/words.ts'
import { isRecord, type Json } from '../../src/workspace/json.ts'
import type { Message, View } from '../../src/workspace/protocol.ts'
import { alex, bot, help, messagesIn, openStage, readable, type Stage, until } from '../ask/stage.ts'
import { tempFolder } from '../library/temp-notes.ts'
import { linmei } from '../workspace/fixtures.ts'
import { libraryWith } from './libraries.ts'
import { items, type Kind, noteWith } from './one-of-each.ts'

const day = 24 * 60 * 60 * 1_000
let now = Date.parse('2026-11-27T09:00:00Z')
let store: Store
let stage: Stage
let library: Library
let replies = 0

async function open(item: string): Promise<void> {
  library = libraryWith({ 'en/runtimes.md': noteWith(item) })
  let seed = 0
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed / 2 ** 31
  }
  const newId = () => randomBytes(16).toString('hex')
  const onReply = async () => {
    replies += 1
  }
  stage = await openStage(() => library, { learning: { store, now: () => now, random, newId, onReply } })
}

beforeEach(async () => {
  store = await openStore({ dataDir: tempFolder() })
  replies = 0
})
afterEach(() => store.close())

const person = () => ({ team: stage.workspace.snapshot(alex).team.id, user: alex })
const cards = () => store.cards(person())

/** What alex sees of the app last, by \`channel\`. */
function last(channel = help): Message {
  const found = messagesIn(stage.workspace, channel).findLast(({ user }) => user === bot)
  if (!found) throw new Error('The app has said nothing')
  return found
}

function elements(blocks: Message['blocks'] | View['blocks'] = []): Json[] {
  return blocks.flatMap((block) => [
    ...(Array.isArray(block['elements']) ? block['elements'] : []),
    ...(isRecord(block['element']) ? [{ ...block['element'], block_id: block['block_id'] }] : []),
  ])
}

/** The position at which an option is shown: from its letter in the text. */
function positionOf({ text }: Message, option: string): number {
  const letter = text.split('\n').find((line) => line.slice(3).startsWith(option))?.[0]
  return 'ABCDEF'.indexOf(letter ?? '?')
}

/** Answers the item that is shown. */
async function reply(message: Message, kind: Kind, right: boolean): Promise<void> {
  if (kind === 'single') {
    const at = positionOf(message, right ? 'runc' : 'etcd')
    await stage.press(message, `quiz_choose_${at}`)
  } else if (kind === 'true-false') await stage.press(message, `quiz_choose_${right ? 1 : 0}`)
  else if (kind === 'multiple') {
    const box = elements(message.blocks).find(({ type }) => type === 'checkboxes') as { options: Json[] } & Json
    const wanted = right ? /runc|crun/ : /runc/
    const chosen = box.options.filter(({ text }) => wanted.test(JSON.stringify(text)))
    const block = message.blocks?.find((one) => JSON.stringify(one).includes('checkboxes'))
    const state = {
      [String(block?.['block_id'])]: { [String(box['action_id'])]: { type: 'checkboxes', selected_options: chosen } },
    }
    await stage.press(message, 'quiz_check', {}, state)
  } else {
    await stage.press(message, 'quiz_open_form')
    const view = await until(stage.workspace, () => stage.workspace.snapshot(alex).views.at(-1))
    await stage.workspace.call({ call: 'submit', person: alex, view: view.id, state: filled(view, kind, right) })
    await stage.settled()
  }
}

function filled(view: View, kind: Kind, right: boolean): Record<string, Record<string, Json>> {
  const order = { order: ['Pull', 'Create', 'Start'], match: ['starts', 'keeps', 'watches'] }[kind as 'order' | 'match']
  const wanted = right ? order : order?.toReversed()
  const fields = elements(view.blocks).filter(({ action_id }) => action_id === 'quiz_field')
  return Object.fromEntries(
    fields.map((field, i) => {
      const options = (field['options'] ?? []) as Json[]
      const option = options.find(({ text }) => JSON.stringify(text).includes(wanted?.[i] ?? '?'))
      const value =
        field['type'] === 'static_select'
          ? { type: 'static_select', selected_option: option }
          : { type: 'plain_text_input', value: right ? 'PS' : 'run' }
      return [String(field['block_id']), { quiz_field: value }]
    }),
  )
}

const kinds = Object.keys(items) as Kind[]

describe('after an answer, Quiz me', () => {
  it.each(kinds.flatMap((kind) => [true, false].map((right) => ({ kind, right }))))(
    'asks a $kind item, and says that a reply is right: $right',
    async ({ kind, right }) => {
      await open(items[kind])
      const card = await stage.ask('what is a container runtime')
      await stage.press(card, 'quiz_me')
      const item = last()
      expect(item.ephemeral).toBe(true)
      await reply(item, kind, right)
      const result = last()
      expect(readable(result)).toContain(right ? words.en.quiz.right : words.en.quiz.wrong)
      expect(readable(result)).toContain(words.en.quiz.fromTheNote('').trim())
      expect(result.ephemeral).toBe(true)
      expect(await cards()).toMatchObject([{ reps: 1, lapses: 0 }])
      expect(replies).toBe(1)
      expect(stage.refused()).toEqual([])
      expect(stage.errors()).toEqual([])
    },
  )

  it('says why the chosen option is wrong', async () => {
    await open(items.single)
    await stage.press(await stage.ask('what is a container runtime'), 'quiz_me')
    await reply(last(), 'single', false)
    expect(readable(last())).toContain('It keeps the data of a cluster.')
  })
})

describe('a review', () => {
  it('brings back what was wrong when it is due, and not before', async () => {
    await open(items.single)
    await stage.ask('quiz')
    await reply(last(), 'single', false)
    expect(readable(await stage.ask('review'))).toContain(words.en.quiz.nothingDue)
    now += 2 * day
    const due = await stage.ask('review')
    expect(readable(due)).toContain('Which program starts')
    await reply(due, 'single', true)
    expect(await cards()).toMatchObject([{ reps: 2 }])
    expect(readable(await stage.ask('复习'))).toContain(words.zh.quiz.nothingDue)
  })
})

/** An item with its own id, so that a note can hold several. */
const single = (n: number) => items.single.replace(/id: [\w-]+/, `id: item-${n}`)

describe('a round', () => {
  beforeAll(() => {
    now = Date.parse('2026-11-27T09:00:00Z')
  })

  it('on a topic says what was understood, and that there are no more', async () => {
    await open(`${single(1)}\n\n${single(2)}`)
    const item = await stage.ask('quiz Runtimes')
    expect(readable(item)).toContain(words.en.quiz.round(2, 'Container runtimes', 'no more'))
    expect(readable(item)).toContain(words.en.quiz.place(1, 2))
  })

  it('ends in words, and goes on with what was wrong or with another one', async () => {
    await open(`${single(1)}\n\n${single(2)}`)
    await reply(await stage.ask('quiz'), 'single', false)
    await stage.press(last(), 'quiz_more')
    await reply(last(), 'single', true)
    const end = last()
    expect(readable(end)).toContain(words.en.quiz.roundDone(1, 2))
    expect(readable(end)).toContain(words.en.quiz.readAgain(['Container runtimes']))
    expect(readable(end)).toContain(words.en.quiz.anotherRound('Container runtimes'))
    await stage.press(end, 'quiz_start_round')
    expect(readable(last())).toContain(words.en.quiz.noItemsNow('Container runtimes'))
    await stage.press(end, 'quiz_repeat')
    const repeated = messagesIn(stage.workspace, help).find(({ text }) => text.includes(words.en.quiz.how.single))
    if (!repeated) throw new Error('Nothing is repeated')
    await reply(repeated, 'single', true)
    expect((await cards()).map(({ reps, scheduledDays }) => [reps, scheduledDays]).toSorted()).toEqual([
      [1, 3],
      [2, 1],
    ])
    expect(stage.refused()).toEqual([])
    expect(stage.errors()).toEqual([])
  })

  it('leads to the note, in which no word of the item is marked', async () => {
    await open(items.single)
    await reply(await stage.ask('quiz'), 'single', true)
    await stage.press(last(), 'quiz_read')
    expect(readable(last())).toContain('Container runtimes')
    expect(JSON.stringify(last().blocks)).not.toContain('"bold":true')
    expect(stage.refused()).toEqual([])
  })

  it('on what the notes do not hold is none: it says so and offers the topics', async () => {
    await open(items.single)
    const none = await stage.ask('quiz football')
    expect(readable(none)).toContain(words.en.quiz.noItemsOn('football'))
    await stage.press(none, 'quiz_start_round')
    expect(readable(last())).toContain(words.en.quiz.round(1, words.en.topics.atTop, 'no more'))
    expect(stage.refused()).toEqual([])
  })

  it.each([
    { text: 'quiz 21', why: 'too many' },
    { text: 'quiz 0', why: 'none' },
    { text: 'quiz 1000', why: 'far too many, and no topic is called so' },
  ])('of $text says how many there may be: $why', async ({ text }) => {
    await open(items.single)
    expect(readable(await stage.ask(text))).toContain(words.en.quiz.roundSize(20))
  })

  it.each(['0'.repeat(16), 'x'])('whose topic %s was altered or has gone is none', async (key) => {
    await open(items.single)
    await stage.press(await stage.ask('quiz football'), 'quiz_start_round', { value: `5:${key}` })
    expect(stage.errors()).toEqual([])
  })
})

describe('a click that is not to be trusted changes nothing', () => {
  beforeAll(() => {
    now = Date.parse('2026-11-27T09:00:00Z')
  })
  const value = async () => {
    await open(items.single)
    const item = await stage.ask('quiz')
    const found = elements(item.blocks).find(({ action_id }) => action_id === 'quiz_choose_0')
    return { item, value: String(found?.['value']) }
  }

  it.each([
    { altered: () => '../../x', why: 'it is a path' },
    { altered: () => 'x'.repeat(2_000), why: 'it is as long as Slack allows' },
    { altered: () => undefined, why: 'it is absent' },
    { altered: () => `${'0'.repeat(32)}:0`, why: 'nothing was asked by that name' },
    { altered: (own: string) => own.replace(/:\d$/, ':9'), why: 'there is no such option' },
    { altered: (own: string) => own.replace(/:\d$/, ''), why: 'no option is named' },
  ])('when $why', async ({ altered }) => {
    const { item, value: own } = await value()
    await stage.press(item, 'quiz_choose_0', { value: altered(own) })
    expect(readable(last())).toContain(words.en.quiz.gone)
    expect(await cards()).toEqual([])
    expect(stage.errors()).toEqual([])
  })

  it('when another person clicks', async () => {
    const { item } = await value()
    await stage.press(item, 'quiz_choose_0', {}, {}, linmei).catch(() => {})
    expect(await cards()).toEqual([])
    expect(await store.cards({ team: person().team, user: linmei })).toEqual([])
  })

  it('when the note has changed since', async () => {
    const { item } = await value()
    library = libraryWith({ 'en/runtimes.md': noteWith(items.single.replace('It makes', 'It builds')) })
    await stage.press(item, 'quiz_choose_0')
    expect(readable(last())).toContain(words.en.quiz.gone)
    expect(await cards()).toEqual([])
  })

  it('when it was answered before, by a click that is repeated at once or later', async () => {
    const { item } = await value()
    await Promise.all([0, 1, 2].map((position) => stage.press(item, `quiz_choose_${position}`).catch(() => {})))
    expect(await cards()).toMatchObject([{ reps: 1 }])
    expect(replies).toBe(1)
  })
})

describe('what Slack is told', () => {
  it('never says which option is right', async () => {
    await open(items.single)
    await stage.ask('quiz')
    expect(stage.sent.join('\n')).not.toMatch(/makes the namespaces|keeps the data|"right"|starts the process\\./)
  })
})
