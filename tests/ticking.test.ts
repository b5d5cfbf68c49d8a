import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { startTicking } from '../src/ticking.ts'

function start(work: (stopping: AbortSignal) => Promise<void>, everyMs = 60_000) {
  const warnings: unknown[] = []
  const logger = { warn: (details: object, message: string) => warnings.push({ ...details, message }) }
  const ticking = startTicking(work, { everyMs, logger, failed: 'could not work' })
  onTestFinished(() => ticking.stop())
  return { ...ticking, warnings }
}

it('works once in a while, and no more when it is stopped', async () => {
  const { promise: twice, resolve } = Promise.withResolvers<void>()
  let times = 0
  const { stop } = start(async () => {
    times += 1
    if (times === 2) resolve()
  }, 1)
  await twice
  await stop()
  const before = times
  await pause(20)
  expect(times).toBe(before)
})

it('does one after the other, and once for all who ask meanwhile', async () => {
  const said: string[] = []
  const begun = Promise.withResolvers<void>()
  const { tick } = start(async () => {
    said.push('begins')
    begun.resolve()
    await pause(1)
    said.push('ends')
  })
  const first = tick()
  await begun.promise
  await Promise.all([first, tick(), tick()])
  expect(said).toEqual(['begins', 'ends', 'begins', 'ends'])
})

it('begins nothing once it is stopped', async () => {
  let times = 0
  const { tick, stop } = start(async () => {
    times += 1
  })
  const waiting = tick()
  await stop()
  await Promise.all([waiting, tick()])
  expect(times).toBe(0)
})

it('tells the log why it failed, and goes on', async () => {
  let times = 0
  const { tick, warnings } = start(async () => {
    times += 1
    if (times === 1) throw new Error('no luck')
  })
  await tick()
  await tick()
  expect(times).toBe(2)
  expect(warnings).toEqual([{ reason: 'Error: no luck', message: 'could not work' }])
})

it('tells the work that it is stopped, and waits for it', async () => {
  let ended = false
  const { tick, stop } = start(async (stopping) => {
    while (!stopping.aborted) await pause(1)
    ended = true
  })
  void tick()
  await pause(5)
  await stop()
  expect(ended).toBe(true)
})
