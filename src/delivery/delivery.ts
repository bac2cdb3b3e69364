/** All lanes of this process, and the signals that wake them. */
import type { Channel } from '../channels/channel.ts'
import type { Database } from '../platform/database/database.ts'
import { createLane, type Lane, type LaneParts } from './lane.ts'

const topic = 'outgoing'

export interface Delivery {
  add(channel: Channel): void
  /** Sends nothing more for this account; what waits goes on waiting. */
  remove(accountId: number): Promise<void>
  /** Something was committed for this account: whoever drains its lane hears it. */
  nudge(accountId: number): void
  start(): void
  stop(): Promise<void>
}

export function createDelivery(parts: Omit<LaneParts, 'channel'> & { database: Database }): Delivery {
  const lanes = new Map<number, Lane>()
  let started = false
  let opened = 0
  const unsubscribe = parts.database.subscribe(topic, (accountId) => lanes.get(Number(accountId))?.nudge())
  return {
    add(channel) {
      opened += 1
      // What an earlier lane of this process still has on its way is not this one's to send again.
      const lane = createLane({ ...parts, channel, holder: `${parts.holder}.${opened}` })
      lanes.set(channel.account.id, lane)
      if (started) lane.start()
    },
    async remove(accountId) {
      const lane = lanes.get(accountId)
      lanes.delete(accountId)
      await lane?.stop()
    },
    nudge(accountId) {
      const lane = lanes.get(accountId)
      if (lane?.draining) lane.nudge()
      else parts.database.publish(topic, String(accountId))
    },
    start() {
      started = true
      for (const lane of lanes.values()) lane.start()
    },
    async stop() {
      unsubscribe()
      await Promise.all([...lanes.values()].map((lane) => lane.stop()))
    },
  }
}
