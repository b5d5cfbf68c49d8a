import type { Clock } from './clock.ts'
import { ApiError } from './errors.ts'
import type { Ids } from './ids.ts'

/** Sources: docs.slack.dev, "Handling user interaction" (trigger_id, response_url). */
const triggerLifeMs = 3_000
const responseUrlLifeMs = 30 * 60_000
const responseUrlUses = 5
/** Used and outdated ones are remembered this long, so that the app is told why and not just "unknown". */
const memoryMs = 60 * 60_000
const keptPermits = 1_000

/** Where a `response_url` leads. */
export interface ResponseTarget {
  readonly channel: string
  readonly person: string
  /** `ts` of the message whose element was used; absent for a slash command. */
  readonly original?: string
}

/** What an app may do once or for a while after a person did something. */
export interface Permits {
  /** A `trigger_id` for the person. */
  trigger(person: string): string
  /** The person who caused the trigger. It is worthless afterwards. @throws {ApiError} */
  useTrigger(id: string | undefined): string
  /** The secret part of the address for a file. */
  upload(file: string): string
  /** The file that may be sent to the address, once; undefined for any other address. */
  useUpload(secret: string): string | undefined
  /** The secret part of a `response_url`. */
  response(target: ResponseTarget): string
  /** @throws {ApiError} `used_url`, `expired_url` or `no_such_url` */
  useResponse(secret: string): ResponseTarget
}

export function createPermits(options: { clock: Clock; ids: Ids }): Permits {
  const { clock, ids } = options
  const triggers = new Map<string, { person: string; at: number; used: boolean }>()
  const responses = new Map<string, { target: ResponseTarget; at: number; uses: number }>()
  const uploads = new Map<string, { file: string; at: number }>()
  const forgetOld = (permits: Map<string, { at: number }>): void => {
    for (const [key, { at }] of permits) {
      if (permits.size <= keptPermits && clock.now() - at <= memoryMs) break
      permits.delete(key)
    }
  }
  return {
    trigger(person) {
      forgetOld(triggers)
      const id = `${clock.now()}.${ids.secret()}`
      triggers.set(id, { person, at: clock.now(), used: false })
      return id
    },
    useTrigger(id) {
      const trigger = id === undefined ? undefined : triggers.get(id)
      if (!trigger) throw new ApiError('invalid_trigger_id')
      if (trigger.used) throw new ApiError('exchanged_trigger_id')
      if (clock.now() - trigger.at > triggerLifeMs) throw new ApiError('expired_trigger_id')
      trigger.used = true
      return trigger.person
    },
    upload(file) {
      forgetOld(uploads)
      const secret = ids.secret()
      uploads.set(secret, { file, at: clock.now() })
      return secret
    },
    useUpload(secret) {
      const file = uploads.get(secret)?.file
      uploads.delete(secret)
      return file
    },
    response(target) {
      forgetOld(responses)
      const secret = ids.secret()
      responses.set(secret, { target, at: clock.now(), uses: 0 })
      return secret
    },
    useResponse(secret) {
      const response = responses.get(secret)
      if (!response) throw new ApiError('no_such_url')
      if (clock.now() - response.at > responseUrlLifeMs) throw new ApiError('expired_url')
      if (response.uses >= responseUrlUses) throw new ApiError('used_url')
      response.uses++
      return response.target
    },
  }
}
