import { expect, it } from 'vitest'
import { slipsBetween } from '../../src/notes/slips.ts'

it.each([
  ['', '', 0],
  ['pod', 'pod', 0],
  ['pod', 'pdo', 1],
  ['pod', 'pods', 1],
  ['abc', 'xyz', 3],
  ['ca', 'abc', 3],
] as const)('from %j to %j it is %i slips', (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips)
  expect(slipsBetween(b, a)).toBe(slips)
})
