import type { Args } from './args.ts'
import { ApiError } from './errors.ts'
import { type Json, textOf } from './json.ts'
import type { Methods } from './methods.ts'
import { findView, openModal, publishHome, pushModal, readView, updateView } from './views.ts'
import { humanOf, type StoredView, type World } from './world.ts'

export const viewMethods: Methods = {
  'views.open': {
    required: ['view'],
    run(args, { world, permits }) {
      const view = readView(args.raw('view'), 'modal')
      checkExternalId(world, view)
      return { view: openModal(world, permits.useTrigger(trigger(args)), view) }
    },
  },
  'views.push': {
    required: ['view'],
    run(args, { world, permits }) {
      const view = readView(args.raw('view'), 'modal')
      checkExternalId(world, view)
      return { view: pushModal(world, permits.useTrigger(trigger(args)), view) }
    },
  },
  'views.update': {
    required: ['view'],
    run(args, { world }) {
      const old = findView(world, wanted(args))
      if (!old) throw new ApiError('not_found')
      const view = readView(args.raw('view'), old.type)
      checkExternalId(world, view, old)
      return { view: updateView(world, old, view, args.text('hash')) }
    },
  },
  'views.publish': {
    required: ['user_id', 'view'],
    run(args, { world, manifest }) {
      if (!manifest.homeTab) throw new ApiError('not_enabled')
      const person = humanOf(world, args.text('user_id'))
      if (!person) throw new ApiError('invalid_arguments', metadata('user_id is no person of this workspace'))
      const view = readView(args.raw('view'), 'home')
      return { view: publishHome(world, person.id, view, args.text('hash')) }
    },
  },
}

/** Slack also takes `interactivity_pointer` for the same thing. */
function trigger(args: Args): string | undefined {
  return args.text('trigger_id') ?? args.text('interactivity_pointer')
}

function wanted(args: Args): { id?: string; externalId?: string } {
  const id = args.text('view_id')
  const externalId = args.text('external_id')
  return { ...(id && { id }), ...(externalId && { externalId }) }
}

/** An app's own id for a view is unique in the team. */
function checkExternalId(world: World, view: Json, self?: StoredView): void {
  const externalId = textOf(view['external_id'])
  if (!externalId) return
  const other = findView(world, { externalId })
  if (other && other.id !== self?.id) throw new ApiError('duplicate_external_id')
}

function metadata(problem: string): Json {
  return { response_metadata: { messages: [`[ERROR] ${problem}`] } }
}
