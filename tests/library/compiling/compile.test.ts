import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/library/compiling/compile.ts'
import { note, paragraph, section } from '../temp-notes.ts'

const long = [1, 2, 3].map((number) => paragraph(`${number} ${'x'.repeat(1_000)}`))
const pods = note({
  path: 'en/pods.md',
  aliases: ['po'],
  questions: ['What is a Pod?'],
  sections: [
    section('Pods', [paragraph('A Pod is the smallest unit.')], { lead: true }),
    section('Phases', long),
    section('Running', [paragraph('Running')], { above: ['Phases'] }),
  ],
})
const 容器组 = note({
  path: 'zh/pods.md',
  lang: 'zh',
  title: '容器组',
  aliases: ['po', '豆荚'],
  questions: ['Pod 是什么？'],
  sections: [
    section('容器组', [paragraph('Pod 是最小的单位。')], { lead: true }),
    section('阶段', long.slice(0, 2)),
    section('运行', [paragraph('Running')], { above: ['阶段'] }),
  ],
})

describe('compile()', () => {
  const { notes, sections, documents } = compile([容器组, pods])

  it('puts notes in the order of their paths and counts their sections', () => {
    expect(notes.map(({ path, firstSection, sectionCount }) => [path, firstSection, sectionCount])).toEqual([
      ['en/pods.md', 0, 5],
      ['zh/pods.md', 5, 4],
    ])
    expect(sections.map(({ note }) => note)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('gives each part of a long section an id, with the heading and the anchor of the section', () => {
    expect(sections.map(({ id }) => id)).toEqual([
      'en/pods.md#pods',
      'en/pods.md#phases',
      'en/pods.md#phases~2',
      'en/pods.md#phases~3',
      'en/pods.md#running',
      'zh/pods.md#容器组',
      'zh/pods.md#阶段',
      'zh/pods.md#阶段~2',
      'zh/pods.md#运行',
    ])
    expect(sections.slice(1, 4).map(({ heading, anchor }) => [heading, anchor])).toEqual(
      Array(3).fill(['Phases', 'phases']),
    )
  })

  it('finds the twins, both ways, part by part', () => {
    expect(sections.map(({ twin }) => twin)).toEqual([5, 6, 7, undefined, 8, 0, 1, 2, 4])
  })

  it('indexes a section with what both languages of its note are called and asked', () => {
    expect(documents[4]).toEqual({
      heading: 'Running',
      above: 'Pods\nPhases',
      text: 'Running',
      aliases: 'po\n豆荚',
      questions: 'What is a Pod?\nPod 是什么？',
      asked: '',
      lang: 'en',
      lead: false,
      note: 'pods',
    })
    expect(documents[0]).toMatchObject({ heading: 'Pods', above: '', lead: true })
  })

  it('indexes words, code and descriptions of images, not the marks of lists and tables', () => {
    const cell = (text: string) => [{ text }]
    const { documents } = compile([
      note({
        path: 'a.md',
        sections: [
          section(
            'Pods',
            [
              { kind: 'list', items: [{ indent: 0, number: 7, runs: cell('first') }] },
              { kind: 'table', align: [], rows: [[cell('name'), cell('use')]] },
              { kind: 'code', language: 'console', text: '$ kubectl get po' },
              { kind: 'image', alt: 'A Pod in a node', url: 'a.svg' },
            ],
            { lead: true },
          ),
        ],
        items: [
          { kind: 'cloze', id: 'x', level: 1, stem: cell('secret'), explanation: [], line: 1, blanks: [['secret']] },
        ],
      }),
    ])
    expect(documents[0]?.text).toBe('first\nname\nuse\n$ kubectl get po\nA Pod in a node')
  })

  it.each([
    { url: 'img/a.png', picture: 'img/a.png', why: 'Slack shows PNG' },
    { url: 'img/a.JPG', picture: 'img/a.JPG', why: 'and JPEG, however it is spelled' },
    { url: 'img/a.svg', picture: 'img/a.png', why: 'the PNG beside a drawing' },
    { url: 'img/b.svg', picture: undefined, why: 'a drawing without one' },
    { url: 'img/b.png', picture: undefined, why: 'there is no such file' },
    { url: 'img/a.webp', picture: undefined, why: 'Slack shows no WebP' },
    { url: 'https://example.org/img/a.png', picture: undefined, why: 'not a file of the folder' },
  ])('finds $picture for the image $url: $why', ({ url, picture }) => {
    const image = { kind: 'image', alt: 'A Pod.', url } as const
    const files = new Set(['img/a.png', 'img/a.JPG', 'img/a.svg', 'img/b.svg', 'img/a.webp'])
    const { sections } = compile([note({ path: 'a.md', sections: [section('Pods', [image])] })], files)
    expect(sections[0]?.passages).toEqual([picture === undefined ? image : { ...image, picture }])
  })

  it('keeps both of two notes with one id, and headings that are alike', () => {
    const same = [note({ path: 'a.md', id: 'x' }), note({ path: 'b.md', id: 'x' })]
    const alike = note({
      path: 'c.md',
      sections: ['Pods', 'Pods'].map((heading, i) => section(heading, [], { lead: i === 0 })),
    })
    const { notes, sections, problems } = compile([...same, alike])
    expect(notes.map(({ id }) => id)).toEqual(['a.md', 'b.md', 'c'])
    expect(sections.map(({ id }) => id)).toEqual(['a.md#pods', 'b.md#pods', 'c.md#pods', 'c.md#pods~2'])
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['a.md', 'W617'],
      ['b.md', 'W617'],
    ])
  })

  it('makes the same of the same notes in any order', () => {
    expect(compile([pods, 容器组])).toEqual(compile([容器组, pods]))
  })
})

describe('compile() finds the section that explains a signature', () => {
  const lines = (text: string) => [paragraph(text)]
  const sections = [
    section('Errors', lines('A definition.'), { lead: true }),
    section('Memory', lines('The kernel says oom-kill, exit code 137.')),
    section('Why exit code 137?', lines('Memory ran out.')),
  ]
  it.each([
    { signature: 'exited with code 137', place: 2, why: 'a heading says it' },
    { signature: 'oom-kill', place: 1, why: 'only a text says it' },
    { signature: 'manifest unknown', place: 0, why: 'nothing says it, so the lead will do' },
  ])('$signature in section $place: $why', ({ signature, place }) => {
    const { signatures } = compile([note({ path: 'a.md', sections, signatures: [signature] })])
    expect(signatures).toEqual([{ text: signature, section: place }])
  })
})
