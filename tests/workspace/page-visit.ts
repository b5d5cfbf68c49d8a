import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page that has drawn its first snapshot, and everything it complained about. */
export interface Visit {
  readonly page: Page
  /** Errors and warnings of the console, uncaught errors, violations of the content security policy. */
  readonly complaints: readonly string[]
}

/** Opens an address as a newcomer: nothing remembered, English, a wide and light window unless said otherwise. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(url)
  await page.locator('#frame').waitFor()
  return { page, complaints }
}

/** By how many pixels the page can be scrolled sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth')
}
