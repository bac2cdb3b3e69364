/** Zalo as a whole: the channel, how events arrive, and the tokens that keep it going. */
import type { Hono } from 'hono'
import { z } from 'zod'
import type { ZaloConfig, ZaloRoots } from '../../config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import { defineJob, type Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { hashToken, type Secrets } from '../../platform/secrets.ts'
import type { Account, InboundEvent, Inbox, OutsideReply } from '../channel.ts'
import type { ChannelKind, OpenedAccount } from '../opening.ts'
import { type Announcements, createAnnouncements } from './announcements.ts'
import { createBroadcastHistory } from './broadcast-caps.ts'
import type { CallBudget } from './budget.ts'
import { createZaloChannel, type ZaloChannel } from './channel.ts'
import { createZaloClient } from './client.ts'
import { createCredentialStore, parseCredentials, seedZaloAccount } from './credentials.ts'
import { formImage } from './form-image.ts'
import { consentAddress, exchangeCode } from './oauth.ts'
import { createZaloSetup } from './setup.ts'
import { askQuota, testZalo } from './testing.ts'
import { createTokens } from './tokens.ts'
import { createZaloWebhook } from './webhook.ts'

export interface Zalo extends OpenedAccount {
  readonly channel: ZaloChannel
  readonly webhook: Hono
  /** What can be said to many through this OA. */
  readonly announcements: Announcements
  /** Whether the app and the OA are these; the OA is known once it has been asked. */
  is(asked: { appId: string; oaIds: readonly string[] }): boolean
  /** The OA withdrew the app's permission: nothing is sent until a person acts. */
  withdraw(): Promise<void>
  /** Asks for new tokens well before the present ones end. */
  refreshAhead(): Promise<void>
}

export interface ZaloParts {
  readonly readFile: (id: number) => Promise<{ bytes: Uint8Array; mime: string; name: string | null } | null>
  readonly inbox: Inbox
  /** Stores an event as it is, to be handled later. */
  readonly keep: (event: InboundEvent) => Promise<void>
  /** The same for an event whose handling has begun. */
  readonly keepLate: (event: InboundEvent) => Promise<void>
  /** Stores an event that is no person's deed; false: it was stored before. */
  readonly keepBare: (account: Account, raw: unknown) => Promise<boolean>
  /** Staff answered in an OA's own console. */
  readonly answeredOutside: (reply: OutsideReply) => Promise<void>
  /** All that are open: one webhook address serves all OAs of an app. */
  readonly siblings: () => readonly Zalo[]
  readonly database: Database
  readonly secrets: Secrets
  readonly metrics: Pick<Metrics, 'updates'>
  readonly clock: Clock
  readonly texts: Texts
  readonly log: Log
  readonly publicUrl: string
  /** What the app of an account may still call. */
  readonly budgetOf: (appId: string) => CallBudget
}

type AppConfig = ZaloRoots & {
  readonly appId: string
  readonly appSecret: string
  readonly oaSecret: string
}

const markBroken = {
  name: 'mark_account_broken',
  text: 'UPDATE channel_account SET fault = $2 WHERE id = $1 AND fault IS NULL',
}
const refreshJob = defineJob({
  name: 'refresh-zalo-tokens',
  payload: z.object({}),
  retries: 0,
  retryDelay: 1,
})

/** A quarter of an hour is far less than the time tokens are renewed ahead. */
export function keepZaloTokens({ jobs, open }: { jobs: Jobs; open: () => readonly Zalo[] }): void {
  jobs.handle(refreshJob, async () => {
    for (const zalo of open()) await zalo.refreshAhead()
  })
  jobs.every('*/15 * * * *', refreshJob, {})
}

/** The account of the settings. @returns null when there is no app id */
export async function openZalo(
  parts: ZaloParts & { readonly config: ZaloConfig; readonly unitId: number },
): Promise<Zalo | null> {
  const { config, database, secrets } = parts
  if (config.account === 'off') return null
  const account = await seedZaloAccount(database, parts.unitId)
  await createCredentialStore({ database, secrets, accountId: account.id }).begin(config.refreshToken)
  return openAccount(parts, account, config)
}

