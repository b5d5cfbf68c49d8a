import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTerms } from '../../src/notes/terms.ts'

const good = `- id: probe
  en: probe
  zh: 探针
  also:
    en: [health check]
    zh: [健康检查]
  means:
    en: A check of a container.
    zh: 对容器的检查。
  note: probes
`
const noteIds = new Set(['probes'])
const read = (source: string, strict = true) => readTerms(source, { strict, noteIds })

it('reads a term', () => {
  expect(read(good)).toEqual({
    terms: [
      {
        id: 'probe',
        en: 'probe',
        zh: '探针',
        also: { en: ['health check'], zh: ['健康检查'] },
        means: { en: 'A check of a container.', zh: '对容器的检查。' },
        note: 'probes',
      },
    ],
    problems: [],
  })
})

describe('what is wrong in a terms file', () => {
  const term = (id: string) => good.replace('id: probe', `id: ${id}`)
  it.each([
    { code: 'E501', line: 1, source: 'probe: 探针\n', why: 'a map' },
    { code: 'E501', line: 3, source: '- id: probe\n  en: [\n', why: 'no YAML' },
    { code: 'E501', line: 1, source: '- &a {id: probe}\n', why: 'an anchor' },
    { code: 'E502', line: 1, source: good.replace('  zh: 探针\n', ''), why: 'the Chinese word is missing' },
    { code: 'E502', line: 1, source: term('Probe'), why: 'an id that is no id' },
    { code: 'E502', line: 5, source: good.replace('[health check]', '[137]'), why: 'a number for a word' },
    { code: 'E502', line: 1, source: good.replace('note:', 'notes:'), why: 'an unknown field' },
    { code: 'E503', line: 11, source: good + good, why: 'the same id twice' },
    { code: 'E504', line: 10, source: good.replace('note: probes', 'note: probe'), why: 'no such note' },
    { code: 'W507', line: 8, source: good.replace('A check', `A ${'very '.repeat(50)}long check`), why: 'too long' },
    { code: 'W516', line: 21, source: good + term('b') + term('c'), why: 'a word of three terms' },
  ])('is told with $code and its line: $why', ({ code, line, source }) => {
    const { problems } = read(source)
    expect(problems.map((problem) => [problem.code, problem.line])).toContainEqual([code, line])
    expect(problems[0]?.path).toBe('terms.yaml')
  })

  it('costs strangers the term and a warning, and nothing else', () => {
    const { terms, problems } = read(`- id: 1\n${good}`, false)
    expect(terms.map(({ id }) => id)).toEqual(['probe'])
    expect(new Set(problems.map(({ code, severity }) => `${severity} ${code}`))).toEqual(new Set(['warning W618']))
  })

  it('suggests the note that may be meant', () => {
    expect(read(good.replace('note: probes', 'note: probse')).problems[0]?.message).toContain('did you mean probes?')
  })
})

it('holds more than 350 terms of our own, in both languages', () => {
  const source = readFileSync(join(import.meta.dirname, '../../notes/terms.yaml'), 'utf8')
  expect(readTerms(source, { strict: false, noteIds: new Set() }).terms.length).toBeGreaterThan(350)
})
