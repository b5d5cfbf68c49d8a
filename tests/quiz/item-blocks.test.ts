import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../src/ask/place.ts'
import type { Item } from '../../src/notes/item.ts'
import type { Lang } from '../../src/notes/note.ts'
import { passageText, runsText } from '../../src/notes/passage.ts'
import { bankOf } from '../../src/quiz/bank.ts'
import { itemMessage } from '../../src/quiz/item-blocks.ts'
import { answerForm, formErrors, reportForm } from '../../src/quiz/item-form.ts'
import { type Reply, taskOf } from '../../src/quiz/kinds/task.ts'
import { resultMessage, turnedMessage } from '../../src/quiz/result-blocks.ts'
import type { Message } from '../../src/slack/message.ts'
import { plain } from '../../src/slack/text.ts'
import { words } from '../../src/words/words.ts'
import { checkBlocks } from '../../src/workspace/check-blocks.ts'
import { checkView } from '../../src/workspace/check-view.ts'
import { isRecord } from '../../src/workspace/json.ts'
import { charactersIn, problemsOf } from '../slack/check-blocks.ts'
import { anyItem } from './any-item.ts'
import { choiceItem, clozeItem, flashItem, matchItem, oneOfEach, orderItem, run } from './items.ts'
import { ownLibrary } from './libraries.ts'

const id = '0123456789abcdef'.repeat(2)
const library = await ownLibrary()
const bank = bankOf(library)
const texts = [...bank.items.values()].flatMap(({ texts }) => Object.entries(texts))
const somewhere = texts[0]?.[1] as Place

/** A reply that names something for each field. */
function someReply(item: Exclude<Item, { kind: 'flash' }>, seed: number): Reply {
  const { shown, fields, by } = taskOf(item, seed)
  if (item.kind === 'cloze') return { chosen: [], typed: item.blanks.map(() => '<!channel> *x*') }
  return {
    chosen: by === 'click' ? shown.slice(0, 1) : by === 'boxes' ? shown.slice(0, -1) : shown.slice(0, fields),
    typed: [],
  }
}

const roundDone = {
  right: 3,
  of: 20,
  readAgain: ['x'.repeat(2_000), '容器'],
  topic: { name: '*'.repeat(200), key: 'ab'.repeat(8), items: [] },
}

/** Everything that is sent for an item: the question, its form, the result. */
function sentFor(item: Item, lang: Lang, seed: number, place: Place = somewhere) {
  const put = { id, seed, lang, place: { place: 2, of: 5 } }
  const question = itemMessage({ ...put, item })
  if (item.kind === 'flash')
    return { messages: [question, turnedMessage({ ...put, item }, place, { onward: 'more' })], views: [] }
  const reply = someReply(item, seed)
  const mark = taskOf(item, seed).mark(reply, () => false)
  const result = resultMessage({ ...put, item }, place, { reply, mark }, { againInDays: 3, roundDone })
  const views = taskOf(item, seed).by === 'form' ? [answerForm({ ...put, item })] : []
  return { messages: [question, result], views }
}

