import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/notes/note.ts'
import { summarizeProblems } from '../../src/notes/problem.ts'

const problem = (path: string, code: string): Problem => {
  return { path, line: 1, column: 1, severity: 'warning', code, message: 'found' }
}
const line = (path: string, code: string) => `${path}:1:1: warning ${code} found`

describe('summarizeProblems()', () => {
  it.each([
    { codes: '', says: [], why: 'nothing to say of nothing' },
    {
      codes: 'W601 W601 W601 W608',
      says: [line('0.md', 'W601'), line('1.md', 'W601'), line('2.md', 'W601'), line('3.md', 'W608')],
      why: 'a few are told in full',
    },
    {
      codes: 'W601 W608 W601 W601 W601 W601',
      says: [
        line('0.md', 'W601'),
        line('2.md', 'W601'),
        line('3.md', 'W601'),
        '2 more with W601: no front matter',
        line('1.md', 'W608'),
        'To see all: npm run check:notes -- my/notes --tolerant',
      ],
      why: 'many of one code are counted, and none of another is lost among them',
    },
    {
      codes: 'W601 W601 W601 W601',
      says: [
        ...['0.md', '1.md', '2.md'].map((path) => line(path, 'W601')),
        '1 more with W601: no front matter',
        'To see all: npm run check:notes -- my/notes --tolerant',
      ],
      why: 'one that is only counted is told elsewhere',
    },
  ])('$why', ({ codes, says }) => {
    const problems = codes.split(' ').flatMap((code, i) => (code ? [problem(`${i}.md`, code)] : []))
    expect(summarizeProblems(problems, { notesDir: 'my/notes', strict: false })).toEqual(says)
  })

  it.each([
    { folder: { notesDir: 'notes', strict: true }, command: 'notes', why: 'our own notes' },
    { folder: { notesDir: 'my notes', strict: false }, command: '"my notes" --tolerant', why: 'a space in the name' },
  ])('tells the command for $why', ({ folder, command }) => {
    const problems = Array.from({ length: 9 }, () => problem('a.md', 'W601'))
    expect(summarizeProblems(problems, folder).at(-1)).toBe(`To see all: npm run check:notes -- ${command}`)
  })
})
