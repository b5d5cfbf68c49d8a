import { ApiError } from './errors.ts'
import { placeName } from './events.ts'
import { codePoints, isRecord, type Json, records, shown, textOf } from './json.ts'
import { findEphemeral, findMessage } from './messages.ts'
import type { Parts } from './parts.ts'
import { channelRef, interactionBody, messageBody, withState } from './payloads.ts'
import type { Container, Person, UiCall, UiResult, ViewState } from './protocol.ts'
import { type Said, saidTo } from './said.ts'
import { no } from './ui-result.ts'
import { closeModal, initialState, pushModal, readView, stateFieldOf, updateView } from './views.ts'
import { placeFor, type StoredView } from './world.ts'

/** Where a used element was found, as Slack's payload describes it. */
interface Spot {
  readonly blocks: readonly Json[]
  readonly summary: string
  readonly fields: (state: Json) => Json
}

/** A person presses a button, or picks from a menu. */
export async function useElement(parts: Parts, person: Person, call: UiCall & { call: 'use' }): Promise<UiResult> {
  const { world, manifest, permits } = parts
  if (!manifest.interactive) return no(saidTo(person).notInteractive)
  const spot = spotOf(parts, person, call.container)
  if (!spot) return no(saidTo(person).gone)
  const { action_id: actionId, block_id: blockId } = call.element
  const element = findElement(spot.blocks, blockId, actionId)
  if (!element) return no(saidTo(person).gone)
  const state = mergedState(spot.blocks, call.state ?? {})
  const action = { ...describeElement(element), ...call.element, action_ts: world.nextTs() }
  const body = {
    type: 'block_actions',
    ...interactionBody(world, person),
    trigger_id: permits.trigger(person.id),
    ...spot.fields(state),
    actions: [action],
  }
  const summary = `${person.realName} · ${spot.summary}: ${actionId}`
  const answer = await parts.delivery.deliver('interactive', body, { name: 'block_actions', summary })
  return answer.acked ? { ok: true } : no(saidTo(person).unanswered[answer.reason](world.app.name))
}

/** A person submits the modal on top. */
export async function submitView(parts: Parts, person: Person, id: string, state: ViewState): Promise<UiResult> {
  const { world, permits } = parts
  const view = world.modals.get(person.id)?.at(-1)
  if (view?.id !== id) return no(saidTo(person).dialogGone)
  const values = mergedState(view.blocks, state)
  const missing = unfilled(view, values, saidTo(person))
  if (Object.keys(missing).length > 0) return { ok: true, errors: missing }
  const body = {
    type: 'view_submission',
    ...interactionBody(world, person),
    trigger_id: permits.trigger(person.id),
    view: withState(view, values),
    response_urls: [],
  }
  const summary = `${person.realName}: ${view.callback_id || view.id}`
  const answer = await parts.delivery.deliver('interactive', body, { name: 'view_submission', summary })
  if (!answer.acked) return no(saidTo(person).unanswered[answer.reason](world.app.name))
  return followResponse(parts, person, view, isRecord(answer.payload) ? answer.payload : {})
}

/** A person closes a modal without submitting it. */
export async function closeView(parts: Parts, person: Person, id: string): Promise<UiResult> {
  const { world, delivery } = parts
  const view = world.modals.get(person.id)?.find((open) => open.id === id)
  if (!view) return no(saidTo(person).dialogGone)
  closeModal(world, person.id, id, view.clear_on_close)
  if (!view.notify_on_close) return { ok: true }
  const body = { type: 'view_closed', ...interactionBody(world, person), view, is_cleared: view.clear_on_close }
  const summary = `${person.realName}: ${view.callback_id || view.id}`
  await delivery.deliver('interactive', body, { name: 'view_closed', summary })
  return { ok: true }
}

/** Does what the app's acknowledgement of a submission says. Source: docs.slack.dev, "Modals". */
function followResponse(parts: Parts, person: Person, view: StoredView, response: Json): UiResult {
  const { world, log } = parts
  const refuse = (problem: string): UiResult => {
    log.add({ direction: 'from-app', name: 'view_submission', summary: problem, ok: false, response })
    return no(saidTo(person).slackRefuses(problem))
  }
  try {
    switch (response['response_action']) {
      case undefined:
        closeModal(world, person.id, view.id)
        return { ok: true }
      case 'clear':
        closeModal(world, person.id, view.id, true)
        return { ok: true }
      case 'update':
        updateView(world, view, readView(response['view'], 'modal'))
        return { ok: true }
      case 'push':
        pushModal(world, person.id, readView(response['view'], 'modal'))
        return { ok: true }
      case 'errors':
        return fieldErrors(view, response['errors']) ?? refuse('errors must name input blocks of the view')
      default:
        return refuse(`unknown response_action ${shown(response['response_action'])}`)
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return refuse(`${error.code} ${JSON.stringify(error.details['errors'] ?? '')}`)
  }
}

function fieldErrors(view: StoredView, given: unknown): UiResult | undefined {
  if (!isRecord(given)) return undefined
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map((block) => block['block_id']))
  const entries = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const fit = entries.length > 0 && Object.keys(given).every((block) => inputs.has(block))
  return fit ? { ok: true, errors: Object.fromEntries(entries) } : undefined
}

