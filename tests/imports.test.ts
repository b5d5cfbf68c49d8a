import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Imports run downward only. The first pattern that fits a file gives its layer; a file may import its own
 * layer and every one below.
 */
const layers: readonly { readonly name: string; readonly files: RegExp }[] = [
  { name: 'start', files: /^(scripts\/|src\/main\.ts|src\/run\.ts|src\/give-back-memory\.ts|src\/known-errors\.ts)/ },
  {
    name: 'touches the world',
    files:
      /(^src\/(?:config|ticking)\.ts|^src\/ask\/last-answer\.ts|^src\/people\/(?:language|zone|reminder-runner|chart-drawer|chart-process|apart|fit-runner|fit-process)\.ts|^src\/daily\/(?:board-listeners|calendar-runner|fetch-calendar|lookup|planner|redraw|runner|sender)\.ts|^src\/home\/draw\.ts|\/listeners\.ts|^src\/slack\/(?!blocks|text|limits|message|links|pieces|rich-text|shorten|table-block|plain-blocks)|^src\/library\/(?!library|compile|cut|pairs|picture|search-document|twins)|^src\/storage\/(?!store\.ts))/,
  },
  {
    name: 'what people see',
    files: /^src\/(ask|daily|home|people|words)\/|^src\/quiz\/(?!kinds\/|card|review|shuffle|fit)/,
  },
  { name: 'everything the notes hold', files: /^src\/library\// },
  { name: 'how it is worked out', files: /^src\/(commands|search|slack|quiz|storage)\// },
  { name: 'notes', files: /^src\/(?:notes\/|local-time\.ts)/ },
]

const root = join(import.meta.dirname, '..')
const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)
const imports = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => ({
    file,
    target: normalize(join(dirname(file), target ?? '')),
  }))
})
const workspace = (file: string) => file.startsWith('src/workspace/')
const layerOf = (file: string) => layers.findIndex(({ files }) => files.test(file))

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(50)
  })

  it('run downward only', () => {
    const upward = imports
      .filter(
        ({ file, target }) =>
          !workspace(file) && target.startsWith('src/') && !workspace(target) && layerOf(target) < layerOf(file),
      )
      .map(({ file, target }) => `${file} imports ${target}`)
    expect(upward).toEqual([])
  })

  it('of every file belong to a layer', () => {
    expect(files.filter((file) => !workspace(file) && layerOf(file) < 0)).toEqual([])
  })

  it('keep the stand-in for Slack and the app apart: each judges the other', () => {
    const crossing = imports.filter(
      ({ file, target }) => workspace(file) !== workspace(target) && !/^(src\/run\.ts|scripts\/)/.test(file),
    )
    expect(crossing).toEqual([])
  })

  it('of a feature never name the listeners of another one', () => {
    const crossing = imports.filter(
      ({ file, target }) =>
        target.endsWith('/listeners.ts') && !/^src\/run\.ts$/.test(file) && !file.startsWith('scripts/'),
    )
    expect(crossing).toEqual([])
  })
})
