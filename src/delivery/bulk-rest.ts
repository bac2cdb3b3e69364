/** The rest of an account's bulk messages while its platform is away: begun, written down, and over when it answers. */
import type { Channel, DeliveryOutcome } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { createOutage } from './outage.ts'

export interface BulkRest {
  /** One message at a time. */
  readonly isDoubtful: boolean
  /** How much longer nothing leaves, in milliseconds. */
  leftMs(): number
  heard(outcome: DeliveryOutcome): void
  /** Writes down what has changed. */
  keep(): Promise<void>
  /** Before the first message after a rest: whether the platform answers at all. */
  answersAgain(): Promise<boolean>
  /** So it was written down. */
  goOn(until: Date): void
}

export function createBulkRest(parts: {
  channel: Channel
  clock: Clock
  log: Log
  keep: (until: Date | null) => Promise<void>
}): BulkRest {
  const { channel, clock, log } = parts
  const outage = createOutage()
  let kept: Date | null = null
  const leftMs = () => outage.restMs(clock.now())

  function note(begins: boolean): void {
    const given = { account: channel.account.slug, restMs: leftMs() }
    if (begins) log.warn(given, 'no usable answer, or a file that cannot be read: bulk messages wait')
  }

  async function keep(): Promise<void> {
    const { until } = outage
    if (until === kept) return
    await parts.keep(until)
    kept = until
  }

  return {
    get isDoubtful() {
      return outage.isDoubtful
    },
    leftMs,
    heard: (outcome) => note(outage.heard(outcome, clock.now())),
    keep,
    async answersAgain() {
      if (!outage.isDoubtful || !channel.answers || (await channel.answers())) return true
      note(outage.unanswered(clock.now()))
      await keep()
      return false
    },
    goOn(until) {
      kept = until
      outage.goOn(until)
    },
  }
}
