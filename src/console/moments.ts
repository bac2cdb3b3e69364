/** Moments as people speak of them: a real date, and beside it how long ago or how long until. */
import { html } from 'hono/html'
import { formatDate, formatDateTime } from '../platform/text/numbers.ts'
import type { Html } from './html.ts'
import type { Reader } from './visit.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, rounded down: minutes, then hours, then days. */
export function agoWords(reader: Reader, at: Date): string {
  return reader.say('console-time-ago', { span: spanWords(reader, reader.now.getTime() - at.getTime()) })
}

/** A length of time in its largest whole part. Under a minute it is "a moment". */
export function spanWords(reader: Reader, milliseconds: number): string {
  if (milliseconds < minute) return reader.say('console-time-moment')
  if (milliseconds < hour)
    return reader.say('console-time-minutes', { count: Math.floor(milliseconds / minute) })
  if (milliseconds < 2 * day)
    return reader.say('console-time-hours', { count: Math.floor(milliseconds / hour) })
  return reader.say('console-time-days', { count: Math.floor(milliseconds / day) })
}

/** "2 hours ago", with the full date on demand and for machines. */
export function ago(reader: Reader, at: Date): Html {
  return html`<time datetime="${at.toISOString()}" title="${formatDateTime(at, reader.language)}">${agoWords(reader, at)}</time>`
}

/** The full moment, and how long ago it was. */
export function momentAgo(reader: Reader, at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${formatDateTime(at, reader.language)}</time> <span class="quiet">(${agoWords(reader, at)})</span>`
}

export interface Due {
  readonly at: Date
  /** What is due: the first look, or the answer. */
  readonly what: 'look' | 'answer'
  readonly late: boolean
  readonly today: boolean
}

/** Which clock of a matter runs out first. */
export function nextDue(reader: Reader, clocks: { lookDueAt: Date | null; dueAt: Date }): Due {
  const look = clocks.lookDueAt && clocks.lookDueAt < clocks.dueAt ? clocks.lookDueAt : null
  const at = look ?? clocks.dueAt
  const { language, now } = reader
  return {
    at,
    what: look ? 'look' : 'answer',
    late: at < now,
    today: formatDate(at, language) === formatDate(now, language),
  }
}

/** "2 days late" or "3 days left". */
export function leftWords(reader: Reader, { at, late }: Pick<Due, 'at' | 'late'>): string {
  const distance = Math.abs(at.getTime() - reader.now.getTime())
  return reader.say(late ? 'console-time-late' : 'console-time-left', { span: spanWords(reader, distance) })
}
