import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ServedWorkspace } from '../../src/workspace/workspace.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { general, linmei } from './fixtures.ts'
import { type Visit, visit } from './page-visit.ts'
import { type Stage, transports } from './transports.ts'

describe.skipIf(withoutBrowser)('page, workspace and a Bolt app together', () => {
  let browser: Browser
  let stage: Stage
  let here: Visit

  beforeAll(async () => {
    browser = await openBrowser()
    const socketMode = transports.find(({ name }) => name === 'Socket Mode')
    if (!socketMode) throw new Error('Cannot test the page: there is no transport by Socket Mode')
    stage = await socketMode.start()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.stop()
  })
  beforeEach(async () => {
    here = await visit(browser, (stage.workspace as ServedWorkspace).url)
    await here.page.locator(`[data-channel="${general}"]`).first().click()
  })
  afterEach(async () => {
    expect(here.complaints).toEqual([])
    await here.page.context().close()
  })

  async function say(text: string) {
    await here.page.locator('#composer-text').fill(text)
    await here.page.locator('#composer-text').press('Enter')
  }
  const heading = (name: string) => here.page.getByRole('heading', { name, exact: true }).last()

  it('answers a command to one person alone; a button changes the answer', async () => {
    const { page } = here
    await say('/k8s what is a pod')
    await heading('Answer').waitFor()
    await page.locator('#person').click()
    await page.locator(`[data-person="${linmei}"]`).click()
    await page.getByRole('heading', { name: '#general 从这里开始' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Answer' }).count()).toBe(0)
    await page.locator('#person').click()
    await page.locator('[data-person="U01ALEX"]').click()
    await page.getByRole('button', { name: 'Press' }).click()
    await heading('Refined').waitFor()
  })

  it('answers a mention in its thread', async () => {
    await say('@testnotes hello')
    const reply = here.page.locator('.thread-replies article')
    await reply.waitFor()
    expect(await reply.textContent()).toContain('heard @Testnotes hello')
  })

  it('answers a direct message', async () => {
    await here.page.locator('[data-app]').click()
    await say('what is a pod')
    await here.page.getByText('you said what is a pod').waitFor()
  })

  it('opens a modal, shows what the app finds wrong, and closes it', async () => {
    const { page } = here
    await say('/k8s settings')
    await page.getByLabel('Name').fill('taken')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This name is taken').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('taken')
    await page.getByLabel('Name').fill('free')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('[data-app]').click()
    await page.getByText('saved free by').waitFor()
  })

  it('draws the Home of the app and what its button does', async () => {
    await here.page.locator('[data-app]').click()
    await here.page.getByRole('tab', { name: 'Home' }).click()
    await here.page.locator('#home').getByRole('button', { name: 'Press' }).click()
    await heading('Pressed').waitFor()
  })

  it('shows in the log what Slack would have refused', async () => {
    await say('/k8s too long')
    await here.page.getByRole('button', { name: /^Log, \d+ error/ }).click()
    await here.page.locator('.log-entry.failed', { hasText: 'invalid_blocks' }).first().waitFor()
  })
})
