/** A file cut into front matter and body. */
export interface Cut {
  readonly frontMatter?: FrontMatter
  readonly body: string
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number
}

export interface FrontMatter {
  /** `other` is a block marked with a language, such as `---js`. It is never read. */
  readonly format: 'yaml' | 'toml' | 'other'
  readonly text: string
  /** Line of the fence that opens it, from 1. */
  readonly line: number
}

/** The last line on which the front matter of strangers may start. */
const lastFirstLine = 5

/** Cuts the block between two `---` lines off the start of a file. Without a closing line there is no front matter. */
export function cutFrontMatter(text: string, { strict }: { readonly strict: boolean }): Cut {
  const lines = text.split('\n')
  const first = strict ? 0 : firstLineOfText(lines)
  const fence = /^(---|\+\+\+)([ \t]*|[ \t]*\w+[ \t]*)$/.exec(lines[first] ?? '')
  const [, mark = '', language = ''] = fence ?? []
  const last = fence ? lines.findIndex((line, i) => i > first && line.trimEnd() === mark) : -1
  const block = lines.slice(first + 1, last)
  if (last === -1 || (!strict && mark === '---' && language.trim() === '' && !looksLikeYaml(block))) {
    return { body: text, bodyLine: 1 }
  }
  const known = language.trim() === '' || /^(yaml|yml|toml)$/i.test(language.trim())
  const format = !known ? 'other' : mark === '+++' || /toml/i.test(language) ? 'toml' : 'yaml'
  return {
    frontMatter: { format, text: block.join('\n'), line: first + 1 },
    body: lines.slice(last + 1).join('\n'),
    bodyLine: last + 2,
  }
}

/** Index of the first line below blank lines and comments; 0 when that is too far down. */
function firstLineOfText(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '' && !/^\s*<!--.*-->\s*$/.test(line))
  return first < lastFirstLine ? Math.max(first, 0) : 0
}

/** A `---` line may also be a rule above text; front matter starts with a key. */
function looksLikeYaml(block: readonly string[]): boolean {
  const first = block.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  return first === undefined || /^\s*["']?[\p{L}_][\p{L}\p{N}_. -]*["']?[ \t]*[:：]/u.test(first)
}
