/** The account as a table for spreadsheets, one row a recipient, without names or phones: no cell of it runs as a formula. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Visit } from '../../console/visit.ts'
import { type Cell, type Sheet, writeXlsx } from '../../platform/files/xlsx.ts'
import { unitWords } from '../../units/unit-words.ts'
import { rsvpAnswers } from '../campaign-types.ts'
import type { CampaignReport } from '../exports.ts'
import type { Recipient } from '../recipients.ts'
import { broadcastWords } from './beyond-views.ts'

const columns = ['id', 'channel', 'state', 'reason', 'settledAt', 'acknowledgedAt'] as const
/** What the columns are called in Excel. */
const heading = {
  id: 'id',
  channel: 'channel',
  state: 'state',
  reason: 'reason',
  settledAt: 'settled',
  acknowledgedAt: 'acknowledged',
} as const

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

export const reportHeaders = (id: number, format: keyof typeof types) => ({
  'Content-Type': types[format],
  'Content-Disposition': `attachment; filename="campaign-${id}.${format}"`,
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

/** Excel opens a little more than a million rows a sheet. */
const mostRows = 1_000_000

/** The account on the first sheet, its recipients on those behind. */
export function reportWorkbook(visit: Visit, report: CampaignReport): ReadableStream {
  const { say } = visit
  const sheets = Math.max(1, Math.ceil(report.figures.recipients / mostRows))
  const rows = recipientRows(visit, report.slices)
  const lists = Array.from({ length: sheets }, (_, at): Sheet => {
    const number = at === 0 ? '' : ` ${at + 1}`
    return { name: `${say('campaign-figure-recipients')}${number}`, rows: listed(visit, rows) }
  })
  const account = { name: say('campaign-account'), rows: accountRows(visit, report) }
  return Readable.toWeb(Readable.from(writeXlsx([account, ...lists]))) as ReadableStream
}

function accountRows(visit: Visit, { campaign, figures }: CampaignReport): Cell[][] {
  const { say } = visit
  const counts = ['recipients', 'sent', 'failed', 'skipped', 'unknown', 'pending', 'acknowledged'] as const
  return [
    [say('campaign-field-title'), campaign.title],
    [say('campaign-field-unit'), unitWords(visit.units, campaign.unitId)],
    [say('campaign-field-class'), say(`campaign-class-${campaign.class}`)],
    ...(campaign.ground ? [[say('campaign-field-ground'), campaign.ground]] : []),
    [say('campaign-column-state'), say(`campaign-status-${campaign.status}`)],
    [say('campaign-fact-author'), campaign.author.name],
    [say('campaign-fact-approver'), campaign.approver?.name ?? null],
    [say('campaign-fact-approved-at'), campaign.approvedAt],
    [say('campaign-fact-started-at'), campaign.startedAt],
    [say('campaign-fact-finished-at'), campaign.finishedAt],
    [say('campaign-fact-hash'), campaign.approvedHash],
    ...(figures.broadcast ? [[say('campaign-beyond'), broadcastWords(visit, figures.broadcast)]] : []),
    ...(figures.templates > 0 ? [[say('campaign-figure-templates'), figures.templates]] : []),
    ...counts.map((name): Cell[] => [say(`campaign-figure-${name}`), figures[name]]),
    ...rsvpAnswers.map((each): Cell[] => [say(`campaign-figure-rsvp-${each}`), figures.rsvp[each]]),
    [say('campaign-figure-pledges'), figures.pledges.count],
    [say('campaign-figure-pledged'), figures.pledges.amount],
    [say('campaign-figure-tickets'), figures.tickets],
    [say('campaign-figure-replies'), figures.replies],
    ...Object.entries(figures.reasons).map(([reason, count]): Cell[] => [
      visit.label('reason', reason),
      count,
    ]),
  ]
}

/** The next rows, up to what one sheet holds, under their heading. */
async function* listed(visit: Visit, rows: AsyncIterator<Cell[]>): AsyncGenerator<Cell[]> {
  yield columns.map((column) => visit.say(`campaign-column-${heading[column]}`))
  for (let count = 0; count < mostRows; count += 1) {
    const { value, done } = await rows.next()
    if (done) return
    yield value
  }
}

async function* recipientRows(visit: Visit, slices: CampaignReport['slices']): AsyncGenerator<Cell[]> {
  for await (const slice of slices)
    for (const { id, channel, state, reason, settledAt, acknowledgedAt } of slice)
      yield [
        id,
        visit.label('channel', channel),
        visit.say(`campaign-figure-${state === 'in_flight' ? 'pending' : state}`),
        reason && visit.label('reason', reason),
        settledAt,
        acknowledgedAt,
      ]
}
