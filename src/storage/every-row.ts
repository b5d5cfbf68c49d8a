const rowsAtOnce = 500

/** Every row of a query that grows without end, a piece at a time: each piece begins after the last row of the one before. */
export async function* everyRow<Row>(
  piece: (last: Row | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncIterable<Row> {
  let last: Row | undefined
  do {
    const rows = await piece(last, rowsAtOnce)
    yield* rows
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined
  } while (last !== undefined)
}
