/** What stands in the place of a secret: nothing that is searched for. */
const hidden = '***'

const byte = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
/** Tell nothing of a network: a machine itself, its link, Docker's bridge, public name servers. */
const commonAddresses = String.raw`127(?:\.\d{1,3}){3}|0\.0\.0\.0|169\.254(?:\.\d{1,3}){2}|172\.17\.0\.1|8\.8\.(?:8\.8|4\.4)|1\.1\.1\.1|114\.114\.114\.114|223\.5\.5\.5`

// Every repetition has an end or a mark that stops it: hostile text takes no longer than another.
/** Secrets that people paste along with an error: what is kept of each, and the rest is hidden. */
const secrets: readonly (readonly [pattern: RegExp, kept: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  [/\b(?:xox[a-z]*-|xapp-|gh[oprsu]_|github_pat_|glpat-|dckr_pat_|npm_|sk-|hvs\.)[\w.-]{8,}/g, hidden],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}/g, hidden],
  // A JSON Web Token: that of a service account, for one.
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  // A bootstrap token of kubeadm.
  [/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/g, hidden],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [
    /((?:password|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|credential)s?\w{0,20}["']?\s*[=:]\s*)(?:"[^"\n]+"|'[^'\n]+'|[^\s"',;]+)/gi,
    `$1${hidden}`,
  ],
  [/(--(?:password|token|docker-password|secret)[ =])\S+/gi, `$1${hidden}`],
  [/(密码|口令|令牌|密碼)(\s*[:：=是]\s*)[^\s，。,;；]+/g, `$1$2${hidden}`],
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:]{1,100}:[^\s/@]{1,200}@/gi, `$1${hidden}@`],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, hidden],
  [new RegExp(`\\b(?!(?:${commonAddresses})\\b)(?:${byte}\\.){3}${byte}\\b`, 'g'), hidden],
  [/\b(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}\b/gi, hidden],
]

/** Text without the secrets and addresses in it, before anything else is done with it. */
export function hideSecrets(text: string): string {
  return secrets.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), text)
}
