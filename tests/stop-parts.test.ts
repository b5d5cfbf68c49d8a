import { expect, it } from 'vitest'
import { stopParts } from '../src/stop-parts.ts'

it.each([
  { stop: async () => {}, reasons: [], why: 'stops' },
  {
    stop: async () => {
      throw new Error('broken')
    },
    reasons: ['Error: broken'],
    why: 'rejects',
  },
  {
    stop: () => {
      throw new Error('broken at once')
    },
    reasons: ['Error: broken at once'],
    why: 'throws',
  },
  { stop: () => new Promise<void>(() => {}), reasons: ['Error: not stopped within 20 ms'], why: 'hangs' },
])('the store is closed after a part that $why', async ({ stop, reasons }) => {
  const warnings: unknown[] = []
  let closed = false
  const close = async () => {
    closed = true
  }
  const parts = [
    { name: 'daily quiz', stop },
    { name: 'store', stop: close },
  ]
  await stopParts(parts, { limitMs: 20, logger: { warn: (details) => warnings.push(details) } })
  expect(closed).toBe(true)
  expect(warnings).toEqual(reasons.map((reason) => ({ part: 'daily quiz', reason })))
})
