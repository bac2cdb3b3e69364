/** What comes after a ticket was sent: more words, photos, a place, an edited message. */
import { z } from 'zod'
import type { InboundBody, Place } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { ReceivedFiles } from '../conversation/received-files.ts'
import { type Draft, draftText } from './draft.ts'
import type { MyTicket, MyTickets } from './my-tickets.ts'

/** Items of an album come one by one: the answer waits so long for the next. */
export const albumHoldMs = 1_500

const memoryName = 'recent'
const memory = z.object({ code: z.string(), at: z.iso.datetime(), danger: z.boolean().optional() })

/** So long after a ticket, a photo or place without words belongs to it, in milliseconds. */
const photoMs = 24 * 60 * 60 * 1000
/** So long after a ticket, more words are offered to be added to it. */
const wordsMs = 60 * 60 * 1000
/** So long after a call for help, more words belong to it without a question. */
const dangerMs = 30 * 60 * 1000

export type Additions = ReturnType<typeof createAdditions>

export function createAdditions({ myTickets, files }: { myTickets: MyTickets; files: ReceivedFiles }) {
  function recentWithin(turn: Turn, ms: number): string | null {
    const read = memory.safeParse(turn.recall(memoryName))
    return read.success && turn.now.getTime() - Date.parse(read.data.at) < ms ? read.data.code : null
  }

  async function recentTicket(turn: Turn): Promise<MyTicket | null> {
    const code = recentWithin(turn, photoMs)
    return code ? myTickets.find(turn, code) : null
  }

  function thank(turn: Turn, ticket: MyTicket, key: string, holdMs = 0): true {
    turn.say(
      { text: turn.rich(key, { code: ticket.code }) },
      { ticketId: ticket.id, replaceKey: `added:${ticket.code}`, ...(holdMs ? { holdMs } : {}) },
    )
    return true
  }

  return {
    remember: (turn: Turn, code: string, danger?: 'danger') =>
      turn.remember(memoryName, { code, at: turn.now.toISOString(), ...(danger ? { danger: true } : {}) }),

    /** Words after a call for help go to it at once; null when there was none a short while ago. */
    async addToDanger(turn: Turn, text: string): Promise<MyTicket | null> {
      const read = memory.safeParse(turn.recall(memoryName))
      if (!read.success || !read.data.danger) return null
      const code = recentWithin(turn, dangerMs)
      const ticket = code ? await myTickets.find(turn, code) : null
      if (ticket) await myTickets.addWords(turn, ticket, text)
      return ticket
    },

    /** The ticket to which words of now could belong. */
    recentCode: (turn: Turn): string | null => recentWithin(turn, wordsMs),

    /** The whole draft goes to an earlier ticket instead of a new one. */
    async addDraft(turn: Turn, draft: Draft, code: string): Promise<boolean> {
      const ticket = await myTickets.find(turn, code)
      if (!ticket) return false
      const text = draftText(draft)
      if (text) await myTickets.addWords(turn, ticket, text)
      for (const file of draft.files) await myTickets.addFile(turn, ticket, file.id)
      if (draft.place) await myTickets.addPlace(turn, ticket, draft.place)
      turn.closeDialogue()
      return thank(turn, ticket, 'feedback-added')
    },

    async addFile(turn: Turn, body: Extract<InboundBody, { kind: 'file' }>): Promise<boolean> {
      const ticket = await recentTicket(turn)
      if (!ticket) return false
      const file = await files.keep(turn, body)
      if (file) await myTickets.addFile(turn, ticket, file.id)
      return thank(turn, ticket, 'feedback-added-file', body.albumId ? albumHoldMs : 0)
    },

    async addPlace(turn: Turn, place: Place): Promise<boolean> {
      const ticket = await recentTicket(turn)
      if (!ticket) return false
      await myTickets.addPlace(turn, ticket, place)
      return thank(turn, ticket, 'feedback-added-place')
    },

    /** An edited message that became part of a ticket. */
    async noteEdit(turn: Turn, text: string): Promise<boolean> {
      const ticket = await myTickets.noteEdit(turn, text)
      return ticket ? thank(turn, ticket, 'feedback-added-edit') : false
    },
  }
}
