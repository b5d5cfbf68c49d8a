import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/words/words.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { writeNote } from '../library/temp-notes.ts'
import { type Program, startProgram } from '../program.ts'
import { items, noteWith } from '../quiz/one-of-each.ts'
import { type Visit, visit } from '../workspace/page-visit.ts'

const { daily: say, quiz } = words.en

describe.skipIf(withoutBrowser)('a channel with a daily quiz in the local workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-'))
  const [notesDir, dataDir] = [join(folder, 'notes'), join(folder, 'data')]
  writeNote(notesDir, 'en/starters/runtimes.md', noteWith(items.single))
  let browser: Browser
  let program: Program
  let here: Visit
  let page: Page
  /** Of the one who speaks Chinese. */
  let hers: Visit

  beforeAll(async () => {
    browser = await openBrowser()
    program = startProgram('src/main.ts', { env: { PORT: '0', DATA_DIR: dataDir, NOTES_DIR: notesDir } })
    const [url] = await program.prints('out', /http:\/\/127\.0\.0\.1:\d+\/\S+/)
    here = await visit(browser, url)
    page = here.page
    hers = await visit(browser, url, { locale: 'zh-CN' })
    for (const one of [page, hers.page]) await one.locator('[data-channel="C01K8SHELP"]').first().click()
  })
  afterAll(async () => {
    expect([here.complaints, hers.complaints]).toEqual([[], []])
    await browser?.close()
    program?.child.kill('SIGTERM')
    const { code, err } = await program.end
    expect({ code, err }).toEqual({ code: 0, err: '' })
    rmSync(folder, { recursive: true, force: true })
  })

  const article = (text: string | RegExp, on = page) => on.locator('article').filter({ hasText: text }).last()
  const nextDay = () => page.getByRole('button', { name: /^Next day/ }).click()

  it('is set up in a form', async () => {
    await page.locator('#composer-text').fill('/k8s daily')
    await page.locator('#composer-text').press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say.form.zone).fill('Mars/Olympus')
    for (const day of words.en.weekdays) await dialog.getByLabel(day).check()
    await dialog.getByRole('button', { name: say.form.save }).click()
    await dialog.getByText(say.faults.zone).first().waitFor()
    await dialog.getByLabel(say.form.zone).fill('Asia/Shanghai')
    await dialog.getByLabel(say.form.daysOff).fill('2026-01-01')
    await dialog.getByLabel(say.form.editors).click()
    await page.getByLabel('林梅').check()
    await dialog.getByRole('button', { name: say.form.save }).click()
    await page.getByText('This channel has a daily quiz.').waitFor()
  })

  it('is changed in the same form by those who were named', async () => {
    await hers.page.locator('#composer-text').fill('/k8s daily')
    await hers.page.locator('#composer-text').press('Enter')
    const dialog = hers.page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.getByLabel(words.zh.daily.form.daysOff).inputValue()).toBe('2026-01-01')
    await dialog.getByRole('button', { name: words.zh.quiz.cancel }).click()
  })

  it('gets its question the next day, and shows only how many have answered', async () => {
    await nextDay()
    const post = article(say.title)
    await post.getByText(say.answers(0)).waitFor()
    await answer(page, 'etcd', quiz.wrong)
    await post.getByText(say.answers(1)).waitFor()
    await answer(hers.page, 'runc', quiz.right)
    await post.getByText(say.answers(2)).waitFor()
  })

  async function answer(on: Page, option: string, verdict: string): Promise<void> {
    await article(say.title, on).getByRole('button', { name: say.answer, exact: true }).click()
    const item = article(quiz.how.single, on)
    await item.waitFor()
    const letter = new RegExp(`([A-F])\\. ${option}`).exec((await item.innerText()).replace(/\s+/g, ' '))?.[1] ?? ''
    await item.getByRole('button', { name: letter, exact: true }).click()
    await on.getByRole('heading', { name: verdict }).last().waitFor()
  }

  it('reads the result in the thread when the clock has moved on again', async () => {
    await nextDay()
    const result = article(say.result(1, 2))
    await result.getByText('It keeps the data of a cluster.').waitFor()
    expect(await result.innerText()).toContain(say.share(true, 1, 2))
    await page.getByRole('heading', { name: say.title }).nth(1).waitFor() // a second after it
    expect(await page.getByRole('heading', { name: say.title }).count()).toBe(2)
  })

  it('has a board, on which people choose to be named', async () => {
    await page.locator('#composer-text').fill('/k8s board')
    await page.locator('#composer-text').press('Enter')
    const board = article(say.board.title.week)
    await board.getByText(say.board.own(1, 1, 0)).waitFor()
    await board.getByText(say.board.nobody).waitFor()
    await board.getByRole('button', { name: say.board.show }).click()
    await board.getByText(/^1\. Alex/).waitFor()
    await board.getByRole('combobox').selectOption({ label: say.board.goalOption(5) })
    await board.getByText(say.board.goal(2, 5)).waitFor()
    await board.getByRole('button', { name: say.board.to.month }).click()
    await article(say.board.title.month).waitFor()
  })

  it('offers in the Home what was missed, and takes the answer', async () => {
    await page.locator('[data-channel^="D"]').first().click()
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.getByRole('heading', { name: say.missed }).waitFor()
    await page.getByRole('button', { name: new RegExp(`^${say.answer}: Which program`) }).click()
    await page.getByRole('tab', { name: 'Messages' }).click()
    const item = article(quiz.how.single)
    await item.getByRole('button', { name: 'A', exact: true }).click()
    await page
      .getByRole('heading', { name: new RegExp(`${quiz.right}|${quiz.wrong}`) })
      .last()
      .waitFor()
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.getByRole('heading', { name: words.en.progress.title }).waitFor()
    await page.getByRole('heading', { name: say.missed }).waitFor({ state: 'detached' })
  })
})
