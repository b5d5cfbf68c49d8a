/** Faults that a test can ask for. Each wears off after the number of times given. */
export interface Faults {
  /** Answers the next calls of a Web API method with 429 and `Retry-After`. */
  rateLimit(method: string, options: { times: number; retryAfterSeconds: number }): void
  /** Answers the next calls of a Web API method with this status and no JSON. */
  breakMethod(method: string, options: { times: number; status: number }): void
  /** Holds the answers to the next calls of a Web API method back. */
  slowDown(method: string, options: { times: number; delayMs: number }): void
  /** The fault that the next call of the method meets, if any; counts as met. */
  next(method: string): Fault | undefined
}

export type Fault =
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number }
  | { readonly kind: 'break'; readonly status: number }
  | { readonly kind: 'slow'; readonly delayMs: number }

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>()
  const plan = (method: string, times: number, fault: Fault): void => {
    planned.set(method, [...(planned.get(method) ?? []), ...Array.from({ length: times }, () => fault)])
  }
  return {
    rateLimit: (method, { times, ...fault }) => plan(method, times, { kind: 'rate-limit', ...fault }),
    breakMethod: (method, { times, ...fault }) => plan(method, times, { kind: 'break', ...fault }),
    slowDown: (method, { times, ...fault }) => plan(method, times, { kind: 'slow', ...fault }),
    next: (method) => planned.get(method)?.shift(),
  }
}
