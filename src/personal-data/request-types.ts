/** The rights over one's own data, and the clocks the law sets for answering (Decree 356/2025/ND-CP, art. 5). */
import { type DatedRules, type FirstRule, openDatedRules } from '../platform/calendar/dated-rules.ts'
import type { Database } from '../platform/database/database.ts'

export const requestKinds = ['see', 'copy', 'correct', 'delete', 'restrict', 'withdraw', 'object'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStatuses = ['received', 'acknowledged', 'done', 'refused'] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** By what a member of staff knew the person who came to the office. */
export const identityChecks = ['citizen_card', 'vneid', 'passport', 'representative'] as const
export type IdentityCheck = (typeof identityChecks)[number]

/** Still to be answered. */
export const openRequestStatuses: readonly RequestStatus[] = ['received', 'acknowledged']

type RuleName = 'data_acknowledge' | `data_${RequestKind}`

export const isOpen = ({ status }: { readonly status: RequestStatus }): boolean =>
  openRequestStatuses.includes(status)

const source = 'Decree 356/2025/ND-CP, art. 5'
const days = (kind: RequestKind, amount: number): FirstRule<RuleName> => ({
  name: `data_${kind}`,
  amount,
  unit: 'days',
  source,
})

const firstRules: readonly FirstRule<RuleName>[] = [
  { name: 'data_acknowledge', amount: 2, unit: 'working_days', source },
  days('see', 10),
  days('copy', 10),
  days('correct', 10),
  days('withdraw', 15),
  days('restrict', 15),
  days('object', 15),
  days('delete', 20),
]

export interface RequestClocks {
  readonly acknowledgeDueAt: Date
  readonly dueAt: Date
}

export type RequestRules = DatedRules<RuleName>

/** The decree is in force from 1 January 2026. */
export const openRequestRules = (database: Database): Promise<RequestRules> =>
  openDatedRules({ database, first: firstRules, since: '2026-01-01' })

export const clocksOf = (rules: RequestRules, kind: RequestKind, from: Date): RequestClocks => ({
  acknowledgeDueAt: rules.dueAt('data_acknowledge', from),
  dueAt: rules.dueAt(`data_${kind}`, from),
})

/** What was done about a request: counts, codes of tickets and articles; never words of people. */
export interface Outcome {
  /** Fields or purposes that were changed, by their names. */
  readonly changed?: readonly string[]
  /** How many of each were erased, over all its rounds; those of a sealed ticket are not counted. */
  readonly erased?: Readonly<Record<string, number>>
  /** Tickets that stay until they are over, and why. */
  readonly kept?: readonly { readonly code: string; readonly article: string }[]
  /** Something is still to be erased when the kept tickets are over. */
  readonly pending?: boolean
  /** The search for the person's words after the erasure, and the one for the names their platforms give them. */
  readonly words?: Proof
  readonly names?: Proof
  /** The person was asked in their chat, and keeps everything. */
  readonly declined?: boolean
  /** What an officer wrote to the person, and the article a refusal rests on. */
  readonly note?: string
  readonly article?: string
}

/** A deletion whose search still finds something is not done: somebody looks there, and writes down what was done. */
export const stillFound = ({ words, names }: Outcome): boolean =>
  (words?.found.length ?? 0) + (names?.found.length ?? 0) > 0

/** A search over the whole database and all files: where something was still found, and how often. */
export interface Proof {
  /** When; staff are not told it. */
  readonly at?: string
  /** How many pieces of text were searched for; those of a sealed ticket are not counted. */
  readonly needles: number
  readonly tables: number
  readonly files: number
  readonly found: readonly { readonly place: string; readonly count: number }[]
}
