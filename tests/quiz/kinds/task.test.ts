import { describe, expect, it } from 'vitest'
import { type GradedItem, taskOf } from '../../../src/quiz/kinds/task.ts'
import { choiceItem, matchItem, orderItem } from '../items.ts'

const seed = 5
const noWord = () => false

/** Positions at which options of the note stand as shown. */
function positions(item: GradedItem, ...options: number[]): string[] {
  const { shown } = taskOf(item, seed)
  return options.map((option) => String(shown.indexOf(option)))
}

const single = choiceItem('single', 'wrong', '*right', 'other')
const multiple = choiceItem('multiple', '*a', '*b', 'c', 'd')
const statement = choiceItem('true-false', '错', '*对')
const order = orderItem('pull', 'create', 'start')
const match = matchItem('a → 1', 'b → 2', 'c → 3')

describe('a reply', () => {
  it.each([
    { item: single, chosen: [1], right: true, parts: [true, true, true], why: 'the key' },
    { item: single, chosen: [0], right: false, parts: [false, false, true], why: 'a distractor' },
    { item: statement, chosen: [1], right: true, parts: [true, true], why: 'the statement is true' },
    { item: multiple, chosen: [0, 1], right: true, parts: [true, true, true, true], why: 'all keys and no other' },
    { item: multiple, chosen: [0], right: false, parts: [true, false, true, true], why: 'a key left out' },
    { item: multiple, chosen: [0, 1, 3], right: false, parts: [true, true, true, false], why: 'a distractor besides' },
    { item: order, chosen: [0, 1, 2], right: true, parts: [true, true, true], why: 'the order of the note' },
    { item: order, chosen: [1, 0, 2], right: false, parts: [false, false, true], why: 'two steps swapped' },
    { item: match, chosen: [0, 1, 2], right: true, parts: [true, true, true], why: 'each with its partner' },
    { item: match, chosen: [0, 2, 1], right: false, parts: [true, false, false], why: 'two partners swapped' },
  ])('$chosen to $item.kind is $right: $why', ({ item, chosen, right, parts }) => {
    const task = taskOf(item, seed)
    const read = task.read(positions(item, ...chosen))
    expect(read).toEqual({ ok: true, reply: { chosen, typed: [] } })
    if (read.ok) expect(task.mark(read.reply, noWord)).toEqual({ right, parts, slip: false })
  })
})

describe('values that no button gave', () => {
  it.each([
    { item: single, values: ['3'], why: 'there are three options' },
    { item: single, values: ['-1'], why: 'below the first' },
    { item: single, values: ['0', '1'], why: 'two at once' },
    { item: single, values: [undefined], why: 'none' },
    { item: single, values: [0], why: 'a number instead of text' },
    { item: single, values: ['constructor'], why: 'a name that every object has' },
    { item: statement, values: ['2'], why: 'neither true nor false' },
    { item: multiple, values: ['0', '0'], why: 'a box twice' },
    { item: multiple, values: ['0', undefined], why: 'a box of another question' },
    { item: multiple, values: ['0', '9'], why: 'a box that is not there' },
  ])('$values to $item.kind are refused: $why', ({ item, values }) => {
    expect(taskOf(item, seed).read(values)).toEqual({ ok: false, fields: new Map() })
  })
})

describe('a form sent incomplete', () => {
  it.each([
    { item: order, values: ['0', '1'], faults: [[2, 'missing']], why: 'a place was left out' },
    { item: order, values: ['0', '1', '7'], faults: [[2, 'missing']], why: 'an option that is not there' },
    { item: order, values: ['0', '1', '0'], faults: [[2, 'twice']], why: 'a step in two places' },
    {
      item: match,
      values: [],
      faults: [
        [0, 'missing'],
        [1, 'missing'],
        [2, 'missing'],
      ],
      why: 'nothing was sent',
    },
    {
      item: match,
      values: ['2', '2', '2'],
      faults: [
        [1, 'twice'],
        [2, 'twice'],
      ],
      why: 'one partner for all',
    },
    { item: multiple, values: [], faults: [[0, 'missing']], why: 'no box was checked' },
  ])('of $item.kind names its fields: $why', ({ item, values, faults }) => {
    const read = taskOf(item, seed).read(values)
    expect(read.ok ? [] : [...read.fields]).toEqual(faults)
  })
})

it.each([
  ['True', '*False'],
  ['*False', 'True'],
  ['错', '*对'],
])('puts true before false: %s, %s', (...options) => {
  const item = choiceItem('true-false', ...options)
  const [first = 0] = taskOf(item, seed).shown
  expect(['True', '对']).toContain(item.choices[first]?.text[0]?.text)
})
