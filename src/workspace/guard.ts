import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What the workspace asks of every request, so that no other site in the same browser can act in it. */
export interface Guard {
  /** Names of this machine only: a foreign name that leads here (DNS rebinding) is turned away. */
  rightHost(request: IncomingMessage): boolean
  /** Sent by the page itself, or by a program that is no browser. */
  sameOrigin(request: IncomingMessage): boolean
  rightToken(given: string | null): boolean
  /** Carries the cookie that the printed address sets. */
  known(request: IncomingMessage): boolean
  readonly cookie: string
}

export function createGuard(options: { port: number; token: string }): Guard {
  const { port, token } = options
  const hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`))
  const cookieName = `workspace-${port}`
  const same = (given: string): boolean => {
    const [a, b] = [Buffer.from(given), Buffer.from(token)]
    return a.length === b.length && timingSafeEqual(a, b)
  }
  return {
    rightHost: ({ headers }) => hosts.has(headers.host ?? ''),
    sameOrigin({ headers }) {
      const site = headers['sec-fetch-site']
      const origin = headers.origin
      if (site !== undefined && site !== 'same-origin') return false
      return origin === undefined || origin === `http://${headers.host}`
    },
    rightToken: (given) => given !== null && same(given),
    known({ headers }) {
      const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
      const value = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
      return value !== undefined && same(value)
    },
    cookie: `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
}
