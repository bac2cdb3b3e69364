/** Bots and Official Accounts of units: added, paused, ended and given new tokens while the program runs. */
import { record } from '../audit/record.ts'
import type { ChannelKind, CredentialField, Tested } from '../channels/opening.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { demandOver } from '../people/rights.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, InvalidError } from '../platform/errors.ts'
import type { Secrets } from '../platform/secrets.ts'
import { findAccount, listAccounts } from './account-reading.ts'
import type { AccountRules, AccountState, AccountView } from './account-types.ts'
import { createConsents } from './consents.ts'
import { accountsTopic, type OpenAccounts } from './open-accounts.ts'
import { keepQuota } from './quotas.ts'
import { usableRules } from './rules.ts'

export type Accounts = ReturnType<typeof createAccounts>
export type Credentials = Readonly<Record<string, string>>

export interface AccountParts {
  readonly database: Database
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly secrets: Secrets
  readonly kinds: readonly ChannelKind[]
  readonly open: Pick<OpenAccounts, 'find'>
  readonly publicUrl: string
}

/** What an account is called in addresses and logs. */
const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

export function createAccounts(parts: AccountParts) {
  const { database, clock, secrets, open } = parts
  const kindOf = (platform: string) => parts.kinds.find((kind) => kind.platform === platform)

  /** Changes an account within reach; every process then sees it anew. */
  async function change(
    viewer: Viewer,
    id: number,
    work: (tx: Tx, account: AccountView) => Promise<Prisma.ChannelAccountUpdateInput & { deed: string }>,
  ): Promise<AccountView> {
    demand(viewer, 'accounts.manage')
    return database.transaction(async (tx) => {
      const account = await findAccount(tx, viewer, id)
      demandFactor(viewer, 'accounts', clock.now())
      const { deed, ...data } = await work(tx, account)
      await tx.orm.channelAccount.update({ where: { id }, data: { ...data, revision: { increment: 1 } } })
      tx.afterCommit(() => database.publish(accountsTopic, String(id)))
      const changed = await findAccount(tx, viewer, id)
      await note(tx, { viewer, account, deed, at: clock.now() })
      return changed
    })
  }

  async function presentCredentials(tx: Tx, id: number): Promise<string | null> {
    const row = await tx.orm.channelAccount.findUniqueOrThrow({
      where: { id },
      select: { credentials: true },
    })
    return row.credentials && secrets.decrypt(row.credentials)
  }

  const sealed = (plain: string) => new Uint8Array(secrets.encrypt(plain))

  return {
    async list(viewer: Viewer): Promise<AccountView[]> {
      demand(viewer, 'accounts.manage')
      return listAccounts(database, viewer)
    },

    async find(viewer: Viewer, id: number): Promise<AccountView> {
      demand(viewer, 'accounts.manage')
      return findAccount(database, viewer, id)
    },

    /** The platforms an account can be added on, with what is asked for each. */
    kinds: parts.kinds,

    /**
     * Adds an account; it works from the commit on.
     * @throws InvalidError, ConflictError('account-slug')
     */
    async create(
      viewer: Viewer,
      given: { platform: string; unitId: number; slug: string; credentials: Credentials },
    ): Promise<AccountView> {
      demand(viewer, 'accounts.manage')
      const { platform, unitId } = given
      return database.transaction(async (tx) => {
        await demandOver(tx, viewer, { right: 'accounts.manage', unitId })
        demandFactor(viewer, 'accounts', clock.now())
        const kind = kindOf(platform)
        if (!kind) throw new InvalidError([{ path: 'platform', message: 'error-unknown-value' }])
        const suffix = Buffer.from(parts.randomBytes(4)).toString('hex')
        const slug = given.slug || `${platform}-${suffix}`
        if (!slugShape.test(slug)) throw new InvalidError([{ path: 'slug', message: 'accounts-error-slug' }])
        const credentials = usable(kind.fields, given.credentials)
        if ((await tx.orm.channelAccount.count({ where: { slug } })) > 0)
          throw new ConflictError('account-slug')
        const { id } = await tx.orm.channelAccount.create({
          data: { platform, slug, unitId, credentials: sealed(kind.compose(credentials, null)) },
        })
        tx.afterCommit(() => database.publish(accountsTopic, String(id)))
        const account = await findAccount(tx, viewer, id)
        await note(tx, { viewer, account, deed: 'create', at: clock.now() })
        return account
      })
    },

    /** An ended account forgets its tokens, and does not come back. @throws ConflictError */
    setState: (viewer: Viewer, id: number, state: AccountState): Promise<AccountView> =>
      change(viewer, id, async (_tx, account) => {
        if (account.state === 'ended') throw new ConflictError('account-ended')
        if (state !== 'ended') return { state, deed: state === 'on' ? 'resume' : 'pause' }
        if (account.seeded) throw new ConflictError('account-seeded')
        return { state, credentials: null, consent: null, fault: null, deed: 'end' }
      }),

    /** New tokens; what is left empty stays as it is. What was wrong is forgotten: a person acted. */
    renew: (viewer: Viewer, id: number, given: Credentials): Promise<AccountView> =>
      change(viewer, id, async (tx, account) => {
        const kind = kindOf(account.platform)
        if (account.state === 'ended' || !kind) throw new ConflictError('account-ended')
        const before = await presentCredentials(tx, id)
        if (before === null) throw new ConflictError('account-quiet')
        const fields = kind.fields.filter(({ renewed }) => renewed)
        const credentials = usable(
          fields.map((field) => ({ ...field, required: false })),
          given,
        )
        if (Object.keys(credentials).length === 0)
          throw new InvalidError([{ path: fields.at(-1)?.name ?? '', message: 'error-required' }])
        // The token of the settings would come back at the next start.
        if (account.seeded && account.platform === 'telegram') throw new ConflictError('account-seeded')
        return { credentials: sealed(kind.compose(credentials, before)), fault: null, deed: 'renew' }
      }),

    /** What may be spent, the template for people who are out of reach, the code of the domain. */
    setRules: (viewer: Viewer, id: number, given: Readonly<Record<keyof AccountRules, string>>) =>
      change(viewer, id, async (tx) => {
        const rules = usableRules(given)
        const { settings } = await tx.orm.channelAccount.findUniqueOrThrow({
          where: { id },
          select: { settings: true },
        })
        return { settings: { ...(settings as Prisma.InputJsonObject), ...rules }, deed: 'rules' }
      }),

    /** Which step is missing for the account to work. @throws ConflictError('account-quiet') when it is not open */
    async test(viewer: Viewer, id: number): Promise<Tested> {
      demand(viewer, 'accounts.manage')
      await findAccount(database, viewer, id)
      const opened = open.find(id)
      if (!opened) throw new ConflictError('account-quiet')
      const tested = await opened.test()
      if (tested.quota) await keepQuota(database, { id, quota: tested.quota, at: clock.now() })
      return tested
    },

    ...createConsents({ ...parts, change }),

    /** Whether an account, or the settings, know this code of a verification file. */
    async knowsSite(code: string): Promise<boolean> {
      const rows = await database.query(siteOf, [code])
      return rows.length > 0
    },
  }
}

const siteOf = {
  name: 'site_of_account',
  text: `SELECT 1 FROM channel_account WHERE state <> 'ended' AND settings ->> 'siteCode' = $1 LIMIT 1`,
}

function usable(fields: readonly CredentialField[], given: Credentials): Credentials {
  const issues = fields.flatMap(({ name, pattern, required }) => {
    const value = given[name] ?? ''
    if (!value) return required ? [{ path: name, message: 'error-required' }] : []
    return pattern.test(value) ? [] : [{ path: name, message: 'accounts-error-credential' }]
  })
  if (issues.length > 0) throw new InvalidError(issues)
  return Object.fromEntries(fields.flatMap(({ name }) => (given[name] ? [[name, given[name]]] : [])))
}

/** Never a token: only that there are new ones. */
const note = (
  tx: Tx,
  { viewer, account, deed, at }: { viewer: Viewer; account: AccountView; deed: string; at: Date },
) =>
  record(tx, {
    at,
    actorId: viewer.personId,
    action: `account.${deed}`,
    unitId: account.unitId,
    entity: 'account',
    entityId: account.id,
    data: { platform: account.platform, slug: account.slug },
  })
