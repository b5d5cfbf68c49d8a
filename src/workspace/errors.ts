import type { Json } from './json.ts'

/** A refusal in Slack's words: `error` of the answer, with whatever else Slack puts beside it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly details: Json

  constructor(code: string, details: Json = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}
