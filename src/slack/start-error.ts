/** Slack does not let the app start; the message names the setting or the address. */
export class SlackStartError extends Error {
  override readonly name = 'SlackStartError'
  /** True when Slack refuses the setting, so that restarting is pointless; false when it cannot be reached. */
  readonly refused: boolean
  constructor(message: string, { refused, cause }: { refused: boolean; cause: unknown }) {
    super(message, { cause })
    this.refused = refused
  }
}
