import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })]

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '')
  it('begins with its title', () => {
    expect(text).toMatch(/^# \S/)
  })

  it('links to files that are there', () => {
    const prose = text.replace(/`[^`\n]*`/g, '')
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) => join(dirname(page), path))
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names source files that are there', () => {
    const paths = [...text.matchAll(/`((?:src|scripts|tests)\/[\w./-]+\.(?:ts|js|json|css))`/g)].map(
      ([, path = '']) => path,
    )
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
