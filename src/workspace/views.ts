import { checkView } from './check-view.ts'
import { refused, withIds } from './content.ts'
import { ApiError } from './errors.ts'
import { isRecord, type Json, parseJson, records, textOf } from './json.ts'
import { viewLimits } from './limits.ts'
import type { StoredView, World } from './world.ts'

/** Reads the `view` argument, as an object or as the JSON that a form carries, and checks it. @throws {ApiError} */
export function readView(given: unknown, type: 'modal' | 'home'): Json {
  const view = typeof given === 'string' ? parseJson(given) : given
  if (!isRecord(view)) throw refused('invalid_arguments', ['invalid view [json-pointer:/view]'])
  const problems = checkView(view, type)
  if (problems.length > 0) throw refused('invalid_arguments', problems)
  return view
}

/** Opens a modal for a person; whatever stack was open before is gone. */
export function openModal(world: World, person: string, view: Json): StoredView {
  const opened = stored(world, view, {})
  world.modals.set(person, [opened])
  world.changed()
  return opened
}

/** @throws {ApiError} when the stack is full or empty */
export function pushModal(world: World, person: string, view: Json): StoredView {
  const stack = world.modals.get(person) ?? []
  const [root] = stack
  const top = stack.at(-1)
  if (!root || !top) throw new ApiError('not_found')
  if (stack.length >= viewLimits.stack) throw new ApiError('push_limit_reached')
  const pushed = stored(world, view, { root_view_id: root.id, previous_view_id: top.id })
  world.modals.set(person, [...stack, pushed])
  world.changed()
  return pushed
}

/** @throws {ApiError} `hash_conflict` when the view has changed since the app read `hash` */
export function updateView(world: World, old: StoredView, view: Json, hash?: string): StoredView {
  if (hash !== undefined && hash !== old.hash) throw new ApiError('hash_conflict')
  const { id, root_view_id, previous_view_id } = old
  const updated = stored(world, view, { id, root_view_id, previous_view_id })
  for (const [person, stack] of world.modals) {
    world.modals.set(
      person,
      stack.map((open) => (open.id === id ? updated : open)),
    )
  }
  for (const [person, home] of world.homes) if (home.id === id) world.homes.set(person, updated)
  world.changed()
  return updated
}

/** @throws {ApiError} `hash_conflict` */
export function publishHome(world: World, person: string, view: Json, hash?: string): StoredView {
  const old = world.homes.get(person)
  if (old) return updateView(world, old, view, hash)
  const published = stored(world, view, {})
  world.homes.set(person, published)
  world.changed()
  return published
}

/** Closes the view and those above it; `all` closes the whole stack. */
export function closeModal(world: World, person: string, id: string, all = false): void {
  const stack = world.modals.get(person) ?? []
  const position = stack.findIndex((view) => view.id === id)
  world.modals.set(person, all || position < 0 ? [] : stack.slice(0, position))
  world.changed()
}

/** A view that is on somebody's screen, by its own or the app's id. */
export function findView(world: World, wanted: { id?: string; externalId?: string }): StoredView | undefined {
  const all = [...world.modals.values(), [...world.homes.values()]].flat()
  return all.find(
    (view) => view.id === wanted.id || (view.external_id !== '' && view.external_id === wanted.externalId),
  )
}

/** What a view's inputs hold when nobody has touched them. */
export function initialState(blocks: readonly Json[]): Json {
  const values: Record<string, Json> = {}
  for (const block of blocks) {
    const elements = [block['element'], block['accessory'], ...records(block['elements'])].filter(isRecord)
    for (const element of elements) {
      const value = initialValue(element)
      if (value) values[String(block['block_id'])] = { ...values[String(block['block_id'])], ...value }
    }
  }
  return values
}

/** Field of a state value, and the field of the element that sets it at first. Source: view_submission payload. */
const stateFields: Readonly<Record<string, { readonly field: string; readonly initial: string }>> = {
  plain_text_input: { field: 'value', initial: 'initial_value' },
  number_input: { field: 'value', initial: 'initial_value' },
  email_text_input: { field: 'value', initial: 'initial_value' },
  url_text_input: { field: 'value', initial: 'initial_value' },
  static_select: { field: 'selected_option', initial: 'initial_option' },
  external_select: { field: 'selected_option', initial: 'initial_option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option' },
  checkboxes: { field: 'selected_options', initial: 'initial_options' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options' },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
  users_select: { field: 'selected_user', initial: 'initial_user' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels' },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
}

function initialValue(element: Json): Json | undefined {
  const type = textOf(element['type']) ?? ''
  const fields = stateFields[type]
  if (!fields) return undefined
  const nothing = fields.initial.endsWith('s') ? [] : null
  return { [String(element['action_id'])]: { type, [fields.field]: element[fields.initial] ?? nothing } }
}

/** Fields that a state value of this kind of element may carry, or undefined for an element without state. */
export function stateFieldOf(type: string): string | undefined {
  return stateFields[type]?.field
}

function stored(world: World, view: Json, place: Partial<Json>): StoredView {
  const blocks = withIds(world, records(view['blocks']))
  const id = textOf(place['id']) ?? world.ids.id('V')
  return {
    id,
    team_id: world.team.id,
    app_id: world.app.appId,
    bot_id: world.app.botId,
    app_installed_team_id: world.team.id,
    type: view['type'] === 'home' ? 'home' : 'modal',
    title: view['title'] ?? null,
    submit: view['submit'] ?? null,
    close: view['close'] ?? null,
    blocks,
    private_metadata: textOf(view['private_metadata']) ?? '',
    callback_id: textOf(view['callback_id']) ?? '',
    external_id: textOf(view['external_id']) ?? '',
    state: { values: initialState(blocks) },
    hash: `${Math.floor(world.clock.now() / 1000)}.${world.ids.id('')}`,
    clear_on_close: view['clear_on_close'] === true,
    notify_on_close: view['notify_on_close'] === true,
    root_view_id: place['root_view_id'] ?? id,
    previous_view_id: place['previous_view_id'] ?? null,
  }
}
