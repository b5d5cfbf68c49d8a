export interface Pace {
  /** Takes the next free place of a workspace and channel: milliseconds until it comes. */
  readonly take: (team: string, channel: string) => number
  /** Slack asks a workspace for silence until then (epoch milliseconds). */
  readonly hush: (team: string, until: number) => void
  /** Until when a workspace is to be left in peace (epoch milliseconds); undefined when it need not be. */
  readonly hushedUntil: (team: string) => number | undefined
  /** Workspaces whose next place is still to come. */
  readonly full: () => readonly string[]
}

export interface PaceOptions {
  /** What Slack takes from a workspace in the long run, and at once before that counts. */
  readonly perMinute: number
  readonly burst: number
  /** Between two calls about a channel (ms). */
  readonly gapMs: number
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Milliseconds that only ever grow. */
  readonly clock?: () => number
}

/** Slack asks for no longer silence that is kept: a clock that was set back must not make it so. */
const longestHushMs = 600_000

/** How often a method of Slack may be called: so many times a minute for a workspace, and not too often for a channel. */
export function createPace({ perMinute, burst, gapMs, now, clock = () => performance.now() }: PaceOptions): Pace {
  const everyMs = 60_000 / perMinute
  /** When a workspace has all of its burst again. */
  const restedAt = new Map<string, number>()
  /** When a channel may be called again. */
  const freeAt = new Map<string, number>()
  const hushed = new Map<string, number>()
  const placeOf = (team: string, at: number) => Math.max(at, (restedAt.get(team) ?? at) - (burst - 1) * everyMs)

  function hushedUntil(team: string): number | undefined {
    const until = hushed.get(team) ?? 0
    if (until > now() && until <= now() + longestHushMs) return until
    hushed.delete(team)
    return undefined
  }
  return {
    take(team, channel) {
      const at = clock()
      for (const times of [restedAt, freeAt]) for (const [key, time] of times) if (time <= at) times.delete(key)
      const key = `${team} ${channel}`
      const place = Math.max(placeOf(team, at), freeAt.get(key) ?? at)
      restedAt.set(team, Math.max(at, restedAt.get(team) ?? at) + everyMs)
      freeAt.set(key, place + gapMs)
      return place - at
    },
    hush: (team, until) => void hushed.set(team, until),
    hushedUntil,
    full() {
      const at = clock()
      const spent = [...restedAt.keys()].filter((team) => placeOf(team, at) > at)
      return [...spent, ...[...hushed.keys()].filter((team) => hushedUntil(team) !== undefined)]
    },
  }
}
