import { join } from 'node:path'
import { askChild } from '../child-process.ts'
import type { Chart } from './chart.ts'
import type { ChartRequest } from './chart-process.ts'

/** Draws charts, one after the other. */
export interface ChartDrawer {
  /** @returns a PNG; an error when too many wait already, or when it could not be drawn in time */
  draw(chart: Chart): Promise<Uint8Array | Error>
  /** Gives up pictures under way, and draws no more. */
  close(): void
}

/** Charts that wait while one is drawn. */
const mostWaiting = 8
/** Drawing takes a second or two, and a busy machine many times as long. */
const longestMs = 30_000

const program = join(import.meta.dirname, 'chart-process.ts')

export function createChartDrawer(): ChartDrawer {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const closing = new AbortController()

  async function drawInChild({ option, width, height }: Chart): Promise<Uint8Array | Error> {
    const request: ChartRequest = { option, width, height }
    const reply = await askChild(program, request, { longestMs, signal: closing.signal })
    return reply instanceof Uint8Array || reply instanceof Error ? reply : new Error('no picture came')
  }

  return {
    draw(chart) {
      if (waiting > mostWaiting) return Promise.resolve(new Error(`${waiting} pictures are being drawn`))
      waiting += 1
      const drawn = last.then(() => drawInChild(chart)).finally(() => (waiting -= 1))
      last = drawn
      return drawn
    },
    close() {
      closing.abort()
    },
  }
}
