import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Folders and files from the top down: what stands in one imports from it and from those below. */
const order = [
  ...['scripts', 'src/main.ts', 'src/run.ts', 'src/known-errors.ts', 'src/give-back-memory.ts', 'src/stop-parts.ts'],
  ...['src/home', 'src/daily', 'src/people', 'src/quiz', 'src/ask'],
  ...[
    'src/commands',
    'src/words',
    'src/library',
    'src/ticking.ts',
    'src/child-process.ts',
    'src/slack',
    'src/storage',
    'src/config.ts',
  ],
  ...['src/search', 'src/quiz/card.ts', 'src/notes', 'src/local-time.ts'], // storage keeps cards
]

/** In these folders only files of these names come near the disk, the network, other processes and Bolt. */
const ofValues = /^src\/(?:home|daily|people|quiz|ask|commands|words|search|notes)\//
const atTheEdge =
  /(?:listeners|runner|process|drawer|fetch-calendar|lookup|planner|redraw|send-(?:post|result)|sender|setbacks|silence)\.ts$/
const world = /^(?:node:(?!crypto$|path$)|(?:@slack\/bolt|pg|undici|ws)$)/

const root = join(import.meta.dirname, '..')
const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)
const imports = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/\b(?:import( type)?\b[^;'"]*?|export( type)? [*{][^;'"]*? from )\(?\s*'([^']+)'/g)].map(
    ([, imported, exported, target = '']) => ({
      file,
      target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      isType: (imported ?? exported) !== undefined,
    }),
  )
})
const own = imports.filter(({ target }) => target.startsWith('src/'))
const values = Map.groupBy(
  imports.filter(({ isType }) => !isType),
  ({ file }) => file,
)

const isWorkspace = (file: string) => file.startsWith('src/workspace/')
const isStart = (file: string) => /^(?:src\/run\.ts|scripts\/)/.test(file)

/** Place in the order, by the longest name that fits; -1 without one. */
function placeOf(file: string): number {
  const fits = order.filter((name) => file === name || file.startsWith(`${name}/`))
  return order.indexOf(fits.sort((a, b) => b.length - a.length)[0] ?? '')
}

function reachesWorld(file: string, seen = new Set<string>()): boolean {
  seen.add(file)
  return (values.get(file) ?? []).some(
    ({ target }) => world.test(target) || (!seen.has(target) && reachesWorld(target, seen)),
  )
}

const lines = (found: typeof imports) => found.map(({ file, target }) => `${file} imports ${target}`)

describe('imports', () => {
  it('are found at all', () => {
    expect(own.length).toBeGreaterThan(1_000)
  })

  it('run downward only, so that no two folders need each other', () => {
    const outside = own.filter(({ file, target }) => !isWorkspace(file) && !isWorkspace(target))
    expect(lines(outside.filter(({ file, target }) => placeOf(target) < placeOf(file)))).toEqual([])
  })

  it('of every file have a place in the order', () => {
    expect(files.filter((file) => !isWorkspace(file) && placeOf(file) < 0)).toEqual([])
  })

  it('of values and views lead nowhere near the world', () => {
    expect(files.filter((file) => ofValues.test(file) && !atTheEdge.test(file) && reachesWorld(file))).toEqual([])
  })

  it('keep the stand-in for Slack and the app apart: each judges the other', () => {
    const crossing = own.filter(({ file, target }) => isWorkspace(file) !== isWorkspace(target) && !isStart(file))
    expect(lines(crossing)).toEqual([])
  })

  it('of a feature never name the listeners of another one', () => {
    const listeners = own.filter(({ target }) => target.endsWith('listeners.ts'))
    const crossing = listeners.filter(({ file, target }) => dirname(file) !== dirname(target) && !isStart(file))
    expect(lines(crossing)).toEqual([])
  })
})
