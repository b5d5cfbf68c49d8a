import * as z from 'zod'
import type { UiCall } from './protocol.ts'

const text = z.string().max(50_000)
const id = z.string().max(255)
const person = id
const json = z.record(z.string(), z.unknown())
const state = z.record(id, z.record(id, json))

const calls = {
  post: z.object({ person, channel: id, thread: id.optional(), text }),
  use: z.object({
    person,
    container: z.discriminatedUnion('type', [
      z.object({ type: z.literal('message'), channel: id, ts: id }),
      z.object({ type: z.literal('view'), view: id }),
    ]),
    element: z.looseObject({ type: id, action_id: id, block_id: id }),
    state: state.optional(),
  }),
  submit: z.object({ person, view: id, state }),
  close: z.object({ person, view: id }),
  'open-home': z.object({ person }),
  read: z.object({ person, channel: id }),
  'set-locale': z.object({ person, locale: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})*$/u) }),
  'next-day': z.object({ person }),
} satisfies Record<UiCall['call'], z.ZodType>

/** Reads what the page posted to `/ui/<name>`; undefined when it is no such call. */
export function readUiCall(name: string, value: unknown): UiCall | undefined {
  if (!Object.hasOwn(calls, name)) return undefined
  const read = calls[name as UiCall['call']].safeParse(value)
  return read.success ? ({ ...read.data, call: name } as UiCall) : undefined
}
