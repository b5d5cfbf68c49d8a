import { addressBelow, type LinkTo } from './links.ts'

const timeoutMs = 5_000
const lookAgainMs = 10 * 60_000

export interface PublishedOptions {
  readonly log: { warn(facts: object, message: string): void }
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
  readonly now?: () => number
}

export interface PublishedPictures {
  /** The address of a picture, or undefined unless it is known to exist, which is checked in the background. */
  readonly addressOf: LinkTo
  /** Checks pictures one after another, so that the first card can already show its own. */
  readonly look: (paths: Iterable<string>) => Promise<void>
}

/**
 * The pictures that can be fetched below `assetsUrl`. Slack refuses a whole message when one of its pictures is missing,
 * so only those are shown that were last found; after ten minutes they are checked again.
 */
export function publishedPictures(assetsUrl: string, options: PublishedOptions): PublishedPictures {
  const { log, fetch = globalThis.fetch, now = Date.now } = options
  const known = new Map<string, { readonly there: boolean; readonly at: number }>()

  async function lookFor(address: string): Promise<void> {
    known.set(address, { there: known.get(address)?.there ?? false, at: now() })
    const why = await problemWith(address, fetch)
    known.set(address, { there: why === undefined, at: now() })
    if (why !== undefined) log.warn({ address, why }, 'a picture is not there, answers describe it in words')
  }

  return {
    addressOf(path) {
      const address = addressBelow(assetsUrl, path)
      if (address === undefined) return undefined
      const last = known.get(address)
      if (!last || now() - last.at >= lookAgainMs) void lookFor(address)
      return last?.there ? address : undefined
    },
    async look(paths) {
      for (const path of paths) {
        const address = addressBelow(assetsUrl, path)
        if (address !== undefined && !known.has(address)) await lookFor(address)
      }
    },
  }
}

/** Why Slack could not show the picture at `address`; undefined when it could. */
async function problemWith(
  address: string,
  fetch: NonNullable<PublishedOptions['fetch']>,
): Promise<string | undefined> {
  try {
    const { ok, status, headers } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) })
    const type = headers.get('content-type') ?? 'nothing'
    if (!ok) return `HTTP ${status}`
    return type.startsWith('image/') ? undefined : `${type}, expected a picture`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
