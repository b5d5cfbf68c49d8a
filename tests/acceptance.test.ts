import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { words } from '../src/words/words.ts'
import { openBrowser, withoutBrowser } from './browser.ts'
import { type Program, startProgram } from './program.ts'
import { type Visit, visit } from './workspace/page-visit.ts'

/** The program as a newcomer starts it, with no settings but a free port and a folder of its own. */
describe.skipIf(withoutBrowser)('a newcomer in the local workspace', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'newcomer-'))
  let browser: Browser
  let program: Program
  let url: string
  let here: Visit
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    program = startProgram('src/main.ts', { env: { PORT: '0', DATA_DIR: dataDir } })
    ;[url] = await program.prints('out', /http:\/\/127\.0\.0\.1:\d+\/\S+/)
    // The page is there before the library of all notes; the first answer comes when that is made.
    const { page } = await visit(browser, url)
    await page.locator('#composer-text').fill('/k8s help')
    await page.locator('#composer-text').press('Enter')
    await page.getByRole('heading', { name: words.en.help.title }).waitFor({ timeout: 90_000 })
    await page.context().close()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    program?.child.kill('SIGTERM')
    const { code, err } = await program.end
    rmSync(dataDir, { recursive: true, force: true })
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
  beforeEach(async () => {
    here = await visit(browser, url)
    page = here.page
    await page.locator('[data-channel="C01K8SHELP"]').first().click()
  })
  afterEach(async () => {
    expect(here.complaints).toEqual([])
    expect(await page.getByRole('button', { name: /^Log, \d+ error/ }).count()).toBe(0)
    await page.context().close()
  })

  const say = async (text: string) => {
    await page.locator('#composer-text').fill(text)
    await page.locator('#composer-text').press('Enter')
  }
  const last = (heading: string) =>
    page.locator('article', { has: page.getByRole('heading', { name: heading }) }).last()
  const press = (heading: string, button: string) =>
    last(heading).getByRole('button', { name: button, exact: true }).click()
  const become = async (person: string) => {
    await page.locator('#person').click()
    await page.locator(`[data-person="${person}"]`).click()
  }

  it('asks in English and gets the definition, marked and private', async () => {
    await say('/k8s what is a cgroup')
    const card = last('cgroups')
    await card.waitFor()
    expect(await card.locator('strong, b').allTextContents()).toContain('cgroup')
    expect(await card.textContent()).toContain('Only visible to you')
    expect(await card.textContent()).toMatch(/Linux › cgroups.*checked \d{4}-\d\d-\d\d/)
  })

  it('asks for a word with two meanings, and chooses', async () => {
    await say('/k8s what is a namespace')
    const card = last(words.en.choice.title)
    await card.getByText('scope for the names of API objects').waitFor()
    await card.getByText('gives a group of processes their own private view').waitFor()
    await card.getByRole('button', { name: 'Linux namespaces', exact: true }).click()
    await last('Linux namespaces').getByRole('button', { name: 'Share' }).waitFor()
  })

  it('asks for a term, and pastes an error', async () => {
    await say('/k8s term 探针')
    await last('探针 · probe').waitFor()
    await say('/k8s web-7d9c   0/1   CrashLoopBackOff   5 (40s ago)   3m')
    await page.getByText(words.en.answer.knownError('CrashLoopBackOff')).waitFor()
  })

  it('asks in Chinese and gets Chinese words around a Chinese excerpt', async () => {
    await say('/k8s 容器和虚拟机有什么区别')
    const card = last('物理机、虚拟机与容器的区别')
    await card.waitFor()
    expect(await card.getByRole('button').allTextContents()).toEqual(
      expect.arrayContaining(['分享', '更多', 'English']),
    )
    expect(await card.textContent()).toContain('核对于')
  })

  it('mentions the bot and is answered in the thread, for everyone', async () => {
    await say('@Kubenotes Is Docker based on LXC?')
    const reply = page.locator('.thread-replies article').last()
    await reply.getByRole('heading', { name: /LXC/ }).waitFor()
    expect(await reply.getByRole('button', { name: 'Share' }).count()).toBe(0)
  })

  it('writes to the bot directly and is answered there', async () => {
    await page.locator('[data-app]').click()
    await say('What is a container?')
    await last('What is a container').waitFor()
  })

  it('shares an answer: the other person sees that one and nothing private', async () => {
    await say('/k8s what is a cgroup')
    await last('cgroups').waitFor()
    await press('cgroups', 'Share')
    await page.getByText('Alex Rivera asked: what is a cgroup').waitFor()
    await page.getByText(words.en.answer.shared).waitFor()
    await say('/k8s what is LXC')
    await last('LXC').waitFor()
    await become('U01LINMEI')
    await page.getByRole('heading', { name: '#k8s-help 从这里开始' }).waitFor()
    await page.getByText('Alex Rivera asked: what is a cgroup').waitFor()
    expect(await page.getByRole('heading', { name: 'LXC and its relation to Docker' }).count()).toBe(1) // the mention
    await become('U01ALEX')
  })

  it('looks at more: the sources, and the other sections from a menu', async () => {
    await say('/k8s what is a cgroup')
    await last('cgroups').waitFor()
    await press('cgroups', 'More')
    await last('cgroups').getByText('Sources', { exact: true }).waitFor()
    expect(await last('cgroups').getByRole('link').count()).toBeGreaterThan(2)
    expect(await last('cgroups').getByText('In this note').count()).toBe(1)
  })

  it('switches the language of an answer there and back', async () => {
    await say('/k8s what is a cgroup')
    await last('cgroups').waitFor()
    await press('cgroups', '中文')
    await last('cgroups：资源限制').waitFor()
    await press('cgroups：资源限制', 'English')
    await last('cgroups: limiting resources').waitFor()
  })

  it('asks what the notes do not hold, and asks the authors for it after thinking twice', async () => {
    const dialog = page.getByRole('dialog')
    await say('/k8s sourdough bread recipe')
    await last(words.en.nothing.title).waitFor()
    await press(words.en.nothing.title, words.en.nothing.request)
    await dialog.getByRole('button', { name: words.en.nothing.requestConfirm.no }).click()
    await dialog.waitFor({ state: 'detached' })
    await press(words.en.nothing.title, words.en.nothing.request)
    await dialog.getByRole('button', { name: words.en.nothing.requestConfirm.yes }).click()
    await page.getByText(words.en.nothing.requestDone).waitFor()
    await page.locator('[data-channel="C01REQUESTS"]').first().click()
    expect(await page.getByText('Alex Rivera asks for a note: “sourdough bread recipe”').count()).toBe(1)
  })

  it('asks nothing and gets help with three questions to try', async () => {
    await say('/k8s')
    const card = last('Ask the notes')
    await card.waitFor()
    await card.getByRole('button', { name: 'What is a container?' }).click()
    await last('What is a container').waitFor()
  })

  it('types what would call everyone, and nobody is called', async () => {
    await say('/k8s <!channel> & *bilby _it')
    await page.getByText('“<!channel> & *bilby _it”').waitFor()
  })

  it('answers a quiz question, and has it again for review when the days have passed', async () => {
    const quiz = words.en.quiz
    const asked = page.locator('article', { hasText: quiz.how.single })
    for (let tries = 0; tries < 30 && (await asked.count()) === 0; tries++) {
      await say('/k8s quiz')
      await page
        .locator('article', { hasText: quiz.place(1, 5) })
        .nth(tries)
        .waitFor()
    }
    await asked.getByRole('button', { name: 'A', exact: true }).click()
    const outcome = page.getByText(/This comes back/)
    const [, days = '1'] = /in (\d+) days/.exec((await outcome.textContent()) ?? '') ?? []
    await say('/k8s review')
    await page.getByText(quiz.nothingDue).waitFor()
    const articles = await page.locator('article').count()
    const date = page.locator('#next-day output')
    for (let day = 0; day < Number(days); day++) {
      const before = await date.textContent()
      await page.getByRole('button', { name: 'Next day' }).click()
      await expect.poll(() => date.textContent()).not.toBe(before)
    }
    await say('/k8s review')
    await page.locator('article').nth(articles).getByText(quiz.how.single).waitFor()
  })

  it('opens Home, and opens it again in another language', async () => {
    await page.locator('[data-app]').click()
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.locator('#home').getByRole('heading', { name: words.en.privacy.title }).waitFor()
    await page.getByRole('tab', { name: 'Messages' }).click()
    await page.locator('[data-language="zh"]').click()
    await page.locator('#tab-home').click()
    await page.locator('#home').getByRole('heading', { name: words.zh.privacy.title }).waitFor()
    await page.locator('[data-language="en"]').click()
  })
})
