import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../temp-notes.ts'

const root = join(import.meta.dirname, '../../..')

/** Takes all files that the process may open, asks, gives them back, asks again. */
const program = `
import { closeSync, openSync } from 'node:fs'
import { createRenewer } from '${root}/src/library/renewing/renewer.ts'
const [notesDir, dataDir] = process.argv.slice(1)
const renewer = createRenewer()
const renew = async () => console.log((await renewer.renew({ notesDir, dataDir, strict: false, today: '2026-11-23', known: [] })).kind)
const taken = []
try {
  for (;;) taken.push(openSync('/dev/null'))
} catch {}
await renew()
for (const file of taken) closeSync(file)
await renew()
await renewer.close()
`

it('a renewer that could start no process starts one the next time', () => {
  const [notesDir, dataDir] = [tempFolder({ 'a.md': '# A\n\nText.' }), tempFolder()]
  const command = ['ulimit -n 200 && exec "$0" "$@"', process.execPath, '--input-type=module', '-e', program]
  const { stdout } = spawnSync('sh', ['-c', ...command, notesDir, dataDir], { encoding: 'utf8' })
  expect(stdout).toBe('failed\nrenewed\n')
})
