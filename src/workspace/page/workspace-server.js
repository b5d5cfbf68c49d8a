/** The only file that talks to the workspace: its stream of snapshots in, what the person does out. */

/** @typedef {import('../protocol.ts').Snapshot} Snapshot */
/** @typedef {import('../protocol.ts').UiCall} UiCall */
/** @typedef {import('../protocol.ts').UiResult} UiResult */
/** @typedef {'connecting' | 'live' | 'lost' | 'expired'} Connection `expired`: the cookie belongs to an earlier run */

const retryMs = 1500
/** What a call comes back with when the workspace could not be reached at all. */
export const unreachable = 'unreachable'

/**
 * Follows what one person sees, until closed. A lost stream is opened again for as long as it takes.
 *
 * @param {string | undefined} person the workspace's first person if undefined
 * @param {{ onSnapshot: (snapshot: Snapshot) => void, onConnection: (connection: Connection) => void, onUnknownPerson: () => void }} listener
 */
export function follow(person, { onSnapshot, onConnection, onUnknownPerson }) {
  const address = person ? `/events?person=${encodeURIComponent(person)}` : '/events'
  /** @type {EventSource | undefined} */
  let stream
  let timer = 0
  let closed = false

  function open() {
    stream = new EventSource(address)
    stream.addEventListener('snapshot', (event) => {
      onConnection('live')
      onSnapshot(JSON.parse(/** @type {MessageEvent<string>} */ (event).data))
    })
    stream.addEventListener('error', () => {
      stream?.close()
      if (!closed) findOut()
    })
  }

  async function findOut() {
    const status = await statusOf(address)
    if (closed) return
    if (person && (status === 400 || status === 404)) return onUnknownPerson()
    onConnection(status === 401 || status === 403 ? 'expired' : 'lost')
    timer = setTimeout(open, retryMs)
  }

  open()
  return () => {
    closed = true
    clearTimeout(timer)
    stream?.close()
  }
}

/**
 * @param {UiCall} call
 * @returns {Promise<UiResult>}
 */
export async function send(call) {
  try {
    const response = await fetch(`/ui/${call.call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    })
    return await response.json()
  } catch {
    return { ok: false, error: unreachable }
  }
}

/**
 * An EventSource does not tell why it failed; a plain request does.
 *
 * @param {string} address
 * @returns {Promise<number>} 0 when there is no answer
 */
async function statusOf(address) {
  const stop = new AbortController()
  try {
    const { status } = await fetch(address, { signal: stop.signal })
    return status
  } catch {
    return 0
  } finally {
    stop.abort()
  }
}
