import type { ServerResponse } from 'node:http'
import type { Cancel } from './clock.ts'
import type { Parts } from './parts.ts'
import { snapshotOf } from './snapshot.ts'

/** Changes that follow each other at once are drawn together. */
const gatherMs = 25
const keepAliveMs = 20_000

/** Sends a person's snapshot now and after every change, until the page goes away. A slow page skips some. */
export function streamSnapshots(parts: Parts, person: string, response: ServerResponse): void {
  let gathering: NodeJS.Timeout | undefined
  let blocked = false
  let missed = false
  const send = (): void => {
    gathering = undefined
    if (blocked) {
      missed = true
      return
    }
    blocked = !response.write(`event: snapshot\ndata: ${JSON.stringify(snapshotOf(parts, person))}\n\n`)
  }
  const stopListening: Cancel = parts.world.onChange(() => {
    gathering ??= setTimeout(send, gatherMs)
  })
  const keepAlive = setInterval(() => blocked || response.write(':\n\n'), keepAliveMs)
  response.on('drain', () => {
    blocked = false
    if (!missed) return
    missed = false
    send()
  })
  response.on('close', () => {
    stopListening()
    clearTimeout(gathering)
    clearInterval(keepAlive)
  })
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.write('retry: 1000\n\n')
  send()
}
