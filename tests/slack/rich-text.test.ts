import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/notes/passage.ts'
import { type BlockOptions, passagesToBlocks } from '../../src/slack/blocks.ts'
import { problemsOf } from './check-blocks.ts'
import { list, paragraph, partsOf } from './passages.ts'

describe('links', () => {
  const linkTo = (path: string) => (path.startsWith('secret') ? undefined : `https://notes.example/${path}`)
  it.each([
    { link: 'https://kubernetes.io/docs/', url: 'https://kubernetes.io/docs/', why: 'https' },
    { link: 'mailto:a@b.io', url: 'mailto:a@b.io', why: 'mail' },
    { link: 'en/linux/cgroups.md#v2', url: 'https://notes.example/en/linux/cgroups.md#v2', why: 'a path is looked up' },
    { link: 'https://аррӏе.com/', url: 'https://xn--80ak6aa92e.com/', why: 'look-alikes show' },
    { link: 'secret.md', url: undefined, why: 'nobody knows the path' },
    { link: 'javascript:alert(1)', url: undefined, why: 'a link may run nothing' },
    { link: 'java\nscript:alert(1)', url: undefined, why: 'browsers skip line ends in schemes' },
    { link: 'data:text/html,x', url: undefined, why: 'a link may hold no page of its own' },
    { link: 'file:///etc/passwd', url: undefined, why: 'a file of the reader’s machine' },
    { link: '//evil.example/x', url: undefined, why: 'no path, but another host' },
    { link: '\\/evil.example', url: undefined, why: 'browsers read back slashes as slashes' },
    { link: `https://x.io/${'a'.repeat(5_000)}`, url: undefined, why: 'too long for Slack' },
    { link: 'https://bank.example@evil.example/', url: undefined, why: 'credentials look like a host' },
  ])('to $link: $why', ({ link, url }) => {
    const [part] = partsOf([paragraph({ text: 'label', link })], { linkTo })
    expect(part?.elements).toEqual([url ? { type: 'link', text: 'label', url } : { type: 'text', text: 'label' }])
  })

  it.each([
    { label: 'https://bank.example', opens: false, why: 'the label names another host' },
    { label: ' HTTPS://bank.example/login now', opens: false, why: 'in any spelling' },
    { label: 'www.bank.example', opens: false, why: 'without a scheme too' },
    { label: 'https://evil.example/page', opens: true, why: 'the hosts agree' },
    { label: 'pod.yaml', opens: true, why: 'a file is not an address' },
    { label: 'app.kubernetes.io/name', opens: true, why: 'nor is a label key' },
  ])('labelled "$label" open: $opens, since $why', ({ label, opens }) => {
    const [part] = partsOf([paragraph({ text: label, link: 'https://evil.example/' })])
    expect(part?.elements.map(({ type }) => type)).toEqual([opens ? 'link' : 'text'])
  })
})

describe('marks', () => {
  const marks = (text: string) => [...text.matchAll(/pod/g)].map(({ index }) => ({ start: index, end: index + 3 }))
  const boldTexts = (passage: Passage, options: BlockOptions = { marks }) =>
    partsOf([passage], options)
      .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
      .flatMap(({ elements }) => elements)
      .flatMap((element) => ('style' in element && element.style?.bold && 'text' in element ? [element.text] : []))

  it.each([
    { passage: paragraph('a pod and a pod.'), bold: ['pod', 'pod'], why: 'each matching word is bold' },
    { passage: paragraph('p', { text: 'od', italic: true }), bold: ['p', 'od'], why: 'a word may lie in two runs' },
    { passage: paragraph({ text: 'kubectl get pod', code: true }), bold: [], why: 'never in code' },
    { passage: paragraph({ text: 'a pod', bold: true }), bold: ['a ', 'pod'], why: 'bold text stays as it was' },
    { passage: list({ indent: 0, text: 'the pod' }), bold: ['pod'], why: 'list entries too' },
    { passage: { kind: 'code', text: 'pod' } as Passage, bold: [], why: 'never in a code block' },
    { passage: paragraph('p\u200Bod'), bold: ['pod'], why: 'offsets count in the text as shown' },
  ])('$why', ({ passage, bold }) => {
    expect(boldTexts(passage)).toEqual(bold)
  })

  it('never split a character', () => {
    const options = {
      marks: () => [
        { start: 1, end: 2 },
        { start: 3, end: 4 },
      ],
    }
    expect(boldTexts(paragraph('🐳e\u0301x'), options)).toEqual(['🐳', 'e\u0301'])
  })

  it('may lie anywhere', () => {
    const options = {
      marks: () => [
        { start: 5, end: 99 },
        { start: -3, end: 1 },
        { start: 2, end: 2 },
        { start: 0, end: 3 },
      ],
    }
    expect(problemsOf(passagesToBlocks([paragraph('a pod')], options).blocks)).toEqual([])
  })
})
