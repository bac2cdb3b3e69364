/** The account as a table for spreadsheets, one row a recipient, without names: no cell of it runs as a formula. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Recipient } from '../recipients.ts'

const columns = ['id', 'channel', 'state', 'reason', 'settledAt', 'acknowledgedAt']

export const reportHeaders = (id: number) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="campaign-${id}.csv"`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
})

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export function reportTable(slices: AsyncIterable<readonly Recipient[]>): ReadableStream {
  async function* lines() {
    yield Buffer.from(stringify([columns], { bom: true, record_delimiter: 'windows' }))
    for await (const rows of slices)
      yield Buffer.from(stringify(rows.map(rowOf), { record_delimiter: 'windows', escape_formulas: true }))
  }
  return Readable.toWeb(Readable.from(lines())) as ReadableStream
}

const rowOf = ({ id, channel, state, reason, settledAt, acknowledgedAt }: Recipient): string[] => [
  id,
  channel,
  state,
  reason ?? '',
  settledAt?.toISOString() ?? '',
  acknowledgedAt?.toISOString() ?? '',
]
