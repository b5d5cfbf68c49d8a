import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const maxBytes = 64 * 1024 * 1024

/** By path below the folder, the day of the last commit that changed the file; empty where there is no git history. */
export async function changedInGit(folder: string): Promise<Map<string, string>> {
  const days = new Map<string, string>()
  const args = ['log', '--format=day %cs', '--name-only', '--relative', '--', '.']
  try {
    const { stdout } = await run('git', ['-c', 'core.quotePath=false', ...args], { cwd: folder, maxBuffer: maxBytes })
    let day = ''
    for (const line of stdout.split('\n')) {
      if (line.startsWith('day ')) day = line.slice(4)
      else if (line !== '' && !days.has(line)) days.set(line, day)
    }
  } catch {
    // No git, or no repository: the dates in the notes must do.
  }
  return days
}
