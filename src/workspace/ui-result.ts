import type { UiResult } from './protocol.ts'

/** A call of the page that came to nothing, and why, in words for the person. */
export function no(error: string): UiResult {
  return { ok: false, error }
}
