/** Monday to Sunday. */
export const week: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** Of a person of whom Slack says nothing. */
export const unknownZone = 'UTC'

/**
 * A time of day as people write it (`9`, `9:30`, `9.30 pm`, `晚上八点半`) as `HH:MM`; undefined for one that no clock
 * shows.
 */
export function readTimeOfDay(text: string): string | undefined {
  const { part, half, hour, minute, past, halfPast, quarters } = wholeTime.exec(text)?.groups ?? {}
  if (hour === undefined) return undefined
  const said = numberOf(hour)
  const [from, to] = partsOfDay[part ?? half?.toLowerCase() ?? ''] ?? wholeDay
  // Of twelve hours: three in the afternoon is fifteen, and twelve at night may be none.
  const meant = (said < 1 || said > 12 ? [said] : [said, said + 12, said - 12]).find((one) => from <= one && one <= to)
  const minutes = halfPast ? 30 : quarters ? 15 * numberOf(quarters) : numberOf(minute ?? past ?? '0')
  if (meant === undefined || minutes > 59) return undefined
  return [meant % 24, minutes].map((number) => String(number).padStart(2, '0')).join(':')
}

const wholeDay = [0, 23] as const

/** The first and the last hour that each may mean, by the clock of 24 hours; 24 is the midnight after it. */
const partsOfDay: Readonly<Record<string, readonly [number, number]>> = {
  a: [0, 11],
  p: [12, 23],
  凌晨: [0, 6],
  早: [1, 12],
  早上: [1, 12],
  上午: [1, 12],
  中午: [10, 14],
  下午: [12, 23],
  傍晚: [16, 20],
  晚: [17, 24],
  晚上: [17, 24],
}

const numeral = String.raw`(?:\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[零〇]?[一二两兩三四五六七八九]|[零〇])`

/** What a time of day looks like, on a clock or not. */
export const timeOfDay = new RegExp(
  String.raw`(?:(?<part>凌晨|早上?|上午|中午|下午|傍晚|晚上?)\s?)?(?<hour>${numeral})` +
    String.raw`(?:[:：.](?<minute>\d{2})|[点點](?:[钟鐘整]|(?<halfPast>半)|(?<quarters>[一三])刻|(?<past>${numeral})分?)?)?` +
    String.raw`(?:\s?(?<half>[ap])m)?`,
  'i',
)

const wholeTime = new RegExp(`^${timeOfDay.source}$`, 'i')

const digits = ['零〇', '一', '二两兩', '三', '四', '五', '六', '七', '八', '九']

/** Reads a `numeral`. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const digit = (one: string) => digits.findIndex((same) => same.includes(one))
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text.at(-1)]
  return 10 * digit(tens || '一') + digit(ones || '零')
}

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
