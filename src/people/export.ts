/** Characters of a message: room for its frame below what Slack takes. */
const pieceLength = 8_000
/** Slack takes about one message a second in a conversation. */
const mostPieces = 12

/** All rows about a person as JSON, a row on a line. Instants are dates of ISO 8601 in UTC. */
export function exportText(rows: Readonly<Record<string, readonly object[]>>): string {
  const tables = Object.entries(rows).map(([name, entries]) => {
    const lines = entries.map((row) => `\n    ${JSON.stringify(row, withDates)}`)
    return `  ${JSON.stringify(name)}: [${lines.join(',')}${lines.length > 0 ? '\n  ' : ''}]`
  })
  return `{\n${tables.join(',\n')}\n}\n`
}

/** Columns that hold an instant: `asked_at`, `last_review`, … */
const instant = /^(?:at|due|last_review)$|_at$/

function withDates(column: string, value: unknown): unknown {
  return typeof value === 'number' && instant.test(column) ? new Date(value).toISOString() : value
}

/** A text in pieces of whole lines, as many as can be sent as messages. */
export function piecesOf(text: string): { readonly pieces: readonly string[]; readonly cut: boolean } {
  const pieces: string[] = []
  let piece = ''
  for (const line of text.trimEnd().split('\n')) {
    if (piece && piece.length + line.length >= pieceLength) {
      pieces.push(piece)
      piece = ''
    }
    piece += piece ? `\n${line}` : line
  }
  return { pieces: [...pieces, piece].slice(0, mostPieces), cut: pieces.length >= mostPieces }
}
