/** What the tests of this channel share: an account in a database, the stand-in, and the adapter's parts between them. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Account, InboundEvent, OutsideReply } from '../../../src/channels/channel.ts'
import { createCallBudget } from '../../../src/channels/zalo/budget.ts'
import { createZaloChannel } from '../../../src/channels/zalo/channel.ts'
import { createZaloClient } from '../../../src/channels/zalo/client.ts'
import {
  type CredentialStore,
  createCredentialStore,
  seedZaloAccount,
} from '../../../src/channels/zalo/credentials.ts'
import { createTokens } from '../../../src/channels/zalo/tokens.ts'
import { createZaloWebhook } from '../../../src/channels/zalo/webhook.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { loadTexts } from '../../../src/platform/i18n/texts.ts'
import { createMetrics } from '../../../src/platform/metrics.ts'
import { createSecrets } from '../../../src/platform/secrets.ts'
import { startZaloStandIn, type ZaloStandIn, type ZaloStandInOptions } from '../../support/zalo/server.ts'

export const account: Account = { id: 7, platform: 'zalo', slug: 'zalo', unitId: 1 }
export const texts = loadTexts('locales')

export async function standIn(options: ZaloStandInOptions = {}): Promise<ZaloStandIn> {
  const zalo = await startZaloStandIn(options)
  onTestFinished(() => zalo.close())
  return zalo
}

export function readableLog() {
  const written: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) })
  return { log, lines: () => written.join('') }
}

export const secrets = createSecrets('a secret key for the tests, long enough', randomBytes)

/** A unit and the account's row. */
export async function accountIn(database: Database): Promise<Account> {
  const unit = await database.orm.unit.create({ data: {} })
  return seedZaloAccount(database, unit.id)
}

export const configOf = (zalo: ZaloStandIn) => ({
  appId: zalo.appId,
  appSecret: zalo.appSecret,
  oaSecret: zalo.oaSecret,
  apiRoot: zalo.apiRoot,
  oauthRoot: zalo.oauthRoot,
  signatureStart: 'app_id' as 'app_id' | 'oa_id',
})

/** A disk that fails now and then. */
export type WriteFault = (change: CredentialStore['change']) => CredentialStore['change']

/** The tokens of one process. */
export function tokensOf(parts: {
  database: Database
  zalo: ZaloStandIn
  account: Account
  now?: () => number
  write?: WriteFault
}) {
  const { database, zalo, now = Date.now } = parts
  const { log, lines } = readableLog()
  const real = createCredentialStore({ database, secrets, accountId: parts.account.id })
  const store = parts.write ? { ...real, change: parts.write(real.change) } : real
  const clock = { now: () => new Date(now()) }
  const tokens = createTokens({ account: parts.account, config: configOf(zalo), store, database, clock, log })
  return { tokens, store, lines }
}

type Files = Map<number, { bytes: Uint8Array; mime: string; name: string }>

/** The channel with tokens that need no database. */
export function channelTo(
  zalo: ZaloStandIn,
  {
    files = new Map(),
    now = Date.now,
    ...given
  }: { files?: Files; now?: () => number; callTimeoutMs?: number } = {},
) {
  const { log, lines } = readableLog()
  const clock = { now: () => new Date(now()) }
  const access = async () => zalo.tokens.issue().access_token
  const config = configOf(zalo)
  const client = createZaloClient({
    config,
    tokens: { access, renew: access },
    budget: createCallBudget(clock),
    ...given,
  })
  const readFile = async (id: number) => files.get(id) ?? null
  const channel = createZaloChannel({
    account,
    config,
    client,
    formImageUrl: 'https://example.vn/form.png',
    readFile,
    texts,
    clock,
    log,
  })
  return { channel, client, lines }
}

/** A webhook whose inbox keeps events in memory and does with each what the test says. */
export function webhookOf(
  zalo: ZaloStandIn,
  options: {
    receive?: (event: InboundEvent) => Promise<void>
    isBehind?: boolean
    signatureStart?: 'app_id' | 'oa_id'
    accountOf?: (oaIds: readonly string[]) => Account | undefined
  } = {},
) {
  const { log, lines } = readableLog()
  const received: InboundEvent[] = []
  const kept: InboundEvent[] = []
  const outside: OutsideReply[] = []
  const bare: unknown[] = []
  const state = { revoked: 0, keeps: true }
  const keep = async (event: InboundEvent) => {
    if (!state.keeps) throw new Error('no database')
    kept.push(event)
  }
  const app = createZaloWebhook({
    account,
    config: { ...configOf(zalo), signatureStart: options.signatureStart ?? 'app_id' },
    inbox: {
      isBehind: options.isBehind ?? false,
      async receive(event) {
        await options.receive?.(event)
        received.push(event)
      },
    },
    keep,
    keepLate: keep,
    async keepBare(_account, raw) {
      if (!state.keeps) throw new Error('no database')
      const isNew = !bare.some((each) => JSON.stringify(each) === JSON.stringify(raw))
      if (isNew) bare.push(raw)
      return isNew
    },
    accountOf: (oaIds) => options.accountOf?.(oaIds),
    async answeredOutside(reply) {
      outside.push(reply)
    },
    async revoked() {
      state.revoked += 1
    },
    acknowledge: async () => undefined,
    metrics: createMetrics(),
    clock: { now: () => new Date() },
    log,
  })
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    (
      await app.request('/', {
        method: 'POST',
        body,
        headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
      })
    ).status
  return { app, post, received, kept, outside, bare, state, lines }
}
