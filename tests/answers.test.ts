import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from './library/temp-notes.ts'
import { startProgram } from './program.ts'

/** Notes as strangers write them: no fields, no pairs, any folders. */
const strangers = {
  'team/Pods.md':
    '# Pods\n\nA Pod is the smallest unit that Kubernetes schedules.\n\n## Restarts\n\nThe kubelet does it.\n',
  'team/deep/er/网络.md': '# 网络\n\n每个 Pod 都有自己的地址。\n',
  'team/broken.md': '---\ntitle: [unclosed\n---\n\n# Broken\n\nIts fields cannot be read.\n',
  'team/empty.md': '',
  'team/README.txt': 'no note',
}

/** What the program writes for these lines; every line of it must be JSON. */
async function answersTo(lines: readonly string[], files: Record<string, string> = strangers) {
  const folder = tempFolder(files)
  const env = { NOTES_DIR: join(folder, 'team'), DATA_DIR: join(folder, 'data') }
  const program = startProgram('scripts/answers.ts', { env, cwd: folder })
  onTestFinished(() => void program.child.kill('SIGKILL'))
  await program.prints('out', /\n/)
  program.child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const { code, out, err } = await program.end
  const [ready, ...answers] = out
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  return { ready, answers, code, err }
}

const query = (text: string, more = {}) => JSON.stringify({ id: 'q', query: text, ...more })

describe('answers for scripts', () => {
  it('says first that it is ready, answers each line in order, and ends with the input', async () => {
    const ids = ['a', 'b', 'c']
    const { ready, answers, code } = await answersTo(ids.map((id) => JSON.stringify({ id, query: 'what is a pod' })))
    expect(ready).toEqual({ ready: true })
    expect(answers.map(({ id }) => id)).toEqual(ids)
    expect(code).toBe(0)
  })

  it.each([
    { text: 'what is a pod', path: 'Pods.md', excerpt: 'smallest unit', why: 'an English note' },
    { text: 'Pod 的地址', path: 'deep/er/网络.md', excerpt: '自己的地址', why: 'a Chinese note in folders' },
  ])('finds $path with its excerpt: $why', async ({ text, path, excerpt }) => {
    const { answers } = await answersTo([query(text)])
    const [answer] = answers
    const hits = answer?.['hits'] as { path: string; excerpt: string; score: number }[]
    expect(hits[0]?.path).toBe(path)
    expect(hits[0]?.excerpt).toContain(excerpt)
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(answer?.['answered']).toBe(true)
    expect(answer?.['confidence']).toBeGreaterThan(0)
  })

  it.each([
    { lang: undefined, path: 'en/pvc.md', why: 'what could be in either language is English' },
    { lang: 'zh', path: 'zh/pvc.md', why: 'unless the person reads Chinese' },
    { lang: 'fr', path: 'en/pvc.md', why: 'a language without notes is none' },
  ])('finds $path for a person of language $lang: $why', async ({ lang, path }) => {
    const pair = {
      'team/zh/pvc.md': '# PVC Pending\n\nPVC Pending 说明没有可用的存储。\n',
      'team/en/pvc.md': '# PVC Pending\n\nPVC Pending says that there is no storage.\n',
    }
    const { answers } = await answersTo([query('pvc pending', { lang })], pair)
    expect(answers[0]).toMatchObject({ hits: [{ path }] })
  })

  it('gives no more hits than asked for', async () => {
    const { answers } = await answersTo([query('pod', { k: 1 })])
    expect(answers[0]?.['hits']).toHaveLength(1)
  })

  it('says that it does not answer what no note holds', async () => {
    const { answers } = await answersTo([query('sourdough bread recipe'), query('')])
    expect(answers.map(({ answered }) => answered)).toEqual([false, false])
  })

  it.each([
    { line: 'what is a pod', why: 'no JSON' },
    { line: '{"id":"q","query":"x"', why: 'cut off' },
    { line: '{"query":"what is a pod"}', why: 'no id' },
    { line: '{"id":7,"query":"what is a pod"}', why: 'a number for an id' },
    { line: '{"id":"a"}', id: 'a', why: 'no query' },
    { line: query('pod', { id: 'b', k: 0 }), id: 'b', why: 'no hits wanted' },
    { line: query('pod', { id: 'c', k: 1.5 }), id: 'c', why: 'half a hit' },
    { line: 'null', why: 'null' },
    { line: '[]', why: 'a list' },
    { line: '"pod"', why: 'a text' },
  ])('answers $line with an error under its id, if it has one, and goes on: $why', async ({ line, id }) => {
    const { answers, code } = await answersTo([line, '', query('what is a pod')])
    expect(answers).toHaveLength(2)
    expect(answers[0]).toEqual({ ...(id && { id }), error: expect.stringMatching(/./) })
    expect(answers[1]).toMatchObject({ id: 'q', answered: true })
    expect(code).toBe(0)
  })

  it('survives hostile questions', async () => {
    const hostile = ['__proto__', '(a+)+$', 'a'.repeat(40_000), '\ud800', '<!channel>', '\u0000', '🐳'.repeat(999)]
    const { answers, code } = await answersTo(hostile.map((text) => query(text)))
    expect(answers.map(({ id }) => id)).toEqual(hostile.map(() => 'q'))
    expect(code).toBe(0)
  })

  it('ends with 78 and one reason when there are no notes', async () => {
    const folder = tempFolder()
    const env = { NOTES_DIR: join(folder, 'nowhere'), DATA_DIR: join(folder, 'data') }
    const { code, out, err } = await startProgram('scripts/answers.ts', { env, cwd: folder }).end
    expect({ code, out }).toEqual({ code: 78, out: '' })
    expect(err).toContain('nowhere')
    expect(err).not.toMatch(/^\s+at /m)
  })
})
