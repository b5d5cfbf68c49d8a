import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { words } from '../src/words/words.ts'
import { openBrowser, withoutBrowser } from './browser.ts'
import { type Program, startProgram } from './program.ts'
import { alex, dm, general, help, linmei } from './workspace/fixtures.ts'
import { type Visit, visit } from './workspace/page-visit.ts'

const requests = 'C01REQUESTS'

/** What a newcomer gets after `npm start`: the program itself with its own notes, and a browser. */
describe.skipIf(withoutBrowser)('Kubenotes on the page', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'page-'))
  let browser: Browser
  let program: Program
  let here: Visit
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    program = startProgram('src/main.ts', { env: { PORT: '0', DATA_DIR: dataDir } })
    const [url] = await program.prints('out', /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/)
    here = await visit(browser, url)
    page = here.page
    await go(general)
  })
  afterEach(async () => {
    await page.context().close()
    program.child.kill('SIGTERM')
    const { code, err } = await program.end
    expect(here.complaints).toEqual([])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  const go = (channel: string) => page.locator(`[data-channel="${channel}"]`).first().click()
  const cards = () => page.locator('article.from-app')
  const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true })

  async function say(text: string): Promise<void> {
    await page.locator('#composer-text').fill(text)
    await page.locator('#composer-text').press('Enter')
  }
  async function become(person: string): Promise<void> {
    await page.locator('#person').click()
    await page.locator(`[data-person="${person}"]`).click()
    await page.locator(`[data-viewer="${person}"]`).waitFor()
  }

  it('answers a command with a card for the one who asked, with the words of the question marked', async () => {
    await say('/k8s what is a namespace')
    await cards().first().waitFor()
    expect(await cards().count()).toBe(1)
    expect(await cards().locator('.only-you').textContent()).toBe('Only visible to you')
    expect(
      await cards()
        .locator('strong')
        .filter({ hasText: /^namespaces?$/i })
        .count(),
    ).toBeGreaterThan(0)
    expect(await cards().textContent()).toMatch(/checked \d{4}-\d\d-\d\d/)
  })

  it('answers a Chinese question with a Chinese card', async () => {
    await say('/k8s 容器和虚拟机有什么区别')
    await cards().first().waitFor()
    expect(await cards().textContent()).toMatch(/虚拟机.*核对于/)
    await button(words.zh.answer.share).waitFor()
  })

  it('answers a mention in its thread', async () => {
    await go(help)
    await say('@Kubenotes what is a container')
    const reply = page.locator('.thread-replies article.from-app')
    await reply.waitFor()
    expect(await reply.locator('.only-you').count()).toBe(0)
    expect(await reply.textContent()).toContain('container')
    expect(await button('Share').count()).toBe(0)
  })

  it('answers a direct message', async () => {
    await go(dm)
    await say('what is a container')
    await cards().first().waitFor()
    expect(await cards().textContent()).toContain('container')
    expect(await page.locator('.thread-replies article').count()).toBe(0)
  })

  it('shows the other person what was shared, and nothing that was not', async () => {
    await go(help)
    await say('/k8s what is a container')
    await button('Share').waitFor()
    await say('/k8s what is a namespace')
    await expect.poll(() => button('Share').count()).toBe(2)
    await button('Share').first().click()
    await page.getByText('asked: what is a container').waitFor()
    await page.getByText(words.en.answer.shared).waitFor()

    await become(linmei)
    await go(help)
    await page.getByText('asked: what is a container').waitFor()
    expect(await cards().count()).toBe(1)
    expect(await cards().locator('.only-you').count()).toBe(0)
    expect(await page.getByText(words.en.answer.shared).count()).toBe(0)
  })

  it('shows the whole section with its sources for More', async () => {
    await say('/k8s what is a namespace')
    await button('More').click()
    await cards().getByText('Sources', { exact: true }).waitFor()
    expect(await cards().count()).toBe(1)
    expect(await cards().locator('a[href^="https://"]').count()).toBeGreaterThan(0)
    await cards().getByText('In this note').waitFor()
    expect(await button('More').count()).toBe(0)
  })

  it('switches a card to the other language and back', async () => {
    await say('/k8s what is a container')
    await button('中文', cards()).click()
    await button('English', cards()).waitFor()
    expect(await cards().textContent()).toMatch(/容器/)
    await button('English', cards()).click()
    await button('中文', cards()).waitFor()
    expect(await cards().count()).toBe(1)
  })

  it('says when the notes do not hold the answer, and asks for a note after asking back', async () => {
    await say('/k8s sourdough bread recipe')
    await page.getByText('The notes do not answer “sourdough bread recipe”.').waitFor()
    await button('Ask for this note').click()
    await button('Cancel', page.getByRole('dialog')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button('Ask for this note').click()
    await button('Post it', page.getByRole('dialog')).click()
    await page.getByText(words.en.nothing.requestDone).waitFor()
    await go(requests)
    const post = page.locator('article', { hasText: 'asks for a note: “sourdough bread recipe”' })
    await post.waitFor()
    expect(await post.count()).toBe(1)
  })

  it('helps when nothing was asked, and answers an example with a click', async () => {
    await say('/k8s')
    await page.getByRole('heading', { name: words.en.help.title }).waitFor()
    await page.getByText(words.en.help.examples).waitFor()
    await cards().getByRole('button').first().click()
    await button('Share').waitFor()
    expect(await cards().count()).toBe(1)
  })

  it('draws the Home in the language of the person', async () => {
    await go(dm)
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.locator('#home').getByText(words.en.home.privacy).waitFor()
    await page.getByRole('tab', { name: 'Messages' }).click()
    await page.locator('[data-language="zh"]').click()
    await page.locator('#tab-home').click()
    await page.locator('#home').getByText(words.zh.home.privacy).waitFor()
  })

  it('shows every answer without an error in the log', async () => {
    await become(alex)
    for (const text of ['/k8s what is a container', '/k8s 容器是什么', '/k8s', '/k8s <!channel> & *bold']) {
      const before = await cards().count()
      await say(text)
      await expect.poll(() => cards().count()).toBe(before + 1)
    }
    expect(await page.getByRole('button', { name: /^Log, \d+ error/ }).count()).toBe(0)
  })
})
