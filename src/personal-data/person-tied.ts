/**
 * Who came to the office, where they name no ticket: the one whose chat shows a one-time code now, or who gave this number
 * to be called. Both are told in their own chat, as the author of a ticket is.
 */
import type { Outbox } from '../delivery/outbox.ts'
import { demandAttempt } from '../people/attempts.ts'
import { useCodeAtOffice } from '../people/joining.ts'
import { personOf } from '../people/residents.ts'
import { readTypedCode } from '../people/typed-codes.ts'
import { reach, type Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { InvalidError } from '../platform/errors.ts'

const byPhone = sqlFile(import.meta.url, 'person-tied.sql')

export interface Tied {
  readonly personId: number
  readonly identityId: number | null
}

/** Counts what could be guessed, whatever becomes of it. @throws TooManyAttemptsError */
export async function demandTry(database: Database, viewer: Viewer, now: Date): Promise<void> {
  await demandAttempt(database, { what: 'typed-code', who: `office:${viewer.personId}` }, now)
}

/** @throws InvalidError for a code that is none, was used or is over */
export async function personOfCode(tx: Tx, { code, now }: { code: string; now: Date }): Promise<Tied> {
  const typed = readTypedCode(code)
  const chat = typed?.kind === 'join' ? await useCodeAtOffice(tx, { code: typed.code, now }) : null
  if (!chat) throw new InvalidError([{ path: 'code', message: 'error-office-code' }])
  const { identityId } = chat
  const writer = { personId: chat.personId, unitId: chat.unitId }
  const personId = await personOf(tx, writer, { language: chat.language === 'en' ? 'en' : 'vi' })
  await tx.orm.identity.update({ where: { id: identityId }, data: { personId } })
  return { personId, identityId }
}

/** @throws InvalidError where nobody within reach gave the number, or two did */
export async function personOfPhone(
  tx: Tx,
  viewer: Viewer,
  { phone, outbox }: { phone: string; outbox: Outbox },
): Promise<Tied> {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(00)?84/, '0')
  const reached = JSON.stringify(reach(viewer, 'privacy.manage'))
  const [found] = await tx.query<{ id: number }>(byPhone, [digits, reached])
  if (!found) throw new InvalidError([{ path: 'phone', message: 'error-office-phone' }])
  const to = await outbox.addressOf(tx, { personId: found.id, identityId: null })
  return { personId: found.id, identityId: to?.identity_id ?? null }
}
