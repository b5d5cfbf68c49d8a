import { readArgs } from './args.ts'
import { chatMethods } from './chat-methods.ts'
import { conversationMethods } from './conversation-methods.ts'
import { ApiError } from './errors.ts'
import type { Fault } from './faults.ts'
import { fileMethods } from './file-methods.ts'
import { isRecord, type Json, parseJson, shown, textOf } from './json.ts'
import { oneLine } from './log.ts'
import { demandScope, type Method, type Methods } from './methods.ts'
import type { Parts } from './parts.ts'
import { teamMethods } from './team-methods.ts'
import { viewMethods } from './view-methods.ts'

const methods: Methods = { ...teamMethods, ...chatMethods, ...viewMethods, ...conversationMethods, ...fileMethods }

/** Answers one call of the Web API. Like Slack it says 200 to nearly everything, and means `ok`. */
export async function answerApiCall(parts: Parts, name: string, request: Request): Promise<Response> {
  const started = parts.world.clock.now()
  const fault = parts.faults.next(name)
  if (fault?.kind === 'slow') await new Promise<void>((resolve) => parts.world.clock.after(fault.delayMs, resolve))
  if (fault && fault.kind !== 'slow') return spoiled(parts, name, fault)
  let args: Json = {}
  let answer: Json
  try {
    args = await readBody(request)
    answer = { ok: true, ...run(parts, name, args, request) }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    answer = { ok: false, error: error.code, ...error.details }
  }
  parts.log.add({
    direction: 'from-app',
    name,
    summary: summarise(args, answer),
    ok: answer['ok'] === true,
    ms: parts.world.clock.now() - started,
    payload: unfolded(args),
    response: answer,
  })
  const accepted = methods[name]?.scope
  return Response.json(answer, {
    headers: {
      'cache-control': 'no-store',
      'x-oauth-scopes': [...parts.manifest.scopes].join(','),
      ...(accepted && { 'x-accepted-oauth-scopes': accepted }),
    },
  })
}

function run(parts: Parts, name: string, given: Json, request: Request): Json {
  const bearer = /^Bearer\s+(.+)$/iu.exec(request.headers.get('authorization') ?? '')?.[1]
  const token = bearer ?? textOf(given['token'])
  if (!token) throw new ApiError('not_authed')
  if (token !== parts.tokens.bot && token !== parts.tokens.app) throw new ApiError('invalid_auth')
  const method: Method | undefined = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method) throw new ApiError('unknown_method', { req_method: name })
  if ((token === parts.tokens.app) !== (method.token === 'app')) throw new ApiError('not_allowed_token_type')
  if (method.scope) demandScope(parts, method.scope)
  const args = readArgs(given)
  const missing = (method.required ?? []).filter((field) => [undefined, null, ''].includes(given[field] as undefined))
  if (missing.length > 0) {
    const problems = missing.map((field) => `missing required field: ${field}`)
    const messages = problems.map((problem) => `[ERROR] ${problem}`)
    throw new ApiError('invalid_arguments', { errors: problems, response_metadata: { messages } })
  }
  return method.run(args, parts)
}

/** Arguments of a form, of JSON or of the address. @throws {ApiError} */
async function readBody(request: Request): Promise<Json> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (request.method === 'GET') return query
  const type = request.headers.get('content-type') ?? ''
  if (type.includes('multipart/form-data')) {
    const form = await request.formData().catch(() => undefined)
    if (!form) throw new ApiError('invalid_form_data')
    return { ...query, ...Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) }
  }
  const body = await request.text()
  if (!type.includes('application/json')) return { ...query, ...Object.fromEntries(new URLSearchParams(body)) }
  const value = body === '' ? {} : parseJson(body)
  if (value === undefined) throw new ApiError('invalid_json')
  if (!isRecord(value)) throw new ApiError('json_not_object')
  return { ...query, ...value }
}

function spoiled(parts: Parts, name: string, fault: Exclude<Fault, { kind: 'slow' }>): Response {
  const limited = fault.kind === 'rate-limit'
  const status = limited ? 429 : fault.status
  const summary = `fault on request: status ${status}`
  parts.log.add({ direction: 'from-app', name, summary, ok: false })
  return limited
    ? Response.json(
        { ok: false, error: 'ratelimited' },
        { status, headers: { 'retry-after': String(fault.retryAfterSeconds) } },
      )
    : new Response('', { status })
}

function summarise(args: Json, answer: Json): string {
  const where = textOf(args['channel']) ?? textOf(args['user_id']) ?? textOf(args['user']) ?? ''
  const what = textOf(args['text']) ?? ''
  const said = oneLine(`${where} ${what}`)
  if (answer['ok'] === true) return said || 'ok'
  const details = isRecord(answer['response_metadata']) ? answer['response_metadata']['messages'] : undefined
  const first = Array.isArray(details)
    ? ` – ${shown(details[0])}`
    : answer['needed']
      ? ` – ${shown(answer['needed'])}`
      : ''
  return `${shown(answer['error'])}${first}${said && ` (${said})`}`
}

/** Arguments with the JSON that a form carries as text made readable. */
function unfolded(args: Json): Json {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      const folded = typeof value === 'string' && /^[[{]/u.test(value)
      return [key, folded ? (parseJson(value) ?? value) : value]
    }),
  )
}