/** Whatever Slack or a reader would mind. */
function faultsOf({ messages, views }: ReturnType<typeof sentFor>): string[] {
  return [
    ...messages.flatMap(({ blocks }) => [...checkBlocks(blocks, 'message'), ...problemsOf(blocks)]),
    ...messages
      .filter(({ blocks }) => charactersIn(blocks) > 11_300)
      .map(({ blocks }) => `${charactersIn(blocks)} characters`),
    ...messages.filter(({ text }) => text === '' || /<[!@#]/.test(text)).map(({ text }) => `text ${text}`),
    ...views.flatMap((view) => [...checkView(JSON.parse(JSON.stringify(view)), 'modal'), ...problemsOf(view.blocks)]),
  ]
}

describe('what is sent for an item', () => {
  it('of our notes is taken by Slack, in both languages', () => {
    const faults = texts.flatMap(([lang, text], seed) =>
      faultsOf(sentFor(text.item, lang === 'zh' ? 'zh' : 'en', seed, text)),
    )
    expect(faults).toEqual([])
    expect(texts.length).toBeGreaterThan(700)
  })

  it('of our notes is shown in full', () => {
    for (const [lang, { item, ...place }] of texts) {
      const { messages, views } = sentFor(item, lang === 'zh' ? 'zh' : 'en', 1, place)
      const shown = readable(messages[0]).join('\n')
      const parts =
        'choices' in item
          ? item.choices.map(({ text }) => text)
          : 'steps' in item
            ? item.steps
            : 'pairs' in item
              ? item.pairs.flatMap(({ left, right }) => [left, right])
              : []
      for (const part of [item.stem, ...parts]) {
        expect(shown).toContain(plain(runsText(part)))
        if (views[0]) expect(readable(views[0]).join('\n')).toContain(plain(runsText(part)))
      }
      expect(readable(messages[1]).join('\n')).toContain(plain(runsText(item.explanation)))
    }
  })

  it('of anybody is taken by Slack, whatever its text', () => {
    fc.assert(
      fc.property(anyItem, fc.constantFrom('en' as const, 'zh' as const), fc.integer(), (item, lang, seed) => {
        const sent = sentFor(item, lang, seed)
        expect(faultsOf(sent)).toEqual([])
        const shown = readable(sent.messages[0]).join('\n')
        const letters = item.kind === 'flash' || item.kind === 'true-false' ? [] : taskOf(item, seed).shown
        for (const position of letters.keys()) expect(shown).toContain(`${'ABCDEFGHIJ'[position]}. `)
      }),
      { numRuns: 100 },
    )
  })
})

describe('nothing says which option is right', () => {
  it('in what a question or its form carries', () => {
    for (const item of oneOfEach) {
      // The same item with another answer must look the same, letter by letter.
      const { messages, views } = sentFor(item, 'en', 3)
      const other = sentFor(withOtherKey(item), 'en', 3)
      expect(other.messages[0], item.kind).toEqual(messages[0])
      expect(other.views, item.kind).toEqual(views)
    }
  })

  it.each([
    { item: choiceItem('single', '*a', 'b', 'c', 'd'), options: 4 },
    { item: choiceItem('multiple', '*a', 'b', 'c', 'd', 'e'), options: 5 },
    { item: orderItem('a', 'b', 'c'), options: 3 },
    { item: matchItem('a → 1', 'b → 2', 'c → 3', 'd → 4', 'e → 5', 'f → 6'), options: 6 },
  ])('by its position: the first option of a $item.kind comes everywhere equally often', ({ item, options }) => {
    const counts = Array.from({ length: options }, () => 0)
    const seeds = 10_000
    for (let i = 0; i < seeds; i++) {
      const position = taskOf(item, Math.imul(i, 0x9e3779b1)).shown.indexOf(0)
      counts[position] = (counts[position] ?? 0) + 1
    }
    const expected = seeds / options
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The value that chance exceeds once in a thousand, by degrees of freedom.
    const critical = [0, 10.83, 13.82, 16.27, 18.47, 20.52]
    expect(chiSquare).toBeLessThan(critical[options - 1] ?? 0)
  })

  it('in any of its values: they are the id of what was asked, with a position', () => {
    for (const item of oneOfEach) {
      const { messages, views } = sentFor(item, 'en', 3)
      for (const value of valuesIn(messages)) expect(value).toMatch(/^[0-9a-f]{32}(:\d)?$|^20:(ab){8}$/)
      for (const value of valuesIn(views)) expect(value).toMatch(/^\d$/)
      for (const view of views) expect(view.private_metadata).toBe(id)
    }
  })
})

describe('a result', () => {
  const put = { id, seed: 3, lang: 'en' as const }
  const say = words.en.quiz

  function resultOf(item: Exclude<Item, { kind: 'flash' }>, reply: Partial<Reply>): string {
    const full = { chosen: [], typed: [], ...reply }
    return resultMessage({ ...put, item }, somewhere, { reply: full, mark: taskOf(item, 3).mark(full, () => false) })
      .text
  }

  it.each([
    {
      item: choiceItem('single', '*runc', 'etcd'),
      reply: { chosen: [0] },
      says: [say.right, `runc ${say.remarks.yoursRight}`],
      not: ['reason of etcd'],
      why: 'right',
    },
    {
      item: choiceItem('single', '*runc', 'etcd', 'crun'),
      reply: { chosen: [1] },
      says: [say.wrong, `etcd ${say.remarks.yoursWrong}`, 'reason of etcd', `runc ${say.remarks.rightAnswer}`],
      not: ['reason of crun'],
      why: 'wrong, with the reason under the chosen option alone',
    },
    {
      item: choiceItem('multiple', '*runc', '*crun', 'etcd'),
      reply: { chosen: [0, 2] },
      says: [say.wrong, say.someRight(1, 3), `crun ${say.remarks.missed}`, 'reason of etcd'],
      not: [],
      why: 'which of several were right',
    },
    {
      item: clozeItem(['containerd']),
      reply: { typed: ['containrd'] },
      says: [say.right, say.slip, 'containrd', `${say.rightAnswer}containerd`],
      not: [],
      why: 'a slip, and how it is spelt',
    },
    {
      item: clozeItem(['runc']),
      reply: { typed: ['crun'] },
      says: [say.wrong, `crun ${say.remarks.blankWrong}`, `${say.rightAnswer}runc`],
      not: [say.slip],
      why: 'what was typed, and what belongs there',
    },
    {
      item: orderItem('pull', 'create', 'start'),
      reply: { chosen: [0, 2, 1] },
      says: [say.wrong, '1. pull\n', `2. create ${say.yourPlace(3)}`],
      not: [],
      why: 'the right order, and where a step was put',
    },
    {
      item: matchItem('a → 1', 'b → 2', 'c → 3'),
      reply: { chosen: [0, 2, 1] },
      says: [say.wrong, 'a → 1\n', `b → 2 ${say.yourPair('3')}`],
      not: [],
      why: 'the right pairs, and what was chosen',
    },
  ])('of a $item.kind says in words: $why', ({ item, reply, says, not }) => {
    const text = resultOf(item, reply)
    for (const part of [...says, 'it just does.']) expect(text).toContain(part)
    for (const part of not) expect(text).not.toContain(part)
  })

  it('shows the passage of the note that answers, with its source', () => {
    const text = resultOf(choiceItem('single', '*runc', 'etcd'), { chosen: [0] })
    expect(text).toContain(somewhere.note.title)
    expect(somewhere.section.passages.some((passage) => text.includes(passageText(passage).slice(0, 40)))).toBe(true)
  })

  it('turns a card over without a grade', () => {
    const { text } = turnedMessage({ ...put, item: flashItem }, somewhere)
    expect(text).toContain('A runtime.')
    expect(text).not.toContain(say.wrong)
  })
})

describe('forms', () => {
  it('name what is wrong at the field where it is', () => {
    const errors = formErrors(
      new Map([
        [0, 'missing'],
        [2, 'twice'],
      ] as const),
      'zh',
    )
    expect(errors).toEqual({ quiz_field_0: words.zh.quiz.missing, quiz_field_2: words.zh.quiz.twice })
  })

  it.each(['en', 'zh'] as const)('of a report are taken by Slack in %s', (lang) => {
    const view = reportForm(id, lang)
    expect([...checkView(JSON.parse(JSON.stringify(view)), 'modal'), ...problemsOf(view.blocks)]).toEqual([])
  })
})

/** The item with its first and last options, steps or partners changed about, or other spellings accepted. */
function withOtherKey(item: Item): Item {
  switch (item.kind) {
    case 'cloze':
      return { ...item, blanks: item.blanks.map(() => ['other']) }
    case 'flash':
      return { ...item, answer: run('Other.') }
    case 'order':
    case 'match':
      return item // the order of the note is the answer; its position is what the next test looks at
    default:
      return {
        ...item,
        choices: item.choices.map((choice) => ({ ...choice, right: !choice.right, reason: run('other') })),
      }
  }
}

/** What can be read in blocks: texts of their elements, joined by block. */
function readable(sent: Pick<Message, 'blocks'> | { readonly blocks: readonly unknown[] } | undefined): string[] {
  return (sent?.blocks ?? []).map((block) => textsIn(block).join(''))
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  )
}

function valuesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valuesIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'value' && typeof inner === 'string' ? [inner] : valuesIn(inner),
  )
}
