/** What must stay secret: encryption of stored credentials, signatures of cookies, hashes of tokens. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RandomBytes } from './clock.ts'

export interface Secrets {
  encrypt(plain: string): Uint8Array
  decrypt(sealed: Uint8Array): string
  /** `value` with a signature, for a cookie. `purpose` keeps one cookie from passing as another. */
  sign(purpose: string, value: string): string
  /** The value, or null when the signature is not ours. */
  verify(purpose: string, signed: string): string | null
}

/** How tokens, codes and links are stored: only their SHA-256, in hex. They are random, so no salt is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A token nobody can guess: 256 bits in base64url. */
export const newToken = (randomBytes: RandomBytes): string =>
  Buffer.from(randomBytes(32)).toString('base64url')

/** Whether two texts are equal, in a time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

/** The secret key from the settings, or the one generated once into the data directory (mode 0600). */
export async function secretKey({
  configured,
  dataDir,
  randomBytes,
}: {
  configured: string | undefined
  dataDir: string
  randomBytes: RandomBytes
}): Promise<string> {
  if (configured) return configured
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'secret.key')
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(newToken(randomBytes))
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(path, 'utf8')
}

export function createSecrets(key: string, randomBytes: RandomBytes): Secrets {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', key, 'cau-noi', use, 32))
  const encryption = derive('credentials')
  const signature = derive('signatures')
  const mac = (purpose: string, value: string) =>
    createHmac('sha256', signature).update(`${purpose}\0${value}`).digest('base64url')

  return {
    encrypt(plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    decrypt(sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', encryption, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    sign: (purpose, value) => `${value}.${mac(purpose, value)}`,
    verify(purpose, signed) {
      const dot = signed.lastIndexOf('.')
      if (dot < 1) return null
      const value = signed.slice(0, dot)
      return sameSecret(mac(purpose, value), signed.slice(dot + 1)) ? value : null
    },
  }
}
