import fc from 'fast-check'
import type { Item } from '../../src/notes/item.ts'
import type { Run } from '../../src/notes/passage.ts'
import { anyText } from '../slack/any-text.ts'

const long = fc
  .integer({ min: 1, max: 400 })
  .chain((times) => anyText.map((text) => text.repeat(times).slice(0, 5_000)))
const text = fc.oneof(anyText, long)

const anyRun: fc.Arbitrary<Run> = fc.oneof(
  text.map((text) => ({ text })),
  text.map((text) => ({ text, code: true }) as const),
  fc.tuple(text, fc.webUrl()).map(([text, link]) => ({ text, link })),
)
const runs = fc.array(anyRun, { maxLength: 3 })

const base = {
  id: fc.constant('any'),
  level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  stem: runs,
  explanation: runs,
  line: fc.constant(1),
}
const code = fc.option(fc.record({ language: anyText, text }), { nil: undefined })
const choice = fc.record({ text: runs, right: fc.boolean(), reason: runs })
const pair = fc.record({ left: runs, right: runs })

const kinds: fc.Arbitrary<Item> = fc.oneof(
  fc.record({
    ...base,
    kind: fc.constantFrom('single' as const, 'multiple' as const),
    choices: fc.array(choice, { minLength: 2, maxLength: 10 }),
  }),
  fc.record({
    ...base,
    kind: fc.constant('true-false' as const),
    choices: fc.array(choice, { minLength: 2, maxLength: 2 }),
  }),
  fc.record({
    ...base,
    kind: fc.constant('cloze' as const),
    blanks: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 10 }),
  }),
  fc.record({ ...base, kind: fc.constant('order' as const), steps: fc.array(runs, { minLength: 3, maxLength: 10 }) }),
  fc.record({ ...base, kind: fc.constant('match' as const), pairs: fc.array(pair, { minLength: 3, maxLength: 10 }) }),
  fc.record({ ...base, kind: fc.constant('flash' as const), answer: runs }),
)

/** Items as strangers may write them, and as nobody would. */
export const anyItem: fc.Arbitrary<Item> = fc
  .tuple(kinds, code)
  .map(([item, code]) => (code ? { ...item, code } : item))
