/** The audit as a table for spreadsheets: no cell of it runs as a formula. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { AuditItem } from './audit.ts'

const columns = ['id', 'at', 'actorId', 'actor', 'action', 'unit', 'entity', 'entityId', 'data']

export const tableHeaders = {
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="audit.csv"',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export function auditTable(
  slices: AsyncIterable<readonly AuditItem[]>,
  unitName: (unitId: number) => string,
): ReadableStream {
  async function* lines() {
    yield Buffer.from(stringify([columns], { bom: true, record_delimiter: 'windows' }))
    for await (const items of slices)
      yield Buffer.from(
        stringify(
          items.map((item) => rowOf(item, unitName)),
          { record_delimiter: 'windows', escape_formulas: true },
        ),
      )
  }
  return Readable.toWeb(Readable.from(lines())) as ReadableStream
}

function rowOf(item: AuditItem, unitName: (unitId: number) => string): string[] {
  const { id, at, actor, action, unitId, entity, entityId, data } = item
  return [
    id,
    at.toISOString(),
    String(actor?.id ?? ''),
    actor?.name ?? '',
    action,
    unitId === null ? '' : unitName(unitId),
    entity ?? '',
    entityId ?? '',
    JSON.stringify(data),
  ]
}
