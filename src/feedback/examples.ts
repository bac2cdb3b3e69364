/**
 * Corrections as labelled examples: what the bot proposed, and what a resident or an officer made of it. From these
 * the lexicon of `understand` is improved. Phones and long numbers are masked; restricted matters never leave.
 */
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'

const correctedTickets = sqlFile(import.meta.url, 'corrected-tickets.sql')

interface Labels {
  readonly kind: string
  readonly category: string
  readonly urgency: string
  readonly unitId: number | null
}

export interface LabelledExample {
  readonly text: string
  readonly proposed: Labels
  readonly labels: Labels
  readonly correctedBy: 'resident' | 'officer'
}

interface CorrectedRow extends Labels {
  readonly id: number
  readonly text: string
  readonly proposal: Labels | null
  readonly before: Partial<Labels> | null
}

const slice = 1_000
const longNumber = /\d(?:[ .-]?\d){7,}/g

/** Every corrected ticket in the order of its id. */
export async function* labelledExamples(database: Database): AsyncGenerator<LabelledExample> {
  for (let after = 0; ; ) {
    const rows = await database.query<CorrectedRow>(correctedTickets, [after, slice])
    for (const { id, text, proposal, before, kind, category, urgency, unitId } of rows) {
      after = id
      const labels = { kind, category, urgency, unitId }
      yield {
        text: text.replace(longNumber, '[number]'),
        proposed: { ...labels, ...before, ...proposal },
        labels,
        correctedBy: before ? 'officer' : 'resident',
      }
    }
    if (rows.length < slice) return
  }
}
