/** What people agreed to, and when they took it back (Law on Personal Data Protection 91/2025/QH15). */
import type { Writer } from '../conversation/dialogue.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import type { Language } from '../platform/i18n/texts.ts'

export type Purpose = 'feedback' | 'announcements' | 'phone'

const agree = sqlFile(import.meta.url, 'agree.sql')
const giveConsent = {
  name: 'give_consent',
  text: `INSERT INTO consent (person_id, purpose, text_version, identity_id, given_at)
    SELECT $1::int, $2::text, $3::text, $4::int, $5::timestamptz
    WHERE NOT EXISTS (SELECT FROM consent WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL)`,
}
const withdrawConsent = {
  name: 'withdraw_consent',
  text: `WITH forgotten AS (UPDATE person SET phone = NULL WHERE id = $1 AND $2 = 'phone')
    UPDATE consent SET withdrawn_at = $3 WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL`,
}
const hasConsent = {
  name: 'has_consent',
  text: `SELECT 1 FROM consent JOIN person ON person.id = consent.person_id
    WHERE consent.person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL
      AND (purpose = 'feedback' OR person.restricted_at IS NULL) LIMIT 1`,
}

export const consents = {
  /** The writer of a turn agrees; one who is no person yet becomes one, as by `personOf`. */
  async agree(
    tx: Tx,
    writer: Writer,
    given: { purpose: Purpose; textVersion: string; language: Language; now: Date },
  ): Promise<void> {
    const { purpose, textVersion, language, now } = given
    const values = [writer.personId, language, writer.unitId, purpose, textVersion, writer.identityId, now]
    const [person] = await tx.query<{ id: number }>(agree, values)
    if (!person) throw new Error('the agreement was not stored')
    writer.personId = person.id
  },

  /** Notes an agreement; while one is open nothing more is noted. */
  async give(
    tx: Tx,
    given: { personId: number; purpose: Purpose; textVersion: string; identityId: number | null; now: Date },
  ): Promise<void> {
    const { personId, purpose, textVersion, identityId, now } = given
    await tx.query(giveConsent, [personId, purpose, textVersion, identityId, now])
  },

  /** Ends what is open; what was done under it stays lawful. */
  async withdraw(
    tx: Tx,
    { personId, purpose, now }: { personId: number; purpose: Purpose; now: Date },
  ): Promise<void> {
    await tx.query(withdrawConsent, [personId, purpose, now])
  },

  /** Whether it is agreed to now; while handling is restricted, announcements are not. */
  async has(tx: Tx, { personId, purpose }: { personId: number; purpose: Purpose }): Promise<boolean> {
    return (await tx.query(hasConsent, [personId, purpose])).length > 0
  },
}
