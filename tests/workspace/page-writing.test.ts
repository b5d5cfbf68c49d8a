import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { alex, at, dm, general, message, snapshot } from './page-fixtures.ts'
import { type PageServer, servePage } from './page-server.ts'
import { type Visit, visit } from './page-visit.ts'

describe.skipIf(withoutBrowser)('writing on the page', () => {
  let browser: Browser
  let server: PageServer
  let here: Visit

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    const root = message({ user: alex.id, text: 'Is web-0 down?' })
    server = await servePage(
      snapshot({ messages: { [general]: [root] }, examples: [{ lang: 'zh', question: '容器是什么？' }] }),
    )
    here = await visit(browser, `${server.url}#/${general}`)
  })
  afterEach(async () => {
    expect(here.complaints).toEqual([])
    await here.page.context().close()
    await server.close()
  })

  const posts = () => server.calls.filter((call) => call.call === 'post')
  const field = () => here.page.locator('#composer-text')

  it('completes a command by keyboard and sends it', async () => {
    const { keyboard } = here.page
    await field().focus()
    await keyboard.type('/')
    const options = here.page.getByRole('option')
    expect(await options.count()).toBe(2)
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
    await keyboard.press('ArrowDown')
    expect(await field().getAttribute('aria-activedescendant')).toBe('suggestion-1')
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    expect(await field().inputValue()).toBe('/k8s ')
    await keyboard.type('what is a pod')
    expect(await options.count()).toBe(0)
    await keyboard.press('Enter')
    await expect.poll(posts).toEqual([{ call: 'post', person: alex.id, channel: general, text: '/k8s what is a pod' }])
    await expect.poll(() => field().inputValue()).toBe('')
  })

  it('completes a name with Tab', async () => {
    await field().fill('ask @kub')
    await field().press('End')
    await here.page.getByRole('option', { name: 'Kubenotes' }).waitFor()
    await field().press('Tab')
    expect(await field().inputValue()).toBe('ask @kubenotes ')
  })

  it('closes the list with Escape and keeps what was typed', async () => {
    await field().fill('/')
    await here.page.getByRole('option').first().waitFor()
    await field().press('Escape')
    expect(await here.page.getByRole('option').count()).toBe(0)
    expect(await field().inputValue()).toBe('/')
  })

  it('starts a new line with Shift and Enter', async () => {
    await field().fill('one')
    await field().press('Shift+Enter')
    await here.page.keyboard.type('two')
    await field().press('Enter')
    await expect.poll(() => posts().map((call) => call.call === 'post' && call.text)).toEqual(['one\ntwo'])
  })

  it('leaves Enter to an input method that is composing', async () => {
    await field().fill('pod 是')
    await field().dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(posts()).toEqual([])
  })

  it('replies in a thread until the person leaves it', async () => {
    await here.page.locator('article').hover()
    await here.page.getByRole('button', { name: 'Reply in thread' }).click()
    await here.page.keyboard.type('yes')
    await here.page.keyboard.press('Enter')
    await expect.poll(posts).toEqual([{ call: 'post', person: alex.id, channel: general, thread: at(0), text: 'yes' }])
    await expect.poll(() => field().inputValue()).toBe('')
    await field().press('Escape')
    await field().fill('aside')
    await field().press('Enter')
    await expect.poll(() => posts().length).toBe(2)
    expect(posts()[1]).not.toHaveProperty('thread')
  })

  it('keeps a draft for each place', async () => {
    await field().fill('half a thought')
    await here.page.locator(`[data-channel="${dm}"]`).click()
    expect(await field().inputValue()).toBe('')
    await here.page.locator(`[data-channel="${general}"]`).first().click()
    expect(await field().inputValue()).toBe('half a thought')
  })

  it('keeps the text and says so when it was not accepted', async () => {
    server.answer(() => ({ ok: false, error: 'no such command /nope' }))
    await field().fill('/nope')
    await field().press('Enter')
    await here.page.getByText('Not accepted: no such command /nope').waitFor()
    expect(await field().inputValue()).toBe('/nope')
  })

  it('brings back with the arrow keys what was sent, and keeps what is being written', async () => {
    for (const [i, text] of ['/k8s what is a pod', 'second'].entries()) {
      await field().fill(text)
      await field().press('Enter')
      await expect.poll(posts).toHaveLength(i + 1)
      await expect.poll(() => field().inputValue()).toBe('')
    }
    for (const [key, shown] of [
      ['ArrowUp', 'second'],
      ['ArrowUp', '/k8s what is a pod'],
      ['ArrowUp', '/k8s what is a pod'],
      ['ArrowDown', 'second'],
      ['ArrowDown', ''],
    ] as const) {
      await field().press(key)
      expect(await field().inputValue()).toBe(shown)
    }
    await field().fill('half a thought')
    await field().press('ArrowUp')
    expect(await field().inputValue()).toBe('half a thought')
  })

  it('asks an example question with one click', async () => {
    await here.page.locator(`[data-channel="${dm}"]`).click()
    await here.page.getByRole('button', { name: '容器是什么？' }).click()
    await expect.poll(posts).toEqual([{ call: 'post', person: alex.id, channel: dm, text: '容器是什么？' }])
  })
})
