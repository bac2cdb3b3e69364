/** What comes after a ticket was sent: more words, photos, a place, an edited message. */
import { z } from 'zod'
import type { InboundBody, Place } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { ReceivedFiles } from '../conversation/received-files.ts'
import { joinLines } from '../platform/i18n/rich-text.ts'
import { denounces, standsApart } from './apart.ts'
import { type Draft, draftText } from './draft.ts'
import type { MyTicket, MyTickets } from './my-tickets.ts'
import { openStatuses } from './ticket-types.ts'
import type { Understanding } from './understand/understand.ts'

/** Items of an album come one by one: the answer waits so long for the next. */
export const albumHoldMs = 1_500

const memoryName = 'recent'
const memory = z.object({
  code: z.string(),
  at: z.iso.datetime(),
  danger: z.boolean().optional(),
  unitId: z.int().optional(),
  told: z.int().optional(),
})

/** So long after a ticket, a photo or place without words belongs to it, in milliseconds. */
const photoMs = 24 * 60 * 60 * 1000
/** So long after a ticket, more words are offered to be added to it. */
const wordsMs = 60 * 60 * 1000
/** So long after a call for help, more words belong to it without a question. */
const dangerMs = 30 * 60 * 1000

export interface RunningDanger {
  readonly ticket: MyTicket
  /** Where it is, as far as known. */
  readonly unitId: number
  /** How often the staff were told more of it. */
  readonly told: number
}

export type Additions = ReturnType<typeof createAdditions>

export function createAdditions({
  myTickets,
  files,
  understand,
}: {
  myTickets: MyTickets
  files: ReceivedFiles
  understand: (text: string) => Understanding
}) {
  function recalled(turn: Turn, ms: number) {
    const read = memory.safeParse(turn.recall(memoryName))
    return read.success && turn.now.getTime() - Date.parse(read.data.at) < ms ? read.data : null
  }

  async function recentTicket(turn: Turn): Promise<MyTicket | null> {
    const recent = recalled(turn, photoMs)
    return recent ? myTickets.find(turn, recent.code) : null
  }

  function thank(
    turn: Turn,
    ticket: MyTicket,
    { key, holdMs = 0, minor = false }: { key: string; holdMs?: number; minor?: boolean },
  ): void {
    const offered = minor && !ticket.minor ? turn.rich('feedback-guide-minor') : undefined
    turn.say(
      { text: joinLines(turn.rich(key, { code: ticket.code }), offered) },
      {
        ticketId: ticket.id,
        ...(offered ? {} : { replaceKey: `added:${ticket.code}` }),
        ...(holdMs ? { holdMs } : {}),
      },
    )
  }

  const wordsOf = (text: string) => ({ text, minor: understand(text).flags.includes('minor') })

  const isRunning = ({ urgency, status }: MyTicket): boolean =>
    urgency === 'khan' && openStatuses.includes(status)

  return {
    /** `danger`: it is one, in this unit, of which the staff were told more so often. */
    remember(turn: Turn, code: string, danger?: { unitId: number; told?: number }): void {
      const { at } = danger?.told === undefined ? {} : (recalled(turn, dangerMs) ?? {})
      turn.remember(memoryName, {
        code,
        at: at ?? turn.now.toISOString(),
        ...(danger ? { danger: true, ...danger } : {}),
      })
    },

    /** Words after a call for help go to it at once; null when there was none a short while ago, or not with it. */
    async addToDanger(turn: Turn, text: string): Promise<RunningDanger | null> {
      const recent = recalled(turn, dangerMs)
      const ticket = recent?.danger ? await myTickets.find(turn, recent.code) : null
      if (!recent || !ticket) return null
      const meaning = understand(text)
      if (!ticket.restricted && denounces(meaning)) return null
      if (!isRunning(ticket) && meaning.emergency) return null
      const words = wordsOf(text)
      await myTickets.addWords(turn, ticket, words)
      return {
        ticket: { ...ticket, minor: ticket.minor || words.minor },
        unitId: recent.unitId ?? ticket.unitId,
        told: recent.told ?? 0,
      }
    },

    /** The ticket to which words of now could belong. */
    recentCode: (turn: Turn): string | null => recalled(turn, wordsMs)?.code ?? null,

    /** The writer's ticket of this code. */
    find: (turn: Turn, code: string): Promise<MyTicket | null> => myTickets.find(turn, code),

    /** The whole draft goes to an earlier ticket instead of a new one, unless its words may not join that one. */
    async addDraft(turn: Turn, draft: Draft, code: string): Promise<'added' | 'apart' | null> {
      const ticket = await myTickets.find(turn, code)
      if (!ticket) return null
      const text = draftText(draft)
      if (text && standsApart(ticket, understand(text))) return 'apart'
      const words = wordsOf(text)
      if (text) await myTickets.addWords(turn, ticket, words)
      for (const file of draft.files) await myTickets.addFile(turn, ticket, file.id)
      if (draft.place) await myTickets.addPlace(turn, ticket, draft.place)
      turn.closeDialogue()
      thank(turn, ticket, { key: 'feedback-added', minor: words.minor })
      return 'added'
    },

    async addFile(turn: Turn, body: Extract<InboundBody, { kind: 'file' }>): Promise<boolean> {
      const ticket = await recentTicket(turn)
      if (!ticket) return false
      const file = await files.keep(turn, body)
      if (file) await myTickets.addFile(turn, ticket, file.id)
      thank(turn, ticket, { key: 'feedback-added-file', holdMs: body.albumId ? albumHoldMs : 0 })
      return true
    },

    async addPlace(turn: Turn, place: Place): Promise<boolean> {
      const ticket = await recentTicket(turn)
      if (!ticket) return false
      await myTickets.addPlace(turn, ticket, place)
      thank(turn, ticket, { key: 'feedback-added-place' })
      return true
    },

    /** The ticket of which the edited message is a part. */
    editedTicket: (turn: Turn): Promise<MyTicket | null> => myTickets.ofMessage(turn),

    /** An edited message that became part of a ticket. What it says of a danger that lasts is answered for by the alarm. */
    async noteEdit(turn: Turn, ticket: MyTicket, text: string): Promise<RunningDanger | null> {
      const words = wordsOf(text)
      await myTickets.noteEdit(turn, ticket, words)
      const recent = recalled(turn, dangerMs)
      if (isRunning(ticket) && understand(text).emergency) {
        const told = recent?.code === ticket.code ? (recent.told ?? 0) : 0
        return { ticket: { ...ticket, minor: ticket.minor || words.minor }, unitId: ticket.unitId, told }
      }
      thank(turn, ticket, { key: 'feedback-added-edit', minor: words.minor })
      return null
    },
  }
}
