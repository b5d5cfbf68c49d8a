import { readContent } from './content.ts'
import { ApiError } from './errors.ts'
import { announceChange, announceDeletion, announceMessage } from './events.ts'
import { isRecord, type Json, parseJson, textOf } from './json.ts'
import { oneLine } from './log.ts'
import { findEphemeral, findMessage, postEphemeral, postMessage, removeMessage, replaceContent } from './messages.ts'
import { placeOf } from './methods.ts'
import type { Parts } from './parts.ts'
import type { ResponseTarget } from './permits.ts'

/** Statuses other than 400 that a `response_url` answers with. */
const statuses: Readonly<Record<string, number>> = { used_url: 404, expired_url: 404, no_such_url: 404 }

/** Answers a post to a `response_url`. */
export async function answerResponse(parts: Parts, secret: string, request: Request): Promise<Response> {
  let payload: Json = {}
  let error: ApiError | undefined
  try {
    const target = parts.permits.useResponse(secret)
    payload = await readPayload(request)
    applyResponse(parts, target, payload)
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown
    error = thrown
  }
  const answer = error ? { ok: false, error: error.code, ...error.details } : { ok: true }
  parts.log.add({
    direction: 'from-app',
    name: 'response_url',
    summary: error ? oneLine(JSON.stringify(answer), 160) : oneLine(describe(payload)),
    ok: !error,
    payload,
    response: answer,
  })
  return error ? Response.json(answer, { status: statuses[error.code] ?? 400 }) : new Response('ok')
}

/**
 * Does what an app says in a post to a `response_url`, or in the acknowledgement of a slash command.
 *
 * @throws {ApiError} when the content is refused or the original is gone
 */
export function applyResponse(parts: Parts, target: ResponseTarget, payload: Json): void {
  const { world } = parts
  const place = placeOf(world, target.channel)
  const stored = target.original === undefined ? undefined : findMessage(place, target.original)
  const original = stored ?? (target.original === undefined ? undefined : findEphemeral(place, target.original))
  const about =
    target.original !== undefined && (isSet(payload, 'replace_original') || isSet(payload, 'delete_original'))
  if (about && !original) throw new ApiError('message_not_found')
  if (original && isSet(payload, 'delete_original')) {
    removeMessage(world, place, original.ts)
    if (stored) announceDeletion(parts, place, stored)
    return
  }
  const content = readContent(world, payload)
  if (original && isSet(payload, 'replace_original')) {
    const changed = replaceContent(world, place, original, content)
    if (stored) announceChange(parts, place, stored, changed)
    return
  }
  const thread = textOf(payload['thread_ts'])
  const parent = thread && (findMessage(place, thread) ?? findEphemeral(place, thread))
  if (thread && !parent) throw new ApiError('thread_not_found')
  const draft = { user: world.app.userId, ...content, ...(parent && { threadTs: parent.threadTs ?? parent.ts }) }
  if (payload['response_type'] === 'in_channel') announceMessage(parts, place, postMessage(world, place, draft))
  else postEphemeral(world, place, target.person, draft)
}

/** JSON, or a form whose field `payload` is JSON. @throws {ApiError} */
async function readPayload(request: Request): Promise<Json> {
  const body = await request.text()
  const form = request.headers.get('content-type')?.includes('application/x-www-form-urlencoded')
  const payload = parseJson(form ? (new URLSearchParams(body).get('payload') ?? '') : body)
  if (!isRecord(payload)) throw new ApiError('invalid_payload')
  return payload
}

/** Slack takes the words as well as the values. */
function isSet(payload: Json, name: string): boolean {
  return payload[name] === true || payload[name] === 'true'
}

function describe(payload: Json): string {
  const verb = ['delete_original', 'replace_original'].find((name) => isSet(payload, name))
  return `${verb ?? textOf(payload['response_type']) ?? 'ephemeral'} ${textOf(payload['text']) ?? ''}`
}
