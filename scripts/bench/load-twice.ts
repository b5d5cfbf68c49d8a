// A process of its own for measure-library.ts: loads a stored library twice and prints both times in milliseconds
import { type Origin, readLibrary } from '../../src/library/storing/store.ts'
import { timedAsync } from './times.ts'

const [dataDir = '', origin = ''] = process.argv.slice(2)
const madeFrom = JSON.parse(origin) as Origin
console.log(JSON.stringify([await timedAsync(load), await timedAsync(load)]))

async function load(): Promise<void> {
  const read = await readLibrary(dataDir, madeFrom)
  if (!read.found) throw new Error(`The library cannot be loaded: ${read.why}`)
}
