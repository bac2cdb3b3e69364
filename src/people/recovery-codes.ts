/** Codes for the day the telephone is lost: ten, shown once, each works once. */
import type { RandomBytes } from '../platform/clock.ts'
import type { Tx } from '../platform/database/database.ts'
import { hashToken } from '../platform/secrets.ts'

const codes = 10
/** 60 bits; Crockford base 32, without I L O U. */
const length = 12
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const useStatement = {
  name: 'use_recovery_code',
  text: `UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING 1`,
}

/** New codes as they are shown, in three groups; those made before work no more. */
export async function issueRecoveryCodes(
  tx: Tx,
  { personId, randomBytes }: { personId: number; randomBytes: RandomBytes },
): Promise<string[]> {
  const issued = Array.from({ length: codes }, () =>
    Array.from(randomBytes(length), (byte) => signs.charAt(byte & 31)).join(''),
  )
  await tx.orm.recoveryCode.deleteMany({ where: { personId } })
  await tx.orm.recoveryCode.createMany({
    data: issued.map((code) => ({ personId, codeHash: hashToken(code) })),
  })
  return issued.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** Uses a code up; false: wrong or used. */
export async function useRecoveryCode(
  tx: Tx,
  { personId, code, now }: { personId: number; code: string; now: Date },
): Promise<boolean> {
  const used = await tx.query(useStatement, [personId, hashToken(plain(code)), now])
  return used.length > 0
}

/** Any case, dashes, spaces, O for 0, I and L for 1. */
const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
