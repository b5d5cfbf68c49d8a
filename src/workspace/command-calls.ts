import { ApiError } from './errors.ts'
import { announceMembership, placeName } from './events.ts'
import { isRecord, shown } from './json.ts'
import { oneLine } from './log.ts'
import { postMessage, tell } from './messages.ts'
import type { Parts } from './parts.ts'
import { commandBody } from './payloads.ts'
import type { Person, UiResult } from './protocol.ts'
import { applyResponse } from './respond.ts'
import { saidTo } from './said.ts'
import { markTyped } from './text.ts'
import { no } from './ui-result.ts'
import type { Place } from './world.ts'

/** Slack's words for a command that came to nothing. Source: docs.slack.dev, "Slash commands". */
const commandErrors = {
  http_timeout: 'operation_timeout',
  http_error: 'http_service_error',
  connection_failed: 'dispatch_failed',
} as const

/** Runs what a person typed after a slash: one of Slack's own commands, or one of the app's. */
export function runCommand(
  parts: Parts,
  person: Person,
  place: Place,
  { typed, inThread }: { typed: string; inThread: boolean },
): UiResult {
  const say = saidTo(person)
  const [, command = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/u.exec(typed) ?? []
  if (command === '/invite' || command === '/remove') return changeMembers(parts, person, place, command, text)
  const found = parts.manifest.commands.find((one) => one.command === command)
  if (!found) return no(say.notCommand(command))
  if (!parts.manifest.scopes.has('commands')) return no(say.noScope(command))
  if (inThread) return no(say.notInThreads(command))
  send(parts, person, place, command, found.escapes ? markTyped(parts.world, text) : text).catch((error: unknown) =>
    parts.log.add({ direction: 'workspace', name: 'error', summary: shown((error as Error).stack), ok: false }),
  )
  return { ok: true }
}

async function send(parts: Parts, person: Person, place: Place, command: string, text: string): Promise<void> {
  const { world, permits, delivery, baseUrl } = parts
  await delivery.started // its trigger would be too old by then
  const target = { channel: place.id, person: person.id }
  const responseUrl = `${baseUrl}/response/${permits.response(target)}`
  const triggerId = permits.trigger(person.id)
  const body = commandBody(world, { person, place, command, text, triggerId, responseUrl })
  const about = {
    name: command,
    summary: `${person.realName} · ${placeName(place)}: ${oneLine(`${command} ${text}`)}`,
  }
  const answer = await delivery.deliver('slash_commands', body, about)
  if (!answer.acked) {
    tell(world, place, person.id, saidTo(person).commandFailed(command, commandErrors[answer.reason]))
    return
  }
  const { payload } = answer
  if (!isRecord(payload) || !['text', 'blocks', 'attachments'].some((part) => payload[part])) return
  try {
    applyResponse(parts, target, payload)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    tell(world, place, person.id, saidTo(person).commandFailed(command, error.code))
    parts.log.add({
      direction: 'from-app',
      name: command,
      summary: `acknowledgement refused: ${error.code}`,
      ok: false,
      payload,
      response: error.details,
    })
  }
}

/** `/invite @name` and `/remove @name`, the two of Slack's own commands that matter to an app. */
function changeMembers(parts: Parts, person: Person, place: Place, command: string, text: string): UiResult {
  const { world } = parts
  const say = saidTo(person)
  const user = /<@(\w+)>/u.exec(markTyped(world, text))?.[1]
  const name = user && world.people.get(user)?.name
  if (!user || !name) return no(say.whom(command, person.name))
  if (place.kind === 'dm') return no(say.onlyInChannels)
  const joins = command === '/invite'
  if (joins === place.members.has(user)) return no(joins ? say.alreadyMember(name) : say.notMember(name))
  if (joins) place.members.add(user)
  else place.members.delete(user)
  const happened = joins ? say.joined : say.removed
  postMessage(world, place, { user, text: happened(`<@${user}>`, `<#${place.id}|${place.name}>`), system: true })
  announceMembership(parts, place, user, person.id)
  return { ok: true }
}
