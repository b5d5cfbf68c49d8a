import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atMost, type Figure } from './table.ts'

/** The address is printed before the library is there, and memory is given back after that. */
const settleMs = 10_000
const longestStartMs = 30_000

/** Resident memory of the bot with our notes and the local workspace, after a start that compiles and one that loads. */
export async function measureMemory(root: string, dataDir: string): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [{ name: 'resident memory', value: 'skipped: no /proc here' }]
  const compiled = await residentOfBot(root, dataDir)
  const loaded = await residentOfBot(root, dataDir)
  return [
    atMost('resident memory, notes compiled at the start', compiled, 150, 'MB'),
    atMost('resident memory, stored library loaded', loaded, 150, 'MB'),
  ]
}

async function residentOfBot(root: string, dataDir: string): Promise<number> {
  // Empty settings count as none, and keep those of a `.env` file out.
  const none = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: '', SLACK_API_URL: '', NOTES_DIR: '' }
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const [, ...args] = scripts.start.split(' ')
  const bot = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...none, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(bot, 'exit')
  try {
    await addressOf(bot)
    await pause(settleMs)
    const status = await readFile(`/proc/${bot.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]) / 1_024
  } finally {
    bot.kill('SIGTERM')
    await gone
  }
}

/** Waits until the bot says where it is. */
function addressOf(bot: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The bot did not start in time')), longestStartMs)
    let said = ''
    bot.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      if (!said.includes('http://')) return
      clearTimeout(late)
      resolve()
    })
    bot.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The bot ended with code ${code}: ${said}`))
    })
  })
}
