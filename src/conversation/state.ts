/** What the database keeps of a conversation: explicit, versioned, and read with care. */
import { z } from 'zod'
import { meanings } from '../channels/channel.ts'

const longAgo = new Date(0).toISOString()
/** `at`: when it was last gone on with. */
const talk = z.object({
  subject: z.string(),
  version: z.int().catch(0),
  state: z.unknown(),
  at: z.iso.datetime().catch(longAgo),
})
const shelvedTalk = talk.extend({ until: z.iso.datetime(), reminded: z.boolean().optional() })
const offer = z.object({
  value: z.string(),
  label: z.string(),
  means: z.enum(meanings).optional().catch(undefined),
})

/** Each part is read by itself: one that another version wrote otherwise takes nothing of the others along. */
const conversation = z.object({
  v: z.literal(1).catch(1),
  open: talk.optional().catch(undefined),
  shelved: z
    .array(z.unknown())
    .transform((talks) => talks.flatMap((each) => shelvedTalk.safeParse(each).data ?? []))
    .optional()
    .catch(undefined),
  /** The choices shown last: they can be typed by number or words. */
  offered: z.array(offer).optional().catch(undefined),
  offeredAt: z.iso.datetime().optional().catch(undefined),
  memory: z.record(z.string(), z.unknown()).optional().catch(undefined),
  /** The newest keys of messages that take each other's place while they wait to be sent. */
  keys: z.array(z.string()).optional().catch(undefined),
})

export type ConversationState = z.infer<typeof conversation>
export type Talk = z.infer<typeof talk>

/** What cannot be read begins anew: it was written by a version that is no more. Each dialogue upgrades its own state. */
export function readConversation(stored: unknown): ConversationState {
  const parsed = conversation.safeParse(stored)
  return parsed.success ? parsed.data : { v: 1 }
}

/** After so long without a word an open dialogue counts as left half-way. */
const leftAfterMs = 6 * 60 * 60 * 1000

export const isLeft = (open: Talk, now: Date): boolean => now.getTime() - Date.parse(open.at) > leftAfterMs

/** Days after which what was set aside half-way is deleted. */
export const shelfDays = 30
/** Talks kept on the shelf of one conversation: the oldest make room. */
export const shelfSize = 10

export function shelfEnd(now: Date): string {
  return new Date(now.getTime() + shelfDays * 24 * 60 * 60 * 1000).toISOString()
}
