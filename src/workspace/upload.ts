import { keepFile } from './files.ts'
import type { Parts } from './parts.ts'

/** Takes the bytes of an announced file, raw or as a form. Like Slack it answers with `OK` and their number. */
export async function answerUpload(parts: Parts, secret: string, request: Request): Promise<Response> {
  const { world, permits, log } = parts
  const file = world.files.get(permits.useUpload(secret) ?? '')
  const content = file && Buffer.from(await bytesOf(request))
  const ok = content?.length === file?.size && content !== undefined
  const summary = ok ? `${file?.name}, ${content.length} bytes` : 'not what was announced'
  log.add({ direction: 'from-app', name: 'upload', summary, ok })
  if (!file || !ok) return new Response('invalid upload\n', { status: 400 })
  keepFile(world, { ...file, content })
  return new Response(`OK - ${content.length}`)
}

async function bytesOf(request: Request): Promise<ArrayBuffer> {
  if (!request.headers.get('content-type')?.includes('multipart/form-data')) return request.arrayBuffer()
  const [part] = [...(await request.formData()).values()]
  return typeof part === 'string' ? new TextEncoder().encode(part).buffer : (part?.arrayBuffer() ?? new ArrayBuffer())
}
