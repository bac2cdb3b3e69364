/** The account's row and the pair of tokens in it, encrypted. */
import { z } from 'zod'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Querying } from '../../platform/database/statement.ts'
import { hashToken, type Secrets } from '../../platform/secrets.ts'
import type { Account } from '../channel.ts'

const seedAccount = {
  name: 'seed_zalo_account',
  text: `INSERT INTO channel_account (platform, slug, unit_id, settings) VALUES ('zalo', 'zalo', $1, '{}')
    ON CONFLICT (slug) DO UPDATE SET fault = NULL
    RETURNING id, platform, slug, unit_id AS "unitId"`,
}
const readCredentials = {
  name: 'read_zalo_credentials',
  text: 'SELECT credentials FROM channel_account WHERE id = $1',
}
const lockCredentials = {
  name: 'lock_zalo_credentials',
  text: 'SELECT credentials FROM channel_account WHERE id = $1 FOR UPDATE',
}
const writeCredentials = {
  name: 'write_zalo_credentials',
  text: 'UPDATE channel_account SET credentials = $2 WHERE id = $1',
}

const shape = z.object({
  /** SHA-256 of the refresh token of the settings that began this line of pairs. */
  given: z.string(),
  /** For one use within three months; empty until somebody gives one. */
  refreshToken: z.string(),
  accessToken: z.string().min(1).optional(),
  /** When the access token ends, in milliseconds since 1970. */
  expiresAt: z.number().optional(),
  /** The text key of why no new pair can be had until a person acts. */
  broken: z.string().optional(),
  /** The app, of an account that is not the settings' own. */
  app: z
    .object({
      id: z.string(),
      secret: z.string(),
      oaSecret: z.string(),
    })
    .optional(),
})

export type Credentials = z.infer<typeof shape>

/** Null for what is no credentials of ours. */
export function parseCredentials(json: string | null): Credentials | null {
  try {
    return shape.parse(JSON.parse(json ?? ''))
  } catch {
    return null
  }
}

/** The account of the settings: made at the first start. A fault is forgotten at each start: a person acted. */
export async function seedZaloAccount(database: Database, unitId: number): Promise<Account> {
  const [row] = await database.query<Account>(seedAccount, [unitId])
  if (!row) throw new Error('the channel account was not stored')
  return row
}

export function createCredentialStore(parts: { database: Database; secrets: Secrets; accountId: number }) {
  const { database, secrets, accountId } = parts

  function open(sealed: Uint8Array | null | undefined): Credentials | null {
    if (!sealed) return null
    try {
      return parseCredentials(secrets.decrypt(sealed))
    } catch {
      // Sealed with another key: the settings' own token is all there is.
      return null
    }
  }

  async function readIn(querying: Querying, statement: typeof readCredentials): Promise<Credentials | null> {
    const [row] = await querying.query<{ credentials: Uint8Array | null }>(statement, [accountId])
    return open(row?.credentials)
  }

  const writeIn = (querying: Querying, credentials: Credentials) =>
    querying.query(writeCredentials, [accountId, secrets.encrypt(JSON.stringify(credentials))])

  return {
    read: () => readIn(database, readCredentials),
    /** Writes what `change` makes of the present ones, if it makes anything; the row is locked meanwhile. */
    change: (change: (present: Credentials | null) => Credentials | null): Promise<void> =>
      database.transaction(async (tx: Tx) => {
        const changed = change(await readIn(tx, lockCredentials))
        if (changed) await writeIn(tx, changed)
      }),
    /**
     * Begins with the refresh token of the settings, unless what is stored came from that same token: then it is long
     * used, and the stored pair goes on. Another try is made with what was broken before.
     */
    begin: (refreshToken: string): Promise<void> =>
      database.transaction(async (tx: Tx) => {
        const given = hashToken(refreshToken)
        const present = await readIn(tx, lockCredentials)
        const { broken, ...rest } = present ?? { given: '', refreshToken }
        if (rest.given !== given) await writeIn(tx, { given, refreshToken })
        else if (broken) await writeIn(tx, rest)
      }),
  }
}

export type CredentialStore = ReturnType<typeof createCredentialStore>
