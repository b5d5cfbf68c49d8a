import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ServedWorkspace, startWorkspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { alex, dm, general, linmei, logOf, manifestWith } from './fixtures.ts'
import { sidewaysScroll, type Visit, visit } from './page-visit.ts'

describe.skipIf(withoutBrowser)('the page shows the next day', () => {
  let browser: Browser
  let workspace: ServedWorkspace
  let here: Visit

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    expect(here.complaints).toEqual([])
    await here.page.context().close()
    await workspace.close()
  })

  async function open(
    window: BrowserContextOptions = {},
    { place = general, ...options }: Partial<WorkspaceOptions> & { place?: string } = {},
  ) {
    workspace = await startWorkspace({ manifest: manifestWith(), port: 0, nextDay: true, ...options })
    here = await visit(browser, `${workspace.url}#/${place}`, window)
    return here.page
  }
  const post = (text: string) => workspace.call({ call: 'post', person: alex, channel: general, text })
  const dateFor = (locale: string, timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric', timeZone }).format(
      workspace.now(),
    )
  const date = () => here.page.locator('#sidebar').getByRole('status').textContent()

  it('at a press of its button, with the days of the messages, which stay as they are', async () => {
    const page = await open()
    await post('said before')
    const before = page.locator('article', { hasText: 'said before' })
    await before.evaluate((node: { marked?: boolean }) => {
      node.marked = true
    })
    expect(await date()).toBe(dateFor('en'))
    await page.getByRole('button', { name: 'Next day' }).click()
    await page.getByRole('heading', { name: 'Yesterday' }).waitFor()
    expect(await date()).toBe(dateFor('en'))
    await post('said after')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    expect(await page.locator('h2.day').allTextContents()).toEqual(['Yesterday', 'Today'])
    expect(await before.evaluate((node: { marked?: boolean }) => node.marked)).toBe(true)
  })

  it('once at a double click, which would pass over a day', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Next day' }).dblclick()
    await page.getByRole('button', { name: 'Next day' }).click()
    await expect.poll(() => logOf(workspace, 'next-day').length).toBe(2)
  })

  it('at the Enter key, in Chinese and in the time of Shanghai, and says what it does', async () => {
    const page = await open({ locale: 'zh-CN' })
    const button = page.getByRole('button', { name: '下一天', description: /拨快一天/ })
    await button.press('Enter')
    await button.press('Enter')
    await expect.poll(() => logOf(workspace, 'next-day').length).toBe(2)
    await expect.poll(date).toBe(dateFor('zh-Hans', 'Asia/Shanghai'))
    expect(workspace.snapshot(linmei).aheadMs).toBe(2 * 86_400_000)
  })

  it('on a phone, inside the window, and leaves the sidebar open for one more', async () => {
    const page = await open({ viewport: { width: 375, height: 667 } }, { appStarts: new Promise(() => {}) })
    await page.getByRole('button', { name: 'Open channel list' }).click()
    const button = page.getByRole('button', { name: 'Next day' })
    const box = await button.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(32)
    await button.click()
    await expect.poll(date).toBe(dateFor('en'))
    expect(await button.isVisible()).toBe(true)
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
  })

  it('in the Home of the app as well, which is asked for again', async () => {
    const page = await open({}, { place: dm })
    await page.getByRole('tab', { name: 'Home' }).click()
    const asked = () =>
      logOf(workspace, 'app_home_opened').filter(({ summary }) => /: home(?!.*retry)/u.test(summary)).length
    await expect.poll(asked).toBe(1)
    await page.getByRole('button', { name: 'Next day' }).click()
    await expect.poll(asked).toBe(2)
  })

  it('never where the app would not follow', async () => {
    const page = await open({}, { nextDay: false })
    expect(await page.locator('#next-day').isVisible()).toBe(false)
    expect(await page.locator('#preferences').isVisible()).toBe(true)
  })
})
