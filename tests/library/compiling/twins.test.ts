import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPairs } from '../../../src/library/compiling/pairs.ts'
import { alignSections } from '../../../src/library/compiling/twins.ts'
import { parseNote } from '../../../src/notes/parse.ts'
import { measured } from '../../cpu-time.ts'
import { note, paragraph, section } from '../temp-notes.ts'

const lead = (title: string) => section(title, [paragraph(title)], { lead: true })

describe('alignSections() finds', () => {
  const restart = section('Restarts', [paragraph('The kubelet restarts it: CrashLoopBackOff, 300 s')])
  const phases = section('Phases', [paragraph('Pending, Running, Succeeded')])
  const plain = section('Why', [paragraph('Because it is so')])
  const 重启 = section('重启', [paragraph('kubelet 会重启它：CrashLoopBackOff，300 s')])
  const 阶段 = section('阶段', [paragraph('有 Pending、Running、Succeeded')])
  const 原因 = section('原因', [paragraph('因为就是这样')])
  it.each([
    { en: [restart, phases], zh: [重启, 阶段], twins: [1, 2], why: 'names in common' },
    { en: [restart, phases], zh: [阶段, 重启], twins: [2, 1], why: 'the order may differ' },
    { en: [restart, phases], zh: [阶段], twins: [undefined, 1], why: 'one language says less' },
    { en: [plain, restart], zh: [原因, 重启], twins: [1, 2], why: 'no name, but the same place and shape' },
    { en: [plain], zh: [], twins: [undefined], why: 'nothing there' },
    {
      en: [restart, section('Common mix-ups', [paragraph('Pending')])],
      zh: [section('常见误解', [paragraph('CrashLoopBackOff')]), 重启],
      twins: [2, 1],
      why: 'headings with a meaning of their own',
    },
    {
      en: [section('Try it', [paragraph('Pending')])],
      zh: [section('常见误解', [paragraph('Pending')])],
      twins: [undefined],
      why: 'known headings of other meanings',
    },
  ])('$twins: $why', ({ en, zh, twins }) => {
    expect(alignSections([lead('Pods'), ...en], [lead('容器组'), ...zh])).toEqual([0, ...twins])
  })

  it('a way through notes of 2,000 headings', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => section(`Part ${i}`, [paragraph(`Number ${i} of kubelet`)]))
    const { result, ms } = measured(() => alignSections([lead('Pods'), ...many], [lead('容器组'), ...many]))
    expect(ms).toBeLessThan(3_000)
    expect(result).toEqual([...result.keys()])
  })

  it('the twins in our own notes also when the sections of one language are turned around', async () => {
    const notes = join(import.meta.dirname, '../../../notes')
    const paths = readdirSync(join(notes, 'en'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    )
    let right = 0
    let all = 0
    for (const path of paths) {
      const [en, zh] = await Promise.all(['en', 'zh'].map((lang) => sectionsOf(notes, `${lang}/${path}`)))
      if (!en || !zh || en.length !== zh.length) continue
      const [first, ...rest] = zh
      if (!first) continue
      const twins = alignSections(en, [first, ...rest.toReversed()])
      all += en.length - 1
      right += twins.filter((twin, i) => i > 0 && twin === en.length - i).length
    }
    expect(all).toBeGreaterThan(40)
    expect(right / all).toBeGreaterThan(0.85)
  })
})

async function sectionsOf(notes: string, path: string) {
  const source = await readFile(join(notes, path)).catch(() => undefined)
  return source && parseNote(source, { path, strict: true }).note?.sections
}

describe('findPairs()', () => {
  it.each([
    { en: { path: 'en/a.md', id: 'a' }, zh: { path: 'zh/a.md', id: 'a' }, pair: true, why: 'the same id' },
    { en: { path: 'en/a.md', id: 'a' }, zh: { path: 'zh/b.md', id: 'b' }, pair: false, why: 'other ids' },
    {
      en: { path: 'docs/en/a.md', id: 'docs/en/a' },
      zh: { path: 'docs/zh-cn/a.md', id: 'docs/zh-cn/a' },
      pair: true,
      why: 'a stranger’s folders',
    },
  ])('$en.id and $zh.id: $pair ($why)', ({ en, zh, pair }) => {
    const notes = [note({ ...en, lang: 'en' }), note({ ...zh, lang: 'zh' })]
    expect(findPairs(notes)).toEqual(pair ? [1, 0] : [undefined, undefined])
  })

  it('makes no pair of three', () => {
    const notes = [
      note({ path: 'a.md', id: 'a' }),
      note({ path: 'b.md', id: 'a' }),
      note({ path: 'c.md', id: 'a', lang: 'zh' }),
    ]
    expect(findPairs(notes)).toEqual([undefined, undefined, undefined])
  })
})
