import { randomBytes } from 'node:crypto'

/** Where identifiers and secrets come from. Tests hand in a source that counts. */
export interface Ids {
  /** A fresh identifier such as `Ev0K3V9QTRZ`. */
  id(prefix: string): string
  /** Text that nobody can guess, fit for a URL. */
  secret(): string
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const randomIds: Ids = {
  id: (prefix) => prefix + Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join(''),
  secret: () => randomBytes(24).toString('base64url'),
}
