/** Channel accounts are rows; the environment seeds the first of each platform. */
import type { Database } from '../platform/database/database.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { Account, Platform } from './channel.ts'

const seedAccount = {
  name: 'seed_account',
  text: `INSERT INTO channel_account (platform, slug, unit_id, credentials, settings)
    VALUES ($1, $2, $3, $4, '{}')
    ON CONFLICT (slug) DO UPDATE SET credentials = EXCLUDED.credentials, fault = NULL
    RETURNING id, platform, slug, unit_id AS "unitId"`,
}

export interface AccountSeed {
  readonly platform: Platform
  readonly slug: string
  readonly unitId: number
  /** Tokens and secrets of the platform, stored encrypted. */
  readonly credentials?: Readonly<Record<string, string>>
}

/** The account of the environment: made at the first start, its credentials renewed at each. A fault is forgotten: a person acted. */
export async function seedChannelAccount(
  { database, secrets }: { database: Database; secrets: Secrets },
  seed: AccountSeed,
): Promise<Account> {
  const sealed = seed.credentials ? secrets.encrypt(JSON.stringify(seed.credentials)) : null
  const [row] = await database.query<Account>(seedAccount, [seed.platform, seed.slug, seed.unitId, sealed])
  if (!row) throw new Error('the channel account was not stored')
  return row
}
