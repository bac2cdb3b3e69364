/** Tickets as far as a group may know them: nothing of who wrote. */
import type { Status } from '../feedback/ticket-types.ts'
import type { Category, Urgency } from '../feedback/understand/labels.ts'
import type { Tx } from '../platform/database/database.ts'

export interface PostedTicket {
  readonly id: number
  readonly code: string
  readonly category: Category
  readonly urgency: Urgency
  readonly status: Status
  readonly unitId: number
  readonly text: string
  /** About a child: its words are masked. */
  readonly minor: boolean
  readonly lookDueAt: Date
  readonly lookedAt: Date | null
  readonly version: number
  readonly assignee: { readonly name: string | null } | null
  readonly images: number
  /** Recordings, films, documents. */
  readonly otherFiles: number
}

const select = {
  id: true,
  code: true,
  category: true,
  urgency: true,
  status: true,
  unitId: true,
  text: true,
  minor: true,
  lookDueAt: true,
  lookedAt: true,
  version: true,
  assignee: { select: { name: true } },
  attachments: { select: { file: { select: { kind: true } } } },
} as const

/** The tickets of these ids, by id. */
export async function postedTickets(tx: Tx, ids: readonly number[]): Promise<Map<number, PostedTicket>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.orm.ticket.findMany({ where: { id: { in: [...ids] } }, select })
  return new Map(
    rows.map(({ attachments, ...row }) => {
      const images = attachments.filter(({ file }) => file.kind === 'image').length
      const ticket = { ...row, images, otherFiles: attachments.length - images } as PostedTicket
      return [row.id, ticket]
    }),
  )
}