/** Accounts that are added while the program runs, each with an app of its own or a shared one. */
export function zaloKind(
  parts: ZaloParts & { readonly roots: ZaloRoots; readonly opened: (zalo: Zalo) => void },
): ChannelKind {
  const word = /^\S{8,4000}$/
  return {
    platform: 'zalo',
    fields: [
      { name: 'appId', pattern: /^\d{1,20}$/, required: true, renewed: false },
      { name: 'appSecret', pattern: /^\S{4,200}$/, required: true, renewed: true },
      { name: 'oaSecret', pattern: /^\S{4,200}$/, required: true, renewed: true },
      { name: 'refreshToken', pattern: word, required: false, renewed: true },
      { name: 'accessToken', pattern: word, required: false, renewed: true },
    ],
    compose(given, before) {
      const present = parseCredentials(before)
      const { refreshToken = '', accessToken = '', appId = '', appSecret = '', oaSecret = '' } = given
      const { app } = present ?? { app: { id: appId, secret: '', oaSecret: '' } }
      const renewed = app && {
        ...app,
        ...(appSecret ? { secret: appSecret } : {}),
        ...(oaSecret ? { oaSecret } : {}),
      }
      // What a person pasted is taken at its word: an access token that does not work is renewed at its first use.
      const pair = refreshToken
        ? {
            refreshToken,
            ...(accessToken ? { accessToken, expiresAt: parts.clock.now().getTime() + pastedAccessMs } : {}),
          }
        : tokensOf(present)
      return JSON.stringify({
        given: present?.given ?? hashToken(refreshToken),
        ...pair,
        ...(renewed ? { app: renewed } : {}),
      })
    },
    open(account, credentials) {
      const app = parseCredentials(credentials)?.app ?? { id: '', secret: '', oaSecret: '' }
      const config = { ...parts.roots, appId: app.id, appSecret: app.secret, oaSecret: app.oaSecret }
      const zalo = openAccount(parts, account, config)
      parts.opened(zalo)
      return zalo
    },
  }
}

/** Less than the 25 hours of a fresh one: nobody knows how old it was. */
const pastedAccessMs = 20 * 60 * 60_000

const tokensOf = (present: ReturnType<typeof parseCredentials>) => {
  const { refreshToken = '', accessToken, expiresAt } = present ?? {}
  return { refreshToken, ...(accessToken ? { accessToken, expiresAt } : {}) }
}

function openAccount(parts: ZaloParts, account: Account, config: AppConfig): Zalo {
  const { database, secrets, clock } = parts
  const store = createCredentialStore({ database, secrets, accountId: account.id })
  const broken = async (reason: string) => void (await database.query(markBroken, [account.id, reason]))
  const tokens = createTokens({ ...parts, account, config, store, broken })
  const client = createZaloClient({ config, tokens, budget: parts.budgetOf(config.appId) })
  const channel = createZaloChannel({
    ...parts,
    account,
    config,
    client,
    formImageUrl: `${parts.publicUrl}/assets/${formImage.name}`,
    readFile: async (id) => {
      const file = await parts.readFile(id)
      return file && { ...file, name: file.name ?? `file.${file.mime.split('/')[1] ?? 'bin'}` }
    },
  })
  const setup = createZaloSetup({ ...parts, account, client })
  const { appId } = config
  const webhook = createZaloWebhook({
    ...parts,
    account,
    config,
    accountOf: (oaIds) => parts.siblings().find((each) => each.is({ appId, oaIds }))?.channel.account,
    revoked: async ({ id }) => {
      const owner = parts.siblings().find((each) => each.channel.account.id === id)
      await (owner ?? { withdraw: () => tokens.withdraw() }).withdraw()
    },
    acknowledge: (event) => channel.acknowledge(event),
  })
  return {
    channel,
    webhook,
    announcements: createAnnouncements({
      client,
      history: createBroadcastHistory(database, account.id),
      clock,
    }),
    start: () => setup.start(),
    stop: () => setup.stop(),
    is: (asked) => asked.appId === appId && setup.oaId !== undefined && asked.oaIds.includes(setup.oaId),
    refreshAhead: () => tokens.refreshAhead(),
    withdraw: () => tokens.withdraw(),
    test: () => testZalo({ account, client, tokens, database, clock }),
    quota: () => askQuota(client),
    consent: {
      address: (asked) => consentAddress(config, asked),
      async redeem(given) {
        const pair = await exchangeCode(config, given, clock.now())
        await store.change((present) => {
          const { broken: _broken, ...rest } = present ?? { given: '' }
          return { ...rest, ...pair }
        })
      },
    },
  }
}
