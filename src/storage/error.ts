/** Why a store cannot be used. */
export type StorageProblem =
  /** Another process has it. */
  | 'in use'
  | 'damaged'
  /** It was there once. */
  | 'missing'
  /** Made by a newer version of Kubenotes, or by another program. */
  | 'unknown schema'
  | 'full'
  /** The file system or the server refuses: permissions, password, name. */
  | 'refused'
  /** The server may come back. */
  | 'unreachable'

/** What was to be kept or read cannot be; the message says what to do and shows no secret. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly problem: StorageProblem
  constructor(problem: StorageProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}
