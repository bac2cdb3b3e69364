/** Consent of an account's administrator in the browser: OAuth with PKCE, bound to the person who began it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { demandFactor } from '../people/factor-demands.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError } from '../platform/errors.ts'
import { newToken, sameSecret } from '../platform/secrets.ts'
import { findAccount, listAccounts } from './account-reading.ts'
import type { AccountView } from './account-types.ts'
import type { AccountParts } from './accounts.ts'

/** As long as the platform's codes live. */
const lastsMs = 10 * 60_000
const asked = z.object({ verifier: z.string(), state: z.string(), personId: z.int(), at: z.number() })

type Change = (
  viewer: Viewer,
  id: number,
  work: (tx: Tx, account: AccountView) => Promise<Prisma.ChannelAccountUpdateInput & { deed: string }>,
) => Promise<AccountView>

export function createConsents(parts: AccountParts & { readonly change: Change }) {
  const { database, clock, secrets, open, randomBytes } = parts
  /** As registered at the platform, byte for byte. */
  const redirectUri = `${parts.publicUrl}/console/accounts/callback`

  return {
    redirectUri,

    /**
     * Where the administrator is sent to agree.
     * @throws ConflictError('account-no-consent') where there is no such way
     */
    async beginConsent(viewer: Viewer, id: number): Promise<string> {
      demand(viewer, 'accounts.manage')
      await findAccount(database, viewer, id)
      demandFactor(viewer, 'accounts', clock.now())
      const consent = open.find(id)?.consent
      if (!consent) throw new ConflictError('account-no-consent')
      // 43 characters, as base64url of 32 bytes is.
      const verifier = newToken(randomBytes)
      const state = newToken(randomBytes)
      const kept = { verifier, state, personId: viewer.personId, at: clock.now().getTime() }
      await database.orm.channelAccount.update({
        where: { id },
        data: { consent: new Uint8Array(secrets.encrypt(JSON.stringify(kept))) },
      })
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      return consent.address({ redirectUri, challenge, state })
    },

    /**
     * The browser came back with a code: the account gets its tokens.
     * @throws ConflictError('account-consent') for what was not asked by this person, or long ago, or was refused
     */
    async endConsent(viewer: Viewer, given: { code: string; state: string }): Promise<AccountView> {
      demand(viewer, 'accounts.manage')
      const account = await waiting(viewer, given.state)
      if (!account) throw new ConflictError('account-consent')
      const { code } = given
      try {
        await open.find(account.id)?.consent?.redeem({ code, verifier: account.verifier })
      } catch {
        throw new ConflictError('account-consent')
      }
      return parts.change(viewer, account.id, async () => ({ consent: null, fault: null, deed: 'consent' }))
    },
  }

  async function waiting(
    viewer: Viewer,
    state: string,
  ): Promise<{ id: number; verifier: string } | undefined> {
    const ids = (await listAccounts(database, viewer)).map(({ id }) => id)
    const rows = await database.orm.channelAccount.findMany({
      where: { id: { in: ids }, consent: { not: null } },
      select: { id: true, consent: true },
    })
    const since = clock.now().getTime() - lastsMs
    for (const { id, consent } of rows) {
      const kept = asked.parse(JSON.parse(secrets.decrypt(consent ?? new Uint8Array())))
      if (kept.personId === viewer.personId && kept.at > since && sameSecret(kept.state, state))
        return { id, verifier: kept.verifier }
    }
    return undefined
  }
}
