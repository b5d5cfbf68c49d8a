import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import { words } from '../../src/words/words.ts'
import { alex, dm, libraryOf, messagesIn, openStage, until } from '../ask/stage.ts'

let library: Library
beforeAll(async () => {
  library = await libraryOf()
})

describe('the Home of the app', () => {
  it.each([
    { locale: 'en-US', say: words.en, example: 'What is a Pod?', why: 'English' },
    { locale: 'zh-CN', say: words.zh, example: 'Pod 是什么？', why: 'Chinese' },
    { locale: 'fr-FR', say: words.en, example: 'What is a Pod?', why: 'neither language' },
  ])('is drawn, and taken by Slack, for a person who reads $locale: $why', async ({ locale, say, example }) => {
    const { workspace, refused, errors, settled } = await openStage(() => library)
    await workspace.call({ call: 'set-locale', person: alex, locale })
    await workspace.call({ call: 'open-home', person: alex })
    const home = JSON.stringify(await until(workspace, () => workspace.snapshot(alex).home?.blocks))
    await settled()
    expect(home).toContain(say.home.text)
    expect(home).toContain(say.home.counts(3, library.sections.length))
    expect(home).toContain(say.home.privacy)
    expect(home).toContain(example)
    expect(refused()).toEqual([])
    expect(errors()).toEqual([])
  })

  it('answers an example in the direct message', async () => {
    const { workspace, refused, settled } = await openStage(() => library)
    await workspace.call({ call: 'open-home', person: alex })
    const home = await until(workspace, () => workspace.snapshot(alex).home)
    const row = home.blocks.find(({ type }) => type === 'actions') as { elements: Record<string, string>[] } & object
    const { type, action_id, value } = row.elements[0] ?? {}
    const result = await workspace.call({
      call: 'use',
      person: alex,
      container: { type: 'view', view: home.id },
      element: {
        type: String(type),
        action_id: String(action_id),
        block_id: String((row as Record<string, unknown>)['block_id']),
        value,
      },
    })
    await settled()
    expect(result).toEqual({ ok: true })
    expect(JSON.stringify(messagesIn(workspace, dm))).toMatch(/smallest unit|divides one cluster/)
    expect(refused()).toEqual([])
  })
})
