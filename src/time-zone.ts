/** Whether it is an IANA zone. */
export function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** A zone in IANA's spelling, however it was typed; what is none of the known as it is. */
export function spelledZone(zone: string): string {
  const typed = zone.toLowerCase()
  return Intl.supportedValuesOf('timeZone').find((known) => known.toLowerCase() === typed) ?? zone
}
