import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicName } from '../src/words/topics.ts'
import { words } from '../src/words/words.ts'
import { openBrowser, withoutBrowser } from './browser.ts'
import { writeNote } from './library/temp-notes.ts'
import { type Program, startProgram } from './program.ts'
import { items, type Kind } from './quiz/one-of-each.ts'
import { type Visit, visit } from './workspace/page-visit.ts'

/** A note for each kind of item, found by its subject. */
const subjects: Readonly<Record<Kind, string>> = {
  single: 'starters',
  'true-false': 'kernels',
  multiple: 'runtimes',
  cloze: 'listings',
  order: 'sequences',
  match: 'programs',
}
const kinds = Object.keys(subjects) as Kind[]
const notes = Object.fromEntries(
  kinds.map((kind) => [
    `en/${kind}/${subjects[kind]}.md`,
    `---\nid: ${subjects[kind]}\ntitle: ${subjects[kind]}\nlang: en\n---\n\n# ${subjects[kind]}\n\nThis note is about ${subjects[kind]}.\n\n## Quiz\n\n${items[kind]}\n`,
  ]),
)

/** Ask, be checked, meet it again: the loop that this is all for, in one person's page. */
describe.skipIf(withoutBrowser)('a learner in the local workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'learner-'))
  const [notesDir, dataDir] = [join(folder, 'notes'), join(folder, 'data')]
  for (const [path, text] of Object.entries(notes)) writeNote(notesDir, path, text)
  let browser: Browser
  let program: Program
  let here: Visit
  let page: Page
  let dialog: Locator

  beforeAll(async () => {
    browser = await openBrowser()
    program = startProgram('src/main.ts', { env: { PORT: '0', DATA_DIR: dataDir, NOTES_DIR: notesDir } })
    const [url] = await program.prints('out', /http:\/\/127\.0\.0\.1:\d+\/\S+/)
    here = await visit(browser, url)
    page = here.page
    dialog = page.getByRole('dialog')
    await page.locator('[data-channel="C01K8SHELP"]').first().click()
  })
  afterAll(async () => {
    expect(here.complaints).toEqual([])
    await browser?.close()
    program?.child.kill('SIGTERM')
    const { code, err } = await program.end
    expect({ code, err }).toEqual({ code: 0, err: '' })
    rmSync(folder, { recursive: true, force: true })
  })

  const say = async (text: string) => {
    await page.locator('#composer-text').fill(text)
    await page.locator('#composer-text').press('Enter')
  }
  const article = (text: string | RegExp) => page.locator('article').filter({ hasText: text }).last()
  const press = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).last().click()
  /** Presses the letter that stands before an option. */
  const choose = async (item: Locator, option: string) => {
    const letter = new RegExp(`([A-F])\\. ${option}`).exec((await item.innerText()).replace(/\s+/g, ' '))?.[1] ?? ''
    await press(item, letter)
  }
  const select = async (label: string, option: string) => {
    const field = dialog.getByLabel(label, { exact: true })
    const value = await field.locator('option', { hasText: option }).first().getAttribute('value')
    await field.selectOption(value ?? '')
  }

  const reply: Readonly<Record<Kind, (item: Locator) => Promise<void>>> = {
    single: (item) => choose(item, 'etcd'),
    'true-false': (item) => press(item, 'False'),
    async multiple(item) {
      await item.getByLabel(/runc/).check()
      await item.getByLabel(/crun/).check()
      await press(item, words.en.quiz.check)
    },
    async cloze(item) {
      await press(item, words.en.quiz.openForm)
      await dialog.getByRole('textbox').fill('ＰＳ')
      await press(dialog, words.en.quiz.send)
    },
    async order(item) {
      await press(item, words.en.quiz.openForm)
      for (const [i, step] of ['Pull', 'Create', 'Start'].entries()) await select(words.en.quiz.step(i + 1, 3), step)
      await press(dialog, words.en.quiz.send)
    },
    async match(item) {
      await press(item, words.en.quiz.openForm)
      await select('runc', 'starts processes')
      await select('etcd', 'keeps data')
      await select('kubelet', 'watches Pods')
      await press(dialog, words.en.quiz.send)
    },
  }

  it.each(kinds)('is asked a %s item on what was just read, and is told at once', async (kind) => {
    await say(`/k8s what are ${subjects[kind]}`)
    const card = article(`This note is about ${subjects[kind]}.`)
    await card.getByRole('button', { name: words.en.quiz.quizMe }).waitFor()
    await press(card, words.en.quiz.quizMe)
    const item = article(words.en.quiz.how[kind])
    await item.waitFor()
    await reply[kind](item)
    const result = article(words.en.quiz.fromTheNote(`${topicName(kind, 'en')} › ${subjects[kind]}`))
    const verdict = kind === 'single' ? words.en.quiz.wrong : words.en.quiz.right
    await result.getByRole('heading', { name: verdict }).waitFor()
    expect(await result.innerText()).toContain('Only visible to you')
  })

  it('reads why the wrong option is wrong', async () => {
    const wrong = article('It keeps the data of a cluster.')
    expect(await wrong.getByRole('heading').innerText()).toBe(words.en.quiz.wrong)
  })

  it('has nothing to review today, and tomorrow what was wrong', async () => {
    await say('/k8s review')
    await page.getByText(words.en.quiz.nothingDue).last().waitFor()
    await page.getByRole('button', { name: /^Next day/ }).click()
    await say('/k8s review')
    const due = article(words.en.quiz.how.single)
    await due.getByText('Which program starts the process of a container?').waitFor()
    await choose(due, 'runc')
    await page.getByRole('heading', { name: words.en.quiz.right }).last().waitFor()
  })

  it('sees the Home change', async () => {
    await page.locator('[data-app]').click()
    await page.getByRole('tab', { name: 'Home' }).click()
    const home = page.locator('#home')
    await home.getByText(words.en.progress.streak(2)).waitFor()
    await home.getByText(/true false: 100 %|true false: \d+ % \(1 of 1/).waitFor()
  })

  it('takes the data along, erases it, and begins anew', async () => {
    await page.getByRole('tab', { name: 'Messages' }).click()
    await say('/k8s my data')
    const link = page.getByRole('link', { name: /kubenotes-.*\.json/ }).last()
    await link.waitFor()
    const download = page.waitForEvent('download')
    await link.click()
    const stream = await (await download).createReadStream()
    const kept = JSON.parse(Buffer.concat(await stream.toArray()).toString('utf8'))
    expect(JSON.stringify(kept)).toContain('kernels/kernel')
    await say('/k8s forget me')
    await page.getByRole('button', { name: words.en.forget.button, exact: true }).last().click()
    await press(dialog, words.en.forget.confirm.yes)
    await page.getByText(/^Erased:/).waitFor()
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.locator('#home').getByText(words.en.progress.nothingYet).waitFor()
  })
})
