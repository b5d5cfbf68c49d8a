import { describe, expect, it } from 'vitest'
import { workInOrder } from '../../src/people/in-order.ts'
import { me } from './learning.ts'

const other = { ...me, user: 'U01LINMEI' }

describe('workInOrder()', () => {
  it.each([
    { second: me, order: ['slow', 'quick'], why: 'after the first of the same person' },
    { second: other, order: ['quick', 'slow'], why: 'beside that of another person' },
  ])('runs the second work $why', async ({ second, order }) => {
    const inOrder = workInOrder()
    const done: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = inOrder(me, () => promise.then(() => done.push('slow')))
    const quick = inOrder(second, async () => done.push('quick'))
    setImmediate(resolve)
    await Promise.all([slow, quick])
    expect(done).toEqual(order)
  })

  it('tells each its own failure, and goes on', async () => {
    const inOrder = workInOrder()
    const failing = inOrder(me, () => Promise.reject(new Error('first')))
    const next = inOrder(me, async () => 'second')
    await expect(failing).rejects.toThrow('first')
    expect(await next).toBe('second')
  })
})
