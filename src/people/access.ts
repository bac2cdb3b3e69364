/** The ways in for a member of staff: login links, invites, API tokens; and closing them all at once. */
import type { RandomBytes } from '../platform/clock.ts'
import type { Tx } from '../platform/database/database.ts'
import { hashToken, newToken } from '../platform/secrets.ts'
import { newTypedCode } from './typed-codes.ts'

const minute = 60_000
export const loginLinkMs = { chat: 10 * minute, sent: 24 * 60 * minute }
const inviteMs = 3 * 24 * 60 * minute

export interface LoginLink {
  readonly url: string
  readonly expiresAt: Date
}

interface Issue {
  readonly personId: number
  readonly now: Date
  readonly randomBytes: RandomBytes
}

/** A link to the console that works once. */
export async function issueLoginLink(
  tx: Tx,
  { personId, now, randomBytes, publicUrl, lastsMs }: Issue & { publicUrl: string; lastsMs: number },
): Promise<LoginLink> {
  const token = newToken(randomBytes)
  const expiresAt = new Date(now.getTime() + lastsMs)
  await tx.orm.loginLink.create({ data: { tokenHash: hashToken(token), personId, expiresAt } })
  return { url: `${publicUrl}/console/sign-in/${token}`, expiresAt }
}

/** A code that links the chat which sends it to the person. */
export async function issueInvite(tx: Tx, { personId, now, randomBytes }: Issue) {
  const code = newTypedCode('invite', randomBytes)
  const expiresAt = new Date(now.getTime() + inviteMs)
  await tx.orm.invite.create({ data: { codeHash: hashToken(code), personId, expiresAt } })
  return { code, expiresAt }
}

export async function issueToken(tx: Tx, { personId, now, randomBytes }: Issue): Promise<string> {
  const token = newToken(randomBytes)
  await tx.orm.apiToken.create({ data: { tokenHash: hashToken(token), personId, createdAt: now } })
  return token
}

const forgetAnswers = {
  name: 'forget_idempotent_answers',
  text: 'UPDATE idempotency_key SET answer = NULL WHERE person_id = $1 AND answer IS NOT NULL',
}

/** Closes every way in that was opened before a change of rights, and forgets what the API was to answer again. */
export async function closeAccess(tx: Tx, { personId, now }: { personId: number; now: Date }): Promise<void> {
  await tx.orm.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
  await tx.orm.apiToken.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
  await tx.orm.loginLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } })
  await tx.orm.invite.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } })
  await tx.query(forgetAnswers, [personId])
}
