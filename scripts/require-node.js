// Loaded before any TypeScript (`node --import`), so that an older Node says what to do instead of failing on a type.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Kubenotes needs Node 22.18 or newer and found ${process.versions.node}. ` +
      'On Linux `npm ci` brings Node 24 along: start with `npm start`. Elsewhere install Node 24 from https://nodejs.org.',
  )
  process.exit(78)
}

// Types are stripped once, not at each start: that saves a third of the time and 20 MB. Set for child processes too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
