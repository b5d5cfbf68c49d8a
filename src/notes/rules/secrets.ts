import type { Rule } from './check-note.ts'

/** What a secret of each kind looks like. */
const secrets: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}/g },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { what: 'a GitHub token', pattern: /\bgh[oprsu]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{60,}/g },
  { what: 'a Docker token', pattern: /\bdckr_pat_[A-Za-z0-9_-]{20,}/g },
]

/** E401: what looks like a real secret. The message does not repeat it. */
export const checkSecrets: Rule = ({ text }, report) => {
  for (const [i, line] of text.split('\n').entries()) {
    for (const { what, pattern } of secrets) {
      for (const { index, 0: found } of line.matchAll(pattern)) {
        if (/EXAMPLE|x{6}/i.test(found)) continue
        report('E401', { line: i + 1, column: index + 1 }, `this looks like ${what}; use an obvious placeholder`)
      }
    }
  }
}
