/** Codes that people type to link chats: easy to read aloud, hard to guess, unlike anything else one writes. */
import { createHash } from 'node:crypto'
import type { RandomBytes } from '../platform/clock.ts'

/** join: carries a conversation to another channel; invite: links a chat to a member of staff. */
export type TypedCodeKind = 'join' | 'invite'

/** Crockford base 32. The first sign is a letter, so that no number of a telephone or a house passes for a code. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = signs.slice(10)
const lengths: Record<TypedCodeKind, number> = { join: 8, invite: 10 }

/** 34 bits for a join code, which lives half an hour; 44 for an invite. Typed attempts are counted besides. */
export function newTypedCode(kind: TypedCodeKind, randomBytes: RandomBytes): string {
  const [first = 0, ...others] = randomBytes(lengths[kind] - 1)
  const body = letters.charAt(first % letters.length) + others.map((byte) => signs.charAt(byte % 32)).join('')
  return body + checkSign(body)
}

/** As it is shown: in two halves. */
export function showTypedCode(code: string): string {
  return `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`
}

/** Reads a text that is a code and nothing else: any case, dashes, spaces, O for 0, I and L for 1. */
export function readTypedCode(text: string): { kind: TypedCodeKind; code: string } | null {
  if (text.length > 40) return null
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1')
  if (![...code].every((sign) => signs.includes(sign)) || !letters.includes(code.charAt(0))) return null
  if (checkSign(code.slice(0, -1)) !== code.at(-1)) return null
  if (code.length === lengths.join) return { kind: 'join', code }
  return code.length === lengths.invite ? { kind: 'invite', code } : null
}

/** Tells a mistyped code, and an ordinary word, from a code with 31 chances in 32. */
function checkSign(body: string): string {
  return signs.charAt((createHash('sha256').update(body).digest()[0] ?? 0) & 31)
}
