/**
 * What a person is told in their own chat about their account, so that they notice what they did not do themselves. The
 * words say that something happened, never what, who or where: a chat may be read over somebody's shoulder.
 */
import type { Outbox } from '../delivery/outbox.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'

/** Each is told once in so long at most. */
const dayMs = 24 * 60 * 60_000

const claim = {
  name: 'claim_security_notice',
  text: `INSERT INTO security_notice (person_id, kind, at) VALUES ($1, $2, $3)
    ON CONFLICT (person_id, kind) DO UPDATE SET at = excluded.at WHERE security_notice.at <= $4 RETURNING 1`,
}

export type SecurityNoticeKind =
  /** Signed in with a browser they never used before. */
  | 'sign-in'
  /** A role was given or ended. */
  | 'role'
  /** The second factor was turned on, off or taken away, or its recovery codes were made anew. */
  | 'factor'
  /** A recovery code was used. */
  | 'recovery'
  /** Somebody else opened a way in for them: a login link, an invite or an API token. */
  | 'access'

export interface SecurityNotices {
  /** Part of the transaction that does it; whoever has no chat is not told. */
  tell(tx: Tx, notice: { personId: number; kind: SecurityNoticeKind; now: Date }): Promise<void>
}

export function createSecurityNotices({ outbox, texts }: { outbox: Outbox; texts: Texts }): SecurityNotices {
  return {
    async tell(tx, { personId, kind, now }) {
      const to = await outbox.addressOf(tx, { personId, identityId: null })
      if (!to) return
      const claimed = await tx.query(claim, [personId, kind, now, new Date(now.getTime() - dayMs)])
      if (claimed.length === 0) return
      await outbox.add(tx, { to, message: { text: texts.rich(to.language, `security-told-${kind}`) }, now })
    },
  }
}
