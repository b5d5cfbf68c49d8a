import { join } from 'node:path'
import { type Apart, askApart } from './apart.ts'
import type { Chart } from './chart.ts'
import type { ChartRequest } from './chart-process.ts'

/** Draws charts, one after the other. */
export interface ChartDrawer {
  /** @returns a PNG; an error when too many wait already, or when it could not be drawn in time */
  draw(chart: Chart): Promise<Uint8Array | Error>
  /** A picture under way is given up. */
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
  let current: Apart | undefined

  async function drawApart({ option, width, height }: Chart): Promise<Uint8Array | Error> {
    const request: ChartRequest = { option, width, height }
    current = askApart(program, request, { longestMs })
    const reply = await current.reply
    return reply instanceof Uint8Array || reply instanceof Error ? reply : new Error('no picture came')
  }

  return {
    draw(chart) {
      if (waiting > mostWaiting) return Promise.resolve(new Error(`${waiting} pictures are being drawn`))
      waiting += 1
      const drawn = last.then(() => drawApart(chart)).finally(() => (waiting -= 1))
      last = drawn
      return drawn
    },
    close() {
      current?.stop()
    },
  }
}
