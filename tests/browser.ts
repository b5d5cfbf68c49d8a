import { accessSync, constants } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const missing =
  'No Chromium found, so tests of the page are left out. To run them: "apt-get install chromium", or name one in CHROMIUM_PATH.'

const path = findChromium()

/** Whether to leave out tests that need a browser. Never in CI: there a missing browser is an error. */
export const withoutBrowser = path === undefined && process.env['CI'] !== 'true'

if (withoutBrowser) console.warn(missing)

/** @throws {Error} when there is no Chromium */
export function openBrowser(): Promise<Browser> {
  if (!path) throw new Error(missing)
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox', // needed by root, as in most containers
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  return named ? named : usualPlaces.find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
