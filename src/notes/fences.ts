/** Tells, line by line from the top, whether a line belongs to a fenced code block. */
export function fenceReader(): (line: string) => 'outside' | 'fence' | 'inside' {
  let open: { readonly mark: string; readonly length: number; readonly indent: number } | undefined
  return (line) => {
    const [, indent = '', run = '', rest = ''] = /^([ \t>]*)(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    const mark = run.charAt(0)
    if (!open) {
      if (run === '' || (mark === '`' && rest.includes('`'))) return 'outside'
      open = { mark, length: run.length, indent: indent.length }
      return 'fence'
    }
    const closes = mark === open.mark && run.length >= open.length && rest.trim() === ''
    if (!closes || indent.length > open.indent + 3) return 'inside'
    open = undefined
    return 'fence'
  }
}
