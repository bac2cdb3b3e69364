/** One person behind several chats: codes that carry a conversation over, and invites that link a member of staff. */
import type { RandomBytes } from '../platform/clock.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { hashToken } from '../platform/secrets.ts'
import { presentViewer } from './present-viewer.ts'
import { personOf } from './residents.ts'
import { newTypedCode } from './typed-codes.ts'

const useJoinCode = sqlFile(import.meta.url, 'use-join-code.sql')
const moveIdentity = sqlFile(import.meta.url, 'move-identity.sql')
const mergePersons = sqlFile(import.meta.url, 'merge-persons.sql')
const useInvite = {
  name: 'use_invite',
  text: `UPDATE invite SET used_at = $2, identity_id = $3
    WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING person_id AS "personId"`,
}

const joinCodeMs = 30 * 60_000

/** A chat that sends a code; it carries the person it belongs to afterwards. */
export interface Sender {
  readonly identityId: number
  readonly unitId: number | null
  personId: number | null
}

export interface JoinedChat {
  readonly identityId: number
  readonly personId: number | null
  readonly unitId: number | null
  readonly accountId: number
  readonly externalId: string
  readonly language: string | null
  readonly platform: string
}

/** `invalid` says no more on purpose: unknown, used and expired codes look the same from outside. */
export type JoinResult =
  | { readonly result: 'joined'; readonly other: JoinedChat }
  | { readonly result: 'invalid' | 'same' | 'staff' }

export type InviteResult =
  | { readonly result: 'linked'; readonly name: string }
  | { readonly result: 'invalid' | 'taken' }

/** A code for one use within half an hour. Null for staff: their chats are linked by invites alone. */
export async function createJoinCode(
  tx: Tx,
  sender: Sender,
  { now, randomBytes }: { now: Date; randomBytes: RandomBytes },
): Promise<{ code: string; expiresAt: Date } | null> {
  if (await isStaff(tx, sender.personId)) return null
  const code = newTypedCode('join', randomBytes)
  const expiresAt = new Date(now.getTime() + joinCodeMs)
  await tx.orm.joinCode.create({
    data: { codeHash: hashToken(code), identityId: sender.identityId, expiresAt },
  })
  return { code, expiresAt }
}

/** Makes one person of the chat that asked for the code and the chat that sends it; of two, the older one stays. */
export async function join(
  tx: Tx,
  sender: Sender,
  { code, now, language }: { code: string; now: Date; language: 'vi' | 'en' },
): Promise<JoinResult> {
  const [other] = await tx.query<JoinedChat>(useJoinCode, [hashToken(code), now, sender.identityId])
  if (!other) return { result: 'invalid' }
  if (other.identityId === sender.identityId) return { result: 'same' }
  if ((await isStaff(tx, other.personId)) || (await isStaff(tx, sender.personId))) return { result: 'staff' }
  const mine = sender.personId
  const theirs = other.personId
  if (mine !== null && theirs !== null && mine !== theirs) {
    const [older, younger] = [Math.min(mine, theirs), Math.max(mine, theirs)]
    await tx.query(mergePersons, [younger, older, now])
    sender.personId = older
  } else {
    sender.personId = mine ?? theirs ?? (await personOf(tx, sender, { language }))
    await tx.orm.identity.updateMany({
      where: { id: { in: [sender.identityId, other.identityId] } },
      data: { personId: sender.personId },
    })
  }
  return { result: 'joined', other }
}

/** Uses up the code that somebody at the office shows on their own telephone: the chat it came from, or null. */
export async function useCodeAtOffice(
  tx: Tx,
  { code, now }: { code: string; now: Date },
): Promise<JoinedChat | null> {
  const [chat] = await tx.query<JoinedChat>(useJoinCode, [hashToken(code), now, null])
  return chat ?? null
}

/** Links the chat to the member of staff the invite is for; what was sent from this chat goes along. */
export async function redeemInvite(
  tx: Tx,
  sender: Sender,
  { code, now }: { code: string; now: Date },
): Promise<InviteResult> {
  const before = sender.personId
  const holder = before === null ? null : await presentViewer(tx, before)
  if (holder) {
    const own = await tx.orm.invite.findFirst({
      where: { codeHash: hashToken(code), personId: holder.personId },
    })
    if (!own) return { result: 'taken' }
  }
  const [invite] = await tx.query<{ personId: number }>(useInvite, [hashToken(code), now, sender.identityId])
  const viewer = invite ? await presentViewer(tx, invite.personId) : null
  if (!viewer) return { result: 'invalid' }
  await tx.query(moveIdentity, [sender.identityId, before ?? viewer.personId, viewer.personId])
  sender.personId = viewer.personId
  return { result: 'linked', name: viewer.name }
}

/** Whoever has, or had, a role: their person is never merged. */
async function isStaff(tx: Tx, personId: number | null): Promise<boolean> {
  if (personId === null) return false
  return (await tx.orm.role.findFirst({ where: { personId }, select: { id: true } })) !== null
}
