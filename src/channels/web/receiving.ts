/** From a post to the conversation: kept in the talk first, then handed over; the same post again counts once. */
import type { Context } from 'hono'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Account, InboundBody, Inbox } from '../channel.ts'
import { pageLanguage } from './language.ts'
import type { Sent, Transcript } from './transcript.ts'

export interface Posted {
  readonly externalId: string
  /** The id the page gave it; the key of the event. */
  readonly client: string
  /** Makes what the talk shows; not called for a repetition. */
  readonly keep: (tx: Tx, identityId: number) => Promise<Sent>
  /** What it means to the conversation, given what was kept, now or the first time. */
  readonly body: (kept: Sent) => InboundBody
  readonly raw: unknown
}

export interface Receiving {
  /** @throws UnavailableError when the page is to send it again */
  receive(c: Context, posted: Posted): Promise<void>
}

export function createReceiving(parts: {
  account: Account
  inbox: Inbox
  transcript: Transcript
  clock: Clock
}): Receiving {
  const { account, inbox, transcript, clock } = parts
  return {
    async receive(c, { externalId, client, keep, body, raw }) {
      const kept = await transcript.keepSent({ externalId, client, compose: keep })
      await inbox.receive({
        account,
        key: `w${client}`,
        from: externalId,
        messageId: client,
        order: Number(kept.message_id),
        language: pageLanguage(c),
        at: clock.now(),
        body: body(kept.sent),
        raw,
      })
    },
  }
}
