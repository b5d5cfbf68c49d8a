import type { Delivery } from './delivery.ts'
import type { Faults } from './faults.ts'
import type { Log } from './log.ts'
import type { Manifest } from './manifest.ts'
import type { Permits } from './permits.ts'
import type { Example } from './protocol.ts'
import type { World } from './world.ts'

/** What the calls of people and of the app work with. */
export interface Parts {
  readonly world: World
  readonly manifest: Manifest
  readonly examples: readonly Example[]
  /** Whether people may move the clock on by a day. */
  readonly nextDay: boolean
  readonly log: Log
  readonly permits: Permits
  readonly delivery: Delivery
  readonly faults: Faults
  readonly tokens: { readonly bot: string; readonly app: string }
  /** Without a slash at the end. */
  readonly baseUrl: string
  /** Gives out an address for Socket Mode; absent in the other modes. */
  readonly openSocket?: () => string
}
