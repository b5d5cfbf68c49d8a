import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { everyRow } from './every-row.ts'
import { type Base, columnsOf, type Schema } from './schema.ts'
import type { Store } from './store.ts'

/** What people find wrong with items. */
export function reportsIn({ db }: Base): Pick<Store, 'report' | 'everyReport'> {
  return {
    async report(person, { item, lang, reason, at }) {
      const id = randomBytes(16).toString('hex')
      const row = { ...columnsOf(person), id, item, lang, reason: storable(reason), at }
      await db.insertInto('item_report').values(row).execute()
    },

    async *everyReport() {
      const reports = everyRow<Selectable<Schema['item_report']>>((last, limit) =>
        db
          .selectFrom('item_report')
          .selectAll()
          .$if(last !== undefined, (query) =>
            query.where((eb) => eb(eb.refTuple('at', 'id'), '>', eb.tuple(last?.at ?? 0, last?.id ?? ''))),
          )
          .orderBy('at')
          .orderBy('id')
          .limit(limit)
          .execute(),
      )
      for await (const { item, lang, reason, at } of reports) yield { item, lang, reason, at }
    },
  }
}

/** What a person wrote, without what Postgres takes for no text. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
