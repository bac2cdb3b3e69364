/** Telegram as a whole: the channel, how updates arrive, and what Telegram is told at the start. */
import { GrammyError } from 'grammy'
import type { TelegramConfig } from '../../config.ts'
import type { Clock, RandomBytes } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Account, Inbox } from '../channel.ts'
import type { ChannelKind, OpenedAccount, Tested } from '../opening.ts'
import { createTelegramApi, type TelegramAddress } from './api.ts'
import { createTelegramChannel, type TelegramChannel } from './channel.ts'
import { createTelegramPolling } from './polling.ts'
import type { FileBytes } from './render.ts'
import { createTelegramSetup } from './setup.ts'
import { createUploads, storedUploads } from './uploads.ts'
import { createTelegramWebhook } from './webhook.ts'

export interface Telegram extends OpenedAccount {
  readonly channel: TelegramChannel
}

export interface TelegramParts {
  readonly publicUrl: string
  readonly readFile: (id: number) => Promise<{ bytes: Uint8Array; mime: string; name: string | null } | null>
  readonly commands: ReadonlySet<string>
  readonly inbox: Inbox
  readonly database: Database
  readonly clock: Clock
  readonly texts: Texts
  readonly log: Log
  readonly holder: string
}

const testSeconds = 10

/** The account of the settings. @returns null when there is no bot token */
export async function openTelegram(
  parts: TelegramParts & {
    readonly config: TelegramConfig
    /** Makes or finds the account's row. */
    readonly seed: (credentials: { token: string }) => Promise<Account>
  },
): Promise<Telegram | null> {
  const { config } = parts
  if (config.updates === 'off') return null
  const account = await parts.seed({ token: config.token })
  const hook =
    config.updates === 'webhook' ? { path: '/webhooks/telegram', secret: config.webhookSecret } : undefined
  return openAccount(parts, { account, config, hook })
}

/** Bots that are added while the program runs. */
export function telegramKind(
  parts: TelegramParts & {
    readonly randomBytes: RandomBytes
    readonly roots: { readonly apiRoot: string; readonly webhook: boolean }
  },
): ChannelKind {
  const { roots, randomBytes } = parts
  return {
    platform: 'telegram',
    fields: [{ name: 'token', pattern: /^\d+:[\w-]+$/, required: true, renewed: true }],
    compose: ({ token = '' }, before) =>
      JSON.stringify({ token, secret: secretIn(before) ?? newToken(randomBytes) }),
    open(account, credentials) {
      const { token } = JSON.parse(credentials) as { token: string }
      const secret = secretIn(credentials) ?? ''
      const hook = roots.webhook ? { path: `/webhooks/telegram/${account.slug}`, secret } : undefined
      return openAccount(parts, { account, config: { token, apiRoot: roots.apiRoot }, hook })
    },
  }
}

const secretIn = (credentials: string | null): string | undefined =>
  (JSON.parse(credentials ?? '{}') as { secret?: string }).secret

interface Opening {
  readonly account: Account
  readonly config: TelegramAddress
  readonly hook: { readonly path: string; readonly secret: string } | undefined
}

function openAccount(parts: TelegramParts, { account, config, hook }: Opening): Telegram {
  const { inbox, clock, log, publicUrl } = parts
  const channel = createTelegramChannel({
    account,
    config,
    readFile: (id) => named(parts.readFile(id)),
    uploads: createUploads({ store: storedUploads({ database: parts.database, account }), log }),
    log,
  })
  const webhook = hook && { publicUrl, ...hook }
  const setup = createTelegramSetup({ ...parts, account, config, ...(webhook ? { webhook } : {}) })
  const polling = hook ? undefined : createTelegramPolling({ ...parts, config, channel })
  return {
    channel,
    webhook: hook && createTelegramWebhook({ account, secret: hook.secret, inbox, channel, clock, log }),
    start() {
      setup.start()
      polling?.start()
    },
    async stop() {
      await Promise.all([setup.stop(), polling?.stop()])
    },
    test: () => test(config, hook ? `${publicUrl}${hook.path}` : ''),
  }
}

/** Whether the token is right, and whether Telegram delivers to where we listen. */
async function test(config: TelegramAddress, address: string): Promise<Tested> {
  const api = createTelegramApi({ ...config, timeoutSeconds: testSeconds })
  try {
    await api.raw.getMe()
  } catch (error) {
    const toDo = error instanceof GrammyError ? 'accounts-todo-bot-token' : 'accounts-todo-no-answer'
    return {
      steps: [
        { step: 'bot', state: 'wrong', toDo },
        { step: 'updates', state: 'unknown' },
      ],
    }
  }
  const { url = '' } = await api.raw.getWebhookInfo()
  return {
    steps: [
      { step: 'bot', state: 'right' },
      url === address
        ? { step: 'updates', state: 'right' }
        : { step: 'updates', state: 'wrong', toDo: 'accounts-todo-updates' },
    ],
  }
}

async function named(
  file: Promise<{ bytes: Uint8Array; mime: string; name: string | null } | null>,
): Promise<FileBytes | null> {
  const found = await file
  return found && { ...found, name: found.name ?? `file.${found.mime.split('/')[1] ?? 'bin'}` }
}
