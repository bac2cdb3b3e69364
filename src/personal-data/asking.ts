/** Requests about personal data: made in a chat, followed in the console, each with its clocks. */
import type { Turn } from '../conversation/dialogue.ts'
import { personOf } from '../people/residents.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import {
  clocksOf,
  type Outcome,
  openRequestStatuses,
  type RequestClocks,
  type RequestKind,
  type RequestRules,
} from './request-types.ts'

export interface AskedRequest extends RequestClocks {
  readonly id: number
}

export type Asking = ReturnType<typeof createAsking>

export function createAsking({ rules }: { rules: RequestRules }) {
  async function add(
    turn: Turn,
    { kind, detail, outcome }: { kind: RequestKind; detail?: string; outcome?: Outcome },
  ): Promise<AskedRequest> {
    const { tx, now, writer, account, language } = turn
    const clocks = clocksOf(rules, kind, now)
    const done = outcome ? { status: 'done', acknowledgedAt: now, doneAt: now, outcome: { ...outcome } } : {}
    const { id } = await tx.orm.dataRequest.create({
      data: {
        personId: await personOf(tx, writer, { language }),
        identityId: writer.identityId,
        unitId: writer.unitId ?? account.unitId,
        kind,
        detail: detail ?? null,
        receivedAt: now,
        ...clocks,
        ...(done as Pick<Prisma.DataRequestUncheckedCreateInput, 'status'>),
      },
      select: { id: true },
    })
    return { id, ...clocks }
  }

  return {
    /** A request that a job or an officer carries out. */
    ask: (turn: Turn, asked: { kind: RequestKind; detail?: string }) => add(turn, asked),

    /** A request that is granted in the same turn. */
    grant: (turn: Turn, granted: { kind: RequestKind; outcome: Outcome }) => add(turn, granted),

    /** That a person looked at what is kept, once a day at most. */
    async noteSeen(turn: Turn): Promise<void> {
      const { personId } = turn.writer
      if (personId === null) return
      const since = new Date(turn.now.getTime() - 24 * 60 * 60 * 1000)
      const seen = { personId, kind: 'see', receivedAt: { gt: since } }
      if ((await turn.tx.orm.dataRequest.count({ where: seen })) > 0) return
      await add(turn, { kind: 'see', outcome: { changed: [] } })
    },
  }
}

/** The newest request of a person of this kind that is still to be answered. */
export async function openRequest(
  tx: Tx,
  { personId, kind }: { personId: number | null; kind: RequestKind },
): Promise<AskedRequest | null> {
  if (personId === null) return null
  return tx.orm.dataRequest.findFirst({
    where: { personId, kind, status: { in: [...openRequestStatuses] } },
    orderBy: { id: 'desc' },
    select: { id: true, acknowledgeDueAt: true, dueAt: true },
  })
}
