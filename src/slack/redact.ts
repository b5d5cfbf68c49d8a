/** `text` on one line without tokens, response URLs and socket tickets; at most 500 characters. */
export function redact(text: string): string {
  const hidden = secrets.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
    text.slice(0, 4_000),
  )
  return hidden
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, 500)
    .toWellFormed()
}

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z]*[-.][\w.-]+/gi, 'xox…'],
  [/\bxapp-[\w-]+/gi, 'xapp-…'],
  [/\bBearer\s+\S+/gi, 'Bearer …'],
  [/\bwss?:\/\/[^\s"']+/gi, 'wss:…'],
  [/\bhttps?:\/\/[^\s"']*(?:hooks\.slack|\/(?:commands|actions|respon[a-z]*|workflows)\/)[^\s"']*/gi, '(response URL)'],
  [/\b(client_secret|refresh_token|code|ticket)=[^\s&"']+/gi, '$1=…'],
]
