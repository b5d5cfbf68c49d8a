// Takes docs/screenshot.png, the picture of the README, from the app as it runs: npm run screenshot
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { openBrowser } from '../tests/browser.ts'

const root = join(import.meta.dirname, '..')
const path = join(root, 'docs', 'screenshot.png')
const size = { width: 1280, height: 860 }
const questions = ['/k8s what is a cgroup', '/k8s 容器和虚拟机有什么区别']

const app = startApp()
try {
  await takeScreenshot(await addressOf(app))
  console.log('docs/screenshot.png')
} finally {
  if (app.exitCode === null) {
    app.kill()
    await once(app, 'exit')
  }
}

/** Without the Slack tokens and notes of whoever takes the picture. */
function startApp(): ChildProcess {
  const none = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'NOTES_DIR', 'NOTES_URL']
  const env = { ...process.env, ...Object.fromEntries(none.map((name) => [name, ''])), PORT: '0' }
  return spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Where the local workspace is open, as the app prints it. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) {
      const address = /^\s*(http:\/\/\S+)$/.exec(line)?.[1]
      if (address) return address
    }
  }
  throw new Error('Cannot take a screenshot: the app ended before it named its address')
}

async function takeScreenshot(address: string): Promise<void> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: size, colorScheme: 'light', locale: 'en-US' })
    await page.goto(address)
    await page.locator('[data-channel]', { hasText: 'k8s-help' }).first().click()
    for (const question of questions) await ask(page, question)
    await page.mouse.move(size.width / 2, 0)
    await page.waitForTimeout(500) // for the page to finish scrolling
    await page.screenshot({ path })
  } finally {
    await browser.close()
  }
}

async function ask(page: Page, question: string): Promise<void> {
  const articles = page.locator('#messages article')
  const before = await articles.count()
  await page.locator('#composer-text').fill(question)
  await page.locator('#composer-text').press('Enter')
  await articles.nth(before).waitFor()
}
