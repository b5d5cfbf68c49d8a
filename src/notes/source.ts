import type { Report } from './problem.ts'

/** Largest size of a note of our own, in bytes. */
export const maxOwnBytes = 200 * 1024

const start = { line: 1, column: 1 }

/**
 * The text of a file with `\n` as the only line end and without a byte order mark, or undefined when it cannot be read.
 * Lines and columns stay as they are in the file.
 */
export function readSource(source: string | Uint8Array, strict: boolean, report: Report): string | undefined {
  const refuse = (what: string) => report(strict ? 'E001' : 'W616', start, what)
  const bytes = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength
  if (strict && bytes > maxOwnBytes) {
    refuse(`file has ${bytes} bytes, at most ${maxOwnBytes} are allowed`)
    return undefined
  }
  const decoded = typeof source === 'string' ? source.toWellFormed() : decodeUtf8(source)
  if (decoded === undefined) refuse('file is not UTF-8; save it as UTF-8')
  else if (decoded.includes('\0')) refuse('file is not UTF-8 text: it holds NUL bytes')
  else return clean(decoded, strict, report)
  return undefined
}

function clean(decoded: string, strict: boolean, report: Report): string {
  const text = decoded.replace(/^\uFEFF/, '')
  if (strict && text !== decoded)
    report('E001', start, 'file starts with a byte order mark; save it as UTF-8 without one')
  if (!strict && text !== decoded) report('W606', start, 'the byte order mark at the start was skipped')
  if (!text.includes('\r')) return text
  if (strict) report('W515', start, 'lines end with CR or CRLF, expected LF')
  return text.replace(/\r\n?/g, '\n')
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
