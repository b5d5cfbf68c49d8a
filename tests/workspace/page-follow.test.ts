import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Message, Snapshot } from '../../src/workspace/protocol.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { alex, answerEn, at, bot, conversation, dm, general, log, mei, message, snapshot } from './page-fixtures.ts'
import { type PageServer, servePage } from './page-server.ts'
import { sidewaysScroll, type Visit, visit } from './page-visit.ts'

describe.skipIf(withoutBrowser)('the page follows the workspace', () => {
  let browser: Browser
  let server: PageServer
  let here: Visit

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    await here.page.context().close()
    await server.close()
  })

  async function open(first: Snapshot | ((person: string) => Snapshot), options = {}, place = `#/${general}`) {
    server = await servePage(first)
    here = await visit(browser, server.url + place, options)
    return here.page
  }
  const talk = (count: number): Message[] =>
    Array.from({ length: count }, (_, index) => message({ ts: at(index * 400), text: `line ${index}` }))

  it('shows what only the viewer may see, and not what only another may', async () => {
    const secret = message({ ts: at(5), text: 'only for Alex', ephemeral: true })
    const page = await open((person) =>
      person === mei.id
        ? snapshot({ viewer: mei.id, messages: { [general]: [message()] } })
        : snapshot({ messages: { [general]: [message(), secret] } }),
    )
    await page.getByText('only for Alex').waitFor()
    await page.getByText('Only visible to you').waitFor()
    await page.locator('#person').click()
    await page.locator(`[data-person="${mei.id}"]`).click()
    await page.getByRole('button', { name: /林梅/ }).waitFor()
    expect(await page.getByText('only for Alex').count()).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    await page.reload()
    await page.getByRole('button', { name: /林梅/ }).waitFor()
    expect(here.complaints).toEqual([])
  })

  it('starts as the person who speaks the language of the browser', async () => {
    const page = await open((person) => snapshot({ viewer: person || alex.id }), { locale: 'zh-CN' })
    await page.getByRole('button', { name: /林梅/ }).waitFor()
    expect(await page.locator('#composer-text').getAttribute('placeholder')).toBe('发消息到 #general')
  })

  it.each([
    { place: `#/${general}`, title: '(2) #general · Looker · Local workspace', why: 'in a channel' },
    { place: `#/${dm}`, title: '(2) Looker · Local workspace', why: 'in its messages' },
  ])('says of another app what its manifest says, and suggests nothing: $why', async ({ place, title }) => {
    const app = { userId: bot.id, name: 'Looker', description: 'Looks things up', connected: true }
    const people = [alex, mei, { ...bot, name: 'looker', realName: 'Looker' }]
    const page = await open(snapshot({ app, people, commands: [] }), {}, place)
    expect(await page.title()).toBe(title)
    expect(await page.locator('.wordmark').textContent()).toContain('Looker')
    expect(await page.locator('body').textContent()).not.toMatch(/kubenotes/i)
    expect(await page.getByText('Looks things up').isVisible()).toBe(place.includes(dm))
    expect(await page.getByText('Try one of these').count()).toBe(0)
  })

  it('says that the app is starting, until it is there', async () => {
    const { app } = snapshot()
    const page = await open(snapshot({ app: { ...app, starting: true } }))
    await page.getByText('The app is starting. What you send now is answered in a moment.').waitFor()
    server.push(snapshot())
    await page.locator('#banner').waitFor({ state: 'hidden' })
  })

  it('suggests questions in the languages in turn, the reader’s own first', async () => {
    const examples = [
      { lang: 'zh', question: '容器是什么？' },
      { lang: 'zh', question: '镜像是什么？' },
      { lang: 'en', question: 'What is a pod?' },
    ] as const
    const page = await open(snapshot({ examples }))
    const texts = ['/k8s What is a pod?', '/k8s 容器是什么？', '@kubenotes 镜像是什么？']
    expect(await page.locator('.example').allTextContents()).toEqual(texts)
  })

  it('changes its language at once and tells the workspace', async () => {
    const page = await open(snapshot())
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: '#general 从这里开始' }).waitFor()
    expect(server.calls).toContainEqual({ call: 'set-locale', person: alex.id, locale: 'zh-CN' })
  })

  it('asks for the Home that is open in the other language', async () => {
    const page = await open(snapshot())
    const asked = () => server.calls.filter(({ call }) => call === 'open-home').length
    await page.locator('[data-app]').click()
    await page.getByRole('tab', { name: 'Home' }).click()
    await expect.poll(asked).toBe(1)
    await page.getByRole('button', { name: '中文' }).click()
    await expect.poll(asked).toBe(2)
  })

  it('remembers light or dark', async () => {
    const page = await open(snapshot())
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.reload()
    await page.locator('#frame').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  it('takes a click on a message that changes under the finger', async () => {
    const withText = (text: string) => snapshot({ messages: { [general]: [message({ text, blocks: answerEn })] } })
    const page = await open(withText('before'))
    const used = () => server.calls.filter(({ call }) => call === 'use').length
    const box = await page.getByRole('button', { name: 'Quiz me' }).boundingBox()
    if (!box) throw new Error('the button is not to be seen')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    server.push(withText('after'))
    await page.waitForTimeout(200)
    await page.mouse.up()
    await expect.poll(used).toBe(1)
    expect(here.complaints).toEqual([])
  })

  it('shows what came during a press when it ends', async () => {
    const page = await open(snapshot({ messages: { [general]: [message()] } }))
    await page.mouse.move(400, 300)
    await page.mouse.down()
    server.push(snapshot({ messages: { [general]: [message(), message({ ts: at(9), text: 'meanwhile' })] } }))
    await page.waitForTimeout(200)
    expect(await page.getByText('meanwhile').count()).toBe(0)
    await page.mouse.up()
    await page.getByText('meanwhile').waitFor()
  })

  it('leaves unchanged messages alone', async () => {
    const page = await open(snapshot({ messages: { [general]: [message({ blocks: answerEn })] } }))
    await page.getByRole('button', { name: 'More actions' }).click()
    const next = [message({ blocks: answerEn }), message({ ts: at(9), text: 'meanwhile' })]
    server.push(snapshot({ messages: { [general]: next } }))
    await page.getByText('meanwhile').waitFor({ state: 'attached' })
    expect(await page.getByRole('menuitem').count()).toBe(2)
  })

  it('stays where the reader is, and offers what is new', async () => {
    const page = await open(snapshot({ messages: { [general]: talk(40) } }))
    const top = () => page.locator('#messages').evaluate((node: { scrollTop: number }) => node.scrollTop)
    expect(await top()).toBeGreaterThan(500)
    await page.locator('#messages').evaluate((node: { scrollTo(x: number, y: number): void }) => node.scrollTo(0, 200))
    await page.waitForTimeout(100)
    server.push(snapshot({ messages: { [general]: [...talk(40), message({ ts: at(90_000), text: 'fresh' })] } }))
    await page.getByRole('button', { name: 'New message' }).waitFor()
    expect(await top()).toBe(200)
    await page.getByRole('button', { name: 'New message' }).click()
    await expect.poll(top).toBeGreaterThan(500)
  })

  it('goes to the end when the person writes, a command too', async () => {
    const page = await open(snapshot({ messages: { [general]: talk(40) } }))
    const top = () => page.locator('#messages').evaluate((node: { scrollTop: number }) => node.scrollTop)
    await page.locator('#messages').evaluate((node: { scrollTo(x: number, y: number): void }) => node.scrollTo(0, 200))
    await page.locator('#composer-text').fill('/k8s review')
    await page.locator('#composer-text').press('Enter')
    await expect.poll(() => server.calls.some(({ call }) => call === 'post')).toBe(true)
    const answer = message({ ts: at(90_000), text: 'Nothing is due', ephemeral: true })
    server.push(snapshot({ messages: { [general]: [...talk(40), answer] } }))
    await page.getByText('Nothing is due').waitFor()
    await expect.poll(top).toBeGreaterThan(500)
    expect(await page.getByRole('button', { name: 'New message' }).count()).toBe(0)
  })

  it('starts a long answer at its beginning', async () => {
    const page = await open(snapshot({ messages: { [general]: talk(20) } }), { viewport: { width: 1000, height: 500 } })
    const answer = message({ ts: at(9_000), blocks: answerEn })
    server.push(snapshot({ messages: { [general]: [...talk(20), answer] } }))
    await expect
      .poll(() =>
        page
          .locator(`[data-ts="${at(9_000)}"]`)
          .evaluate((node: { getBoundingClientRect(): { top: number } }) => node.getBoundingClientRect().top),
      )
      .toBeGreaterThan(40)
  })

  it('marks a place as read once it is seen', async () => {
    const page = await open(snapshot())
    await page.locator('[data-app]').click()
    await expect.poll(() => server.calls.filter(({ call }) => call === 'read').length).toBe(1)
  })

  it('says when the workspace is gone and finds it again', async () => {
    const page = await open(snapshot())
    const { port } = new URL(server.url)
    await server.close()
    await page.getByText('Connection to the workspace lost').waitFor()
    server = await servePage(snapshot({ messages: { [general]: [message({ text: 'here again' })] } }), Number(port))
    await page.getByText('here again').waitFor()
    expect(await page.locator('#banner').isHidden()).toBe(true)
  })

  it('shows the log, filtered and in detail', async () => {
    const page = await open(snapshot({ log }))
    await page.getByRole('button', { name: 'Log, 1 error' }).click()
    const lines = page.locator('#log li')
    expect(await lines.count()).toBe(5)
    await page.getByRole('button', { name: 'Errors' }).click()
    expect(await lines.count()).toBe(1)
    await lines.locator('summary').click()
    await page.getByText('"invalid_blocks"').waitFor()
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByLabel('Filter by name or content').fill('crashloopbackoff')
    expect(await lines.locator('.log-name').allTextContents()).toEqual(['/k8s', 'response_url'])
  })

  it('brings the details of the newest log entry into view', async () => {
    const [, command] = log
    const entries = command ? Array.from({ length: 30 }, (_, id) => ({ ...command, id })) : []
    const page = await open(snapshot({ log: entries }))
    await page.locator('#log-toggle').click()
    const newest = page.locator('#log li').last()
    await newest.locator('summary').click()
    const bottomOf = async () => {
      const box = await newest.locator('pre').last().boundingBox()
      return (box?.y ?? 9_999) + (box?.height ?? 0)
    }
    await expect.poll(bottomOf).toBeLessThan(page.viewportSize()?.height ?? 0)
  })

  it.each([360, 375, 768])('has nothing to scroll sideways at %i pixels', async (width) => {
    const messages = { [general]: conversation }
    const page = await open(snapshot({ messages, log }), { viewport: { width, height: 700 }, hasTouch: true })
    expect(await sidewaysScroll(page)).toBe(0)
    await page.locator('#log-toggle').click()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(here.complaints).toEqual([])
  })

  it('opens and closes the channel list on a phone', async () => {
    const page = await open(snapshot(), { viewport: { width: 360, height: 640 } })
    expect(await page.locator('#places').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Open channel list' }).click()
    await page.getByRole('button', { name: 'k8s-help' }).click()
    await page.getByRole('heading', { name: 'k8s-help', exact: true }).waitFor()
    await expect.poll(() => page.locator('#places').isVisible()).toBe(false)
  })
})
