/** The kind of a request, without anything it contains: `event app_mention`, `block_actions quiz_answer`. */
export function kindOf(body: unknown): string {
  const request = record(body)
  if (typeof request['command'] === 'string') return `command ${request['command']}`
  const parts = [
    request['type'] === 'event_callback' ? 'event' : request['type'],
    record(request['event'])['type'],
    record(list(request['actions'])[0])['action_id'],
    record(request['view'])['callback_id'],
    request['callback_id'],
  ]
  return (
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 100) || 'unknown request'
  )
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
