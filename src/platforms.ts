/**
 * The accounts on Telegram and Zalo: one each that the settings name, and all that the console keeps as rows. Part of the
 * composition root; what comes in here goes to the inbox, what is open here is in `channels`.
 */
import { Hono } from 'hono'
import { createAccounts } from './accounts/accounts.ts'
import { createFaultAlerts, watchAccounts } from './accounts/fault-alerts.ts'
import { hearing } from './accounts/heard.ts'
import { createOpenAccounts } from './accounts/open-accounts.ts'
import { createQuotas, renewQuotas } from './accounts/quotas.ts'
import { seedChannelAccount } from './channels/accounts.ts'
import type { Channel, Inbox, OutsideReply } from './channels/channel.ts'
import type { OpenedAccount } from './channels/opening.ts'
import { openTelegram, telegramKind } from './channels/telegram/telegram.ts'
import { callBudgets } from './channels/zalo/budget.ts'
import { siteVerification } from './channels/zalo/verification.ts'
import { keepZaloTokens, openZalo, type Zalo, zaloKind } from './channels/zalo/zalo.ts'
import type { Config } from './config.ts'
import { createBareEvents } from './conversation/bare-events.ts'
import { createWaitingEvents } from './conversation/waiting-events.ts'
import type { Delivery } from './delivery/delivery.ts'
import type { Outbox } from './delivery/outbox.ts'
import type { Clock, RandomBytes } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { FileStore } from './platform/files/store.ts'
import { readStoredFile } from './platform/files/stored.ts'
import type { Texts } from './platform/i18n/texts.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Secrets } from './platform/secrets.ts'

interface PlatformsParts {
  readonly config: Config
  /** Whose accounts those of the settings are. */
  readonly rootId: number
  /** The channels of the program, by account: those opened here come and go. */
  readonly channels: Map<number, Channel>
  readonly inbox: Inbox
  /** Staff answered in a tool of the platform. */
  readonly answeredOutside: (reply: OutsideReply) => Promise<void>
  /** Words that are commands, wherever they stand alone. */
  readonly commands: ReadonlySet<string>
  readonly delivery: Delivery
  readonly database: Database
  readonly jobs: Jobs
  readonly outbox: Outbox
  readonly store: FileStore
  readonly secrets: Secrets
  readonly metrics: Metrics
  readonly clock: Clock
  readonly texts: Texts
  readonly log: Log
  readonly holder: string
  readonly randomBytes: RandomBytes
}

/** Every channel of the program is known afterwards; nothing is received or sent before `start`. */
export async function openPlatforms({
  config,
  rootId,
  channels,
  inbox,
  store,
  jobs,
  ...given
}: PlatformsParts) {
  const { delivery, database, secrets, clock, log, texts } = given
  const { publicUrl } = config
  const routes = new Hono()
  const zalos = new Map<number, Zalo>()
  const openZalos = () =>
    [...zalos.values()].filter(({ channel }) => channels.get(channel.account.id) === channel)
  const parts = {
    ...given,
    publicUrl,
    siblings: openZalos,
    budgetOf: callBudgets(clock),
    readFile: (id: number) => readStoredFile({ database, store }, id),
    inbox: hearing(inbox, { database, clock }),
    keep: createWaitingEvents({ database, clock }).keep,
    keepLate: createWaitingEvents({ database, clock }).keep,
    keepBare: createBareEvents({ database, clock }),
  }

  const fromSettings = new Map<number, OpenedAccount>()
  const telegram = await openTelegram({
    ...parts,
    config: config.telegram,
    seed: (credentials) =>
      seedChannelAccount(
        { database, secrets },
        { platform: 'telegram', slug: 'telegram', unitId: rootId, credentials },
      ),
  })
  if (telegram) {
    fromSettings.set(telegram.channel.account.id, telegram)
    if (telegram.webhook) routes.route('/webhooks/telegram', telegram.webhook)
  }
  const zalo = await openZalo({ ...parts, config: config.zalo, unitId: rootId })
  if (zalo) {
    fromSettings.set(zalo.channel.account.id, zalo)
    zalos.set(zalo.channel.account.id, zalo)
    routes.route('/webhooks/zalo', zalo.webhook)
  }
  for (const [id, { channel }] of fromSettings) channels.set(id, channel)
  keepZaloTokens({ jobs, open: openZalos })
  for (const channel of channels.values()) delivery.add(channel)

  const kinds = [
    zaloKind({
      ...parts,
      roots: config.platforms.zalo,
      opened: (each) => zalos.set(each.channel.account.id, each),
    }),
    telegramKind({ ...parts, roots: config.platforms.telegram }),
  ]
  const open = createOpenAccounts({ database, secrets, kinds, channels, given: fromSettings, delivery, log })
  const accounts = createAccounts({ ...given, kinds, open, publicUrl })
  const tellFaults = createFaultAlerts({ database, clock, outbox: given.outbox, texts, publicUrl })
  watchAccounts({ jobs, tellFaults })
  const renew = createQuotas({ database, clock, open, log })
  renewQuotas({ jobs, renew })
  for (const platform of ['telegram', 'zalo'])
    routes.post(`/webhooks/${platform}/:slug`, (c) => {
      const { pathname } = new URL(c.req.url)
      const webhook = open.webhookOf(platform, c.req.param('slug'))
      return webhook ? new Hono().route(pathname, webhook).fetch(c.req.raw, c.env) : c.notFound()
    })
  const siteCode = config.zalo.account === 'on' ? config.zalo.siteCode : undefined
  routes.route(
    '/',
    siteVerification(async (code) => code === siteCode || accounts.knowsSite(code)),
  )

  return {
    accounts,
    /** Of an account that is open here and has ways to tell an audience. */
    announcerOf: (accountId: number) =>
      channels.has(accountId) ? zalos.get(accountId)?.announcements : undefined,
    tellFaults,
    renewQuotas: renew,
    routes,
    /** Begins to receive; resolves when the accounts of the console are as their rows say. */
    async start(): Promise<void> {
      await open.start()
      telegram?.start()
      zalo?.start()
    },
    async stop(): Promise<void> {
      await Promise.all([telegram?.stop(), zalo?.stop(), open.stop()])
    },
  }
}
