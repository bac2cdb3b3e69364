/** When an account last heard anything: noted at most once a minute, beside the way of the event. */
import type { InboundEvent, Inbox } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'

const everyMs = 60_000
const noteEvent = {
  name: 'note_account_event',
  text: `UPDATE channel_account SET last_event_at = $2
    WHERE id = $1 AND (last_event_at IS NULL OR last_event_at < $3)`,
}

/** The same inbox; what comes through it is noted. */
export function hearing(inbox: Inbox, { database, clock }: { database: Database; clock: Clock }): Inbox {
  const noted = new Map<number, number>()

  function note({ account: { id } }: InboundEvent): void {
    const now = clock.now()
    const since = now.getTime() - everyMs
    if ((noted.get(id) ?? 0) > since) return
    noted.set(id, now.getTime())
    database.query(noteEvent, [id, now, new Date(since)]).catch(() => noted.delete(id))
  }

  return {
    async receive(event) {
      await inbox.receive(event)
      note(event)
    },
    get isBehind() {
      return inbox.isBehind ?? false
    },
  }
}
