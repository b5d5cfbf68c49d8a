import { describe, expect, it } from 'vitest'
import { type PoolOptions, parseInPool } from '../../../src/library/parsing/parse-pool.ts'

/** A worker that does what the text of a file says. */
const program = new URL('./acting-worker.ts', import.meta.url)

const files = (sources: readonly string[]) =>
  sources.map((source, i) => ({ path: `${i}.md`, bytes: new TextEncoder().encode(source) }))
const run = (sources: readonly string[], more: Partial<PoolOptions> = {}) =>
  parseInPool<string>(files(sources), { workerData: 'said', program, fileMs: 300, ...more })
const said = (path: string) => ({ ok: true, parsed: `said ${path}` })

describe('parseInPool()', () => {
  it.each([
    { act: 'spin', late: true, why: 'took longer than 0.3 s', name: 'keeps the thread busy' },
    { act: 'regex', late: true, why: 'took longer than 0.3 s', name: 'is caught in a regular expression' },
    { act: 'hang', late: true, why: 'took longer than 1.5 s', name: 'waits for ever without CPU time' },
    { act: 'exit', why: 'stopped the parser: exit code 3', name: 'ends the thread' },
    { act: 'throw', why: 'stopped the parser: on purpose', name: 'throws' },
    { act: 'fill', why: 'stopped the parser: more than 128 MiB of memory', name: 'fills the memory' },
  ])('gives up a file that $name, and no other', async ({ act, why, late }) => {
    const failure = { ok: false, why, ...(late && { late }) }
    const limits = { fileMs: act === 'fill' ? 10_000 : 300, fileClockMs: act === 'hang' ? 1_500 : 30_000 }
    const outcomes = await run(['', act, '', '', act, ''], limits)
    expect(outcomes).toEqual([said('0.md'), failure, said('2.md'), said('3.md'), failure, said('5.md')])
  })

  it('parses 499 of 500 files when one is bad', async () => {
    const outcomes = await run(Array.from({ length: 500 }, (_, i) => (i === 250 ? 'spin' : '')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(499)
    expect(outcomes[250]).toEqual({ ok: false, late: true, why: 'took longer than 0.3 s' })
  })

  it('parses a file that gets its CPU time late, as on a busy machine', async () => {
    expect(await run(['rest', ''])).toEqual([said('0.md'), said('1.md')])
  })

  it('answers in the order of the files, whatever their size', async () => {
    const outcomes = await run(Array.from({ length: 120 }, (_, i) => (i % 7 === 0 ? ' '.repeat(100_000) : '')))
    expect(outcomes).toEqual(Array.from({ length: 120 }, (_, i) => said(`${i}.md`)))
  })

  it('does nothing for no files', async () => {
    expect(await run([])).toEqual([])
  })

  it('tells when no worker can start, instead of blaming the files', async () => {
    await expect(run([''], { program: new URL('./no-such-worker.ts', import.meta.url) })).rejects.toThrow(
      'Cannot start the parser of notes',
    )
  })

  it('gives up a note that takes the real parser too long, here 20,000 short paragraphs', async () => {
    const outcomes = await run(['*a* `b` [c](d)\n\n'.repeat(20_000), '# Quick\n\nA note.'], {
      program: new URL('../../../src/library/parsing/parse-worker.ts', import.meta.url),
    })
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true])
  })
})
