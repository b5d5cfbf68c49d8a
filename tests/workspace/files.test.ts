import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/workspace/json.ts'
import { startWorkspace } from '../../src/workspace/workspace.ts'
import { alex, createBench, dm, manifestWith, messagesIn } from './fixtures.ts'

const scopes = ['chat:write', 'files:write']
const manifest = manifestWith({ scopes, events: [] })
const content = '{"kept":[]}'

async function announced(
  api: (method: string, args: Json) => Promise<Json>,
  length = content.length,
): Promise<{ url: string; id: string }> {
  const answer = await api('files.getUploadURLExternal', { filename: 'data.json', length, alt_txt: 'All of it' })
  return { url: String(answer['upload_url']), id: String(answer['file_id']) }
}

describe('a file of the app', () => {
  it.each([
    { body: () => content, why: 'as raw bytes' },
    {
      body: () => {
        const form = new FormData()
        form.set('body', new Blob([content]), 'data.json')
        return form
      },
      why: 'as a form, like the SDK',
    },
  ])('is sent $why, and stands in the conversation', async ({ body }) => {
    const { workspace, api } = await createBench({ manifest })
    const { url, id } = await announced(api)
    expect((await workspace.fetch(url, { method: 'POST', body: body() })).status).toBe(200)
    const files = [{ id, title: 'Your data' }]
    expect(await api('files.completeUploadExternal', { files, channel_id: dm })).toMatchObject({ ok: true })
    expect(messagesIn(workspace, dm)[0]?.files).toEqual([
      {
        id,
        name: 'data.json',
        title: 'Your data',
        size: content.length,
        mimetype: 'application/json',
        path: `/files/${id}`,
        alt: 'All of it',
      },
    ])
  })

  it.each([
    { sent: content, twice: true, status: 400, why: 'the address is good for one file' },
    { sent: `${content} `, twice: false, status: 400, why: 'more bytes than announced' },
  ])('is not taken: $why', async ({ sent, twice, status }) => {
    const { workspace, api } = await createBench({ manifest })
    const { url } = await announced(api)
    if (twice) await workspace.fetch(url, { method: 'POST', body: content })
    expect((await workspace.fetch(url, { method: 'POST', body: sent })).status).toBe(status)
  })

  it.each([
    { args: { files: [{ id: 'F0' }], channel_id: dm }, error: 'file_not_found', why: 'never announced' },
    { args: { files: '[', channel_id: dm }, error: 'invalid_arguments', why: 'no list' },
  ])('cannot be shared when it was $why', async ({ args, error }) => {
    const { api } = await createBench({ manifest })
    expect(await api('files.completeUploadExternal', args)).toMatchObject({ ok: false, error })
  })

  it('cannot be shared before it was sent, nor with a person instead of a conversation', async () => {
    const { workspace, api } = await createBench({ manifest })
    const { url, id } = await announced(api)
    const share = (channel_id: string) => api('files.completeUploadExternal', { files: [{ id }], channel_id })
    expect(await share(dm)).toMatchObject({ error: 'file_not_found' })
    await workspace.fetch(url, { method: 'POST', body: content })
    expect(await share(alex)).toMatchObject({ error: 'channel_not_found' })
  })

  it('needs the scope files:write', async () => {
    const { api } = await createBench({ manifest: manifestWith({ scopes: ['chat:write'] }) })
    const answer = await api('files.getUploadURLExternal', { filename: 'a.json', length: 1 })
    expect(answer).toMatchObject({ error: 'missing_scope', needed: 'files:write' })
  })

  it('is given to the page as something to save, and to nobody without its key', async () => {
    const workspace = await startWorkspace({ manifest, port: 0 })
    try {
      const call = async (method: string, args: Json) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${workspace.botToken}` }
        const body = JSON.stringify(args)
        return (await (await fetch(workspace.apiUrl + method, { method: 'POST', headers, body })).json()) as Json
      }
      const { url, id } = await announced(call)
      await fetch(url, { method: 'POST', body: content })
      const path = new URL(`/files/${id}`, workspace.url)
      expect((await fetch(path)).status).toBe(401)
      const welcome = await fetch(workspace.url, { redirect: 'manual' })
      const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? ''
      const answer = await fetch(path, { headers: { cookie } })
      expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''data.json")
      expect(await answer.text()).toBe(content)
    } finally {
      await workspace.close()
    }
  })
})
