import { expect, it } from 'vitest'
import { type KeptAnswer, reportItems } from '../../src/quiz/item-report.ts'
import { reportText } from '../../src/quiz/item-report-text.ts'
import { bankWith } from './banks.ts'

async function* each<T>(...list: readonly T[]): AsyncGenerator<T> {
  yield* list
}

it('names the place, the figures, the options and the reasons of an item with findings, and counts the others', async () => {
  const answer = (item: string, chosen: number): KeptAnswer => {
    const answered = { right: chosen === 0, chosen: [chosen] }
    return { person: { team: 'T1', user: 'U1' }, item, lang: 'en', version: 'v1', answered }
  }
  const report = { item: 'pods/1', lang: 'en', reason: 'unclear' } as const
  const bank = bankWith({ key: 'pods/1' }, { key: 'pods/2' })
  const text = reportText(await reportItems(bank, each(answer('pods/2', 0), answer('pods/1', 2)), each(report)))
  expect(text.split('\n')).toEqual([
    'en/k8s/pods.md:9: reported',
    '  What runs a container?',
    '  1 person · 0 % right',
    '  en ✓   0 %  runc',
    '  en ✗   0 %  kubectl',
    '  en ✗ 100 %  etcd',
    '  reported in en: unclear',
    '',
    '1 other item answered without findings.',
    '',
    'Findings other than reports need 30 people.',
  ])
})
