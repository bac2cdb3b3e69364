/** The filter of the audit is its address: what one sees can be kept, sent and opened again. */
import type { AuditFilter } from '../audit.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The parts of the address; days are days in Viet Nam, `YYYY-MM-DD`, both included. */
export interface AuditAddress {
  readonly unit?: number
  readonly actor?: number
  readonly action?: string
  readonly from?: string
  readonly to?: string
  readonly q?: string
  readonly cursor?: string
}

/** The subjects whose deeds can be chosen; also the beginnings of the actions. */
export const subjects = [
  'staff',
  'second-factor',
  'ticket',
  'unsealing',
  'privacy',
  'campaign',
  'unit',
  'audit',
  'owner',
] as const

export function readAuditAddress(query: Record<string, string | undefined>): AuditAddress {
  const number = (name: string) => (/^\d{1,9}$/.test(query[name] ?? '') ? Number(query[name]) : undefined)
  const day = (name: string) => (isDay(query[name]) ? query[name] : undefined)
  const [unit, actor, from, to] = [number('unit'), number('actor'), day('from'), day('to')]
  const action = subjects.find((subject) => subject === query.action)
  const q = query.q?.trim().slice(0, 200)
  return {
    ...(unit ? { unit } : {}),
    ...(actor ? { actor } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(q ? { q } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  }
}

/** The query of an address, with its question mark; nothing for the whole audit. */
export function writeAuditAddress(address: AuditAddress): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(address)) query.set(name, String(value))
  return query.size > 0 ? `?${query}` : ''
}

export function auditFilterOf({ unit, actor, action, from, to, q }: AuditAddress): AuditFilter {
  return {
    unitId: unit,
    actorId: actor,
    action: action && `${action}.`,
    from: from === undefined ? undefined : startOf(from),
    until: to === undefined ? undefined : new Date(startOf(to).getTime() + dayMs),
    q,
  }
}

const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`)
const isDay = (text: string | undefined): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(startOf(text ?? '').getTime())
