import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuizValue, readRoundValue, writeQuizValue, writeRoundValue } from '../../src/quiz/buttons.ts'
import { checkedBoxes, readForm, readRound } from '../../src/quiz/payload.ts'

const id = 'ab'.repeat(16)
const other = 'cd'.repeat(16)

describe('the value of a button', () => {
  it.each([
    { text: writeQuizValue(id), read: { asked: id, position: undefined }, why: 'what was asked' },
    { text: writeQuizValue(id, 3), read: { asked: id, position: '3' }, why: 'one of its options' },
    { text: undefined, read: undefined, why: 'absent' },
    { text: '', read: undefined, why: 'empty' },
    { text: 'x'.repeat(2_000), read: undefined, why: 'long' },
    { text: `${id}:10`, read: undefined, why: 'more options than there can be' },
    { text: `${id}\n`, read: undefined, why: 'a line end behind it' },
    { text: '../../x', read: undefined, why: 'a path' },
    { text: { toString: () => id }, read: undefined, why: 'no text' },
  ])('is read as $read: $why', ({ text, read }) => {
    expect(readQuizValue(text)).toEqual(read)
  })
})

describe('the value of a button that starts a round', () => {
  const topic = 'ab'.repeat(8)
  it.each([
    { text: writeRoundValue({ size: 5 }), read: { size: 5 }, why: 'of all topics' },
    { text: writeRoundValue({ size: 20, topic }), read: { size: 20, topic }, why: 'of one' },
    { text: 'round', read: undefined, why: 'a button of before' },
    { text: '0', read: undefined, why: 'no item' },
    { text: `5:${'x'.repeat(16)}`, read: undefined, why: 'no key' },
    { text: `5:${topic}\n`, read: undefined, why: 'a line end behind it' },
    { text: undefined, read: undefined, why: 'absent' },
  ])('is read as $read: $why', ({ text, read }) => {
    expect(readRoundValue(text)).toEqual(read)
  })
})

describe('what stands behind "quiz"', () => {
  it.each([
    { text: '', size: undefined, topic: '', why: 'nothing' },
    { text: '10', size: 10, topic: '', why: 'a number' },
    { text: '10 network', size: 10, topic: 'network', why: 'both' },
    { text: '3 questions on pods', size: 3, topic: 'pods', why: 'as one says it' },
    { text: '10题 网络', size: 10, topic: '网络', why: 'in Chinese' },
    { text: '10网络', size: 10, topic: '网络', why: 'without a space' },
    { text: 'about pods', size: undefined, topic: 'pods', why: 'a word that only leads there' },
    { text: '404', size: undefined, topic: '404', why: 'a status' },
    { text: '80/tcp', size: undefined, topic: '80/tcp', why: 'a port' },
    { text: '0', size: 0, topic: '', why: 'too few, which is to be said' },
  ])('"$text" asks for $size on "$topic": $why', ({ text, size, topic }) => {
    expect(readRound(text)).toEqual({ size, topic })
  })
})

describe('boxes', () => {
  const state = (...values: string[]) => ({
    values: { b1: { quiz_boxes: { type: 'checkboxes', selected_options: values.map((value) => ({ value })) } } },
  })
  it.each([
    { state: state(), read: [], why: 'none is checked' },
    { state: state(`${id}:2`, `${id}:0`), read: ['2', '0'], why: 'two are' },
    { state: state(`${other}:2`), read: [undefined], why: 'those of another question are not ours' },
    { state: state('2'), read: [undefined], why: 'a value that was altered is not ours' },
    { state: undefined, read: [], why: 'the state is missing' },
    { state: { values: [7] }, read: [], why: 'the state is something else' },
  ])('are read as $read: $why', ({ state, read }) => {
    expect(checkedBoxes(state, id)).toEqual(read)
  })
})

describe('a form', () => {
  const field = (value: object) => ({ quiz_field: value })
  const view = (values: object, private_metadata: unknown = id) => ({ private_metadata, state: { values } })
  it('is read field by field, texts and menus', () => {
    const menu = field({ type: 'static_select', selected_option: { value: '1' } })
    const sent = view({ quiz_field_1: menu, quiz_field_0: field({ type: 'plain_text_input', value: 'runc' }) })
    expect(readForm(sent)).toEqual({ asked: id, values: ['runc', '1', ...Array(8).fill(undefined)] })
  })

  it.each([
    { sent: view({ quiz_field_0: field({ value: null }) }), why: 'a field is empty' },
    { sent: view({ quiz_field_0: { other: { value: 'x' } } }), why: 'the field has another name' },
    { sent: { private_metadata: id }, why: 'the state is missing' },
    { sent: { private_metadata: id, state: 'x' }, why: 'the state is something else' },
  ])('has no values: $why', ({ sent }) => {
    expect(readForm(sent)).toEqual({ asked: id, values: Array(10).fill(undefined) })
  })

  it.each([
    { sent: view({}, `${id}:1`), why: 'it names an option' },
    { sent: view({}, '{"broken'), why: 'it names something else' },
    { sent: view({}, 'x'.repeat(3_000)), why: 'what it names is long' },
    { sent: view({}, null), why: 'it names nothing' },
    { sent: undefined, why: 'it is missing' },
  ])('is not ours: $why', ({ sent }) => {
    expect(readForm(sent)).toBeUndefined()
  })
})

it('reads whatever is sent without failing', () => {
  fc.assert(
    fc.property(fc.anything(), (sent) => {
      readQuizValue(sent)
      readForm(sent)
      checkedBoxes(sent, id)
    }),
  )
})
