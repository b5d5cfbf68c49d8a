import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface Program {
  readonly child: ChildProcessWithoutNullStreams
  readonly output: { out: string; err: string }
  /** When it has ended: its exit code and what stands in `output`. */
  readonly end: Promise<{ code: number | null; out: string; err: string }>
  /** Waits until standard output or error matches. Rejects with all of the output when the program ends before. */
  readonly prints: (stream: 'out' | 'err', pattern: RegExp) => Promise<RegExpExecArray>
}

/** A program of the project as a child process, free of the settings of whoever runs the tests. */
export function startProgram(
  script: string,
  { env = {}, args = [], cwd }: { env?: Readonly<Record<string, string>>; args?: readonly string[]; cwd?: string } = {},
): Program {
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name))
  const child = spawn(process.execPath, [resolve(script), ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    ...(cwd && { cwd }),
  })
  const output = { out: '', err: '' }
  const listeners = new Set<() => void>()
  const keep = (stream: 'out' | 'err') => (data: string) => {
    output[stream] += data
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf8').on('data', keep('out'))
  child.stderr.setEncoding('utf8').on('data', keep('err'))
  const end = new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.on('close', (code) => done({ code, ...output })),
  )
  return {
    child,
    output,
    end,
    prints: (stream, pattern) =>
      new Promise((found, reject) => {
        const look = () => {
          const match = pattern.exec(output[stream])
          if (!match) return
          listeners.delete(look)
          found(match)
        }
        listeners.add(look)
        end.then(({ code, out, err }) => reject(new Error(`ended with ${code} before ${pattern}:\n${out}\n${err}`)))
        look()
      }),
  }
}

const settings = /^(?:SLACK_\w+|PORT|NOTES_DIR|NOTES_URL|ASSETS_URL|DATA_DIR|DATABASE_URL|REQUESTS_CHANNEL|LOG_LEVEL)$/
