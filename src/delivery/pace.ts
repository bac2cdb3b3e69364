/**
 * Chats that are written to slowly, while only the chat waits. A person's chat that met the platform's limit: a pause
 * holds up everybody on the account, so whoever caused one must not cause the next. And every group, always.
 */

/** One message a second in one chat (Bots FAQ, "My bot is hitting limits"), and some more for the way. */
const everyMs = 1_100
/** A chat that was left alone for so long is written to as before. */
const forgottenMs = 60_000
/** 20 messages a minute in one group (Bots FAQ), edits counted by themselves: 4 at once and 15 a minute stay below. */
const groupEveryMs = 4_000
const groupAtOnce = 4

export interface Pace {
  /** The platform refused a message to this chat until `until`, in milliseconds since 1970. */
  refused(chat: string, until: number): void
  /** A message to this chat leaves. */
  leaves(chat: string, now: number): void
  /** A message to this group leaves. */
  leavesToGroup(chat: string, now: number): void
  /** The chats that are to wait now. */
  resting(now: number): string[]
  /** How long until the first of them waits no more; infinite when none waits. */
  restMs(now: number): number
}

export function createPace(): Pace {
  const nextAt = new Map<string, number>()
  /** When all that a group was sent is paid for at its even pace. */
  const paidAt = new Map<string, number>()

  function forget(now: number) {
    for (const [chat, at] of nextAt) {
      if (at + forgottenMs >= now) continue
      nextAt.delete(chat)
      paidAt.delete(chat)
    }
  }

  return {
    refused(chat, until) {
      nextAt.set(chat, until + everyMs)
      if (paidAt.has(chat)) paidAt.set(chat, until + (groupAtOnce - 1) * groupEveryMs)
    },
    leaves(chat, now) {
      if (nextAt.has(chat)) nextAt.set(chat, now + everyMs)
    },
    leavesToGroup(chat, now) {
      const paid = Math.max(now, paidAt.get(chat) ?? 0) + groupEveryMs
      paidAt.set(chat, paid)
      nextAt.set(chat, paid - (groupAtOnce - 1) * groupEveryMs)
    },
    resting(now) {
      forget(now)
      return [...nextAt].flatMap(([chat, at]) => (at > now ? [chat] : []))
    },
    restMs: (now) => Math.min(...[...nextAt.values()].filter((at) => at > now).map((at) => at - now)),
  }
}
