import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedWorkspace, startWorkspace } from '../../src/workspace/workspace.ts'
import { manifestWith } from './fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const pictures = join(folder, 'notes')
let workspace: ServedWorkspace
let cookie: string

beforeAll(async () => {
  mkdirSync(join(pictures, 'img'), { recursive: true })
  mkdirSync(join(pictures, 'folder.png'))
  for (const name of ['a.png', '图 1.JPG', 'b.gif', 'c.svg', 'd.md']) writeFileSync(join(pictures, 'img', name), name)
  writeFileSync(join(folder, 'secret.png'), 'secret')
  writeFileSync(join(folder, 'notes.png'), 'secret')
  symlinkSync(join(folder, 'secret.png'), join(pictures, 'link.png'))
  symlinkSync(join(pictures, 'img/d.md'), join(pictures, 'note.png'))
  workspace = await startWorkspace({ manifest: manifestWith(), port: 0, pictures })
  const response = await fetch(workspace.url, { redirect: 'manual' })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await workspace.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers = { cookie }) => fetch(workspace.picturesUrl + path, { headers })

describe('a picture of the folder', () => {
  it.each([
    { path: 'img/a.png', type: 'image/png', content: 'a.png' },
    { path: 'img/%E5%9B%BE%201.JPG', type: 'image/jpeg', content: '图 1.JPG' },
    { path: 'img/b.gif', type: 'image/gif', content: 'b.gif' },
  ])('is served as $type', async ({ path, type, content }) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("img-src 'self'")
    expect(await response.text()).toBe(content)
  })

  it.each([
    { path: 'img/c.svg', why: 'a drawing can hold scripts' },
    { path: 'img/d.md', why: 'a note is no picture' },
    { path: 'folder.png', why: 'a folder' },
    { path: 'img/gone.png', why: 'no such file' },
    { path: '%2e%2e%2fsecret.png', why: 'it lies above the folder' },
    { path: '..%2fnotes.png', why: 'its name begins like the folder' },
    { path: 'link.png', why: 'a link that leaves the folder' },
    { path: 'note.png', why: 'a link to what is no picture' },
    { path: 'img/a.png%00.png', why: 'no path' },
    { path: '', why: 'the folder itself' },
  ])('is not $path: $why', async ({ path }) => {
    expect((await get(path)).status).toBe(404)
  })

  it('is behind the key of the page', async () => {
    expect((await get('img/a.png', { cookie: '' })).status).toBe(401)
  })
})