function spotOf(parts: Parts, person: Person, container: Container): Spot | undefined {
  const { world, permits, baseUrl } = parts
  if (container.type === 'view') {
    const open = [...(world.modals.get(person.id) ?? []), world.homes.get(person.id)]
    const view = open.find((one) => one?.id === container.view)
    if (!view) return undefined
    return {
      blocks: view.blocks,
      summary: view.callback_id || view.type,
      fields: (state) => ({ container: { type: 'view', view_id: view.id }, view: withState(view, state) }),
    }
  }
  const place = placeFor(world, person.id, container.channel)
  const stored = place && findMessage(place, container.ts)
  const ephemeral = place && findEphemeral(place, container.ts)
  const message = stored ?? (ephemeral?.to === person.id ? ephemeral : undefined)
  if (!place || !message || message.user !== world.app.userId) return undefined
  return {
    blocks: message.blocks ?? [],
    summary: placeName(place),
    fields: (state) => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: place.id,
        is_ephemeral: message.ephemeral === true,
        ...(message.threadTs && { thread_ts: message.threadTs }),
      },
      channel: channelRef(place),
      // Slack stores no ephemeral message, so it has none to send along.
      ...(stored && { message: messageBody(world, stored) }),
      state: { values: state },
      response_url: `${baseUrl}/response/${permits.response({
        channel: place.id,
        person: person.id,
        original: message.ts,
      })}`,
    }),
  }
}

function findElement(blocks: readonly Json[], blockId: string, actionId: string): Json | undefined {
  const block = blocks.find((one) => one['block_id'] === blockId)
  if (!block) return undefined
  const elements = [block['element'], block['accessory'], ...records(block['elements'])].filter(isRecord)
  return elements.find((element) => element['action_id'] === actionId)
}

/** What Slack repeats of the element in `actions[0]`, besides what the person chose. */
function describeElement(element: Json): Json {
  const repeated = ['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'initial_option', 'initial_options']
  return Object.fromEntries(repeated.filter((name) => name in element).map((name) => [name, element[name]]))
}

/** The state of all inputs: what the page sent where it fits an input of the blocks, the initial value elsewhere. */
function mergedState(blocks: readonly Json[], sent: ViewState): Json {
  return Object.fromEntries(
    Object.entries(initialState(blocks)).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(isRecord(actions) ? actions : {}).map(([actionId, initial]) => {
          const type = isRecord(initial) ? (textOf(initial['type']) ?? '') : ''
          const field = stateFieldOf(type) ?? ''
          const value = sent[blockId]?.[actionId]?.[field]
          return [actionId, value === undefined ? initial : { type, [field]: value === '' ? null : value }]
        }),
      ),
    ]),
  )
}

/** Inputs that Slack itself would complain about, with its words. */
function unfilled(view: StoredView, values: Json, say: Said): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  for (const block of view.blocks.filter(({ type }) => type === 'input')) {
    const element = isRecord(block['element']) ? block['element'] : {}
    const actions = values[String(block['block_id'])]
    const entry = isRecord(actions) ? actions[String(element['action_id'])] : undefined
    const value = isRecord(entry) ? entry[stateFieldOf(String(element['type'])) ?? ''] : undefined
    const problem = fieldProblem(block, element, value, say)
    if (problem) problems[String(block['block_id'])] = problem
  }
  return problems
}

function fieldProblem(block: Json, element: Json, value: unknown, say: Said): string | undefined {
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  if (empty) return block['optional'] === true ? undefined : say.required
  if (typeof value !== 'string') return undefined
  const { min_length: min, max_length: max } = element
  const length = codePoints(value)
  if (typeof min === 'number' && length < min) return say.tooShort(min)
  if (typeof max === 'number' && length > max) return say.tooLong(max)
  return undefined
}
