/** The first words with Telegram: who the bot is, where to deliver updates, and which commands there are. */
import { setTimeout as sleep } from 'node:timers/promises'
import { GrammyError } from 'grammy'
import type { BotCommand } from 'grammy/types'
import type { Database } from '../../platform/database/database.ts'
import type { Language, Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import type { Account } from '../channel.ts'
import { createTelegramApi, type TelegramAddress } from './api.ts'
import { networkReason } from './outcome.ts'
import { askedKinds } from './update-shape.ts'

export interface TelegramSetupParts {
  readonly account: Account
  readonly config: TelegramAddress
  /** Where to deliver updates; absent when they are polled for. */
  readonly webhook?: { readonly publicUrl: string; readonly path?: string; readonly secret: string }
  /** The words the program takes as commands: of the known ones, those are shown in Telegram's menu. */
  readonly commands: ReadonlySet<string>
  readonly database: Database
  readonly texts: Texts
  readonly log: Log
}

export interface TelegramSetup {
  /** Goes on until all is told: nothing waits for it, and no failure stops the bot. */
  start(): void
  stop(): Promise<void>
}

/** The bot's name in `t.me/<username>` links, for whoever makes one. */
const keepUsername = {
  name: 'keep_bot_username',
  text: `UPDATE channel_account SET settings = settings || jsonb_build_object('username', $2::text) WHERE id = $1`,
}

/** Official words in the order of the menu; `telegram-command-<en>` describes both. */
const menu = [
  { vi: 'phananh', en: 'report' },
  { vi: 'tracuu', en: 'status' },
  { vi: 'thongbao', en: 'news' },
  { vi: 'ungho', en: 'donate' },
  { vi: 'sukien', en: 'events' },
  { vi: 'gopy', en: 'consult' },
  { vi: 'caidat', en: 'settings' },
  { vi: 'dulieu', en: 'mydata' },
  { vi: 'trogiup', en: 'help' },
  { vi: 'huy', en: 'cancel' },
]

const callTimeoutSeconds = 15
const firstPauseMs = 2_000
const longestPauseMs = 5 * 60_000
/** Deliveries at once; 40 unless said, 100 at most (Bot API, "setWebhook"). */
const maxConnections = 100

export function createTelegramSetup(parts: TelegramSetupParts): TelegramSetup {
  const { account, config, webhook, commands, database, texts, log } = parts
  const api = createTelegramApi({ ...config, timeoutSeconds: callTimeoutSeconds })
  const stopping = new AbortController()
  let loop: Promise<void> = Promise.resolve()

  async function introduce() {
    const { username } = await api.raw.getMe()
    await database.query(keepUsername, [account.id, username])
  }

  async function askForUpdates({
    publicUrl,
    path = '/webhooks/telegram',
    secret,
  }: NonNullable<typeof webhook>) {
    await api.raw.setWebhook({
      url: `${publicUrl}${path}`,
      secret_token: secret,
      max_connections: maxConnections,
      allowed_updates: askedKinds,
    })
  }

  /** Without a language the Vietnamese ones: the language of a phone says little about its owner. */
  async function showCommands() {
    for (const language_code of ['', 'vi', 'en'] as const)
      await api.raw.setMyCommands({
        commands: commandsIn(language_code === 'en' ? 'en' : 'vi'),
        ...(language_code ? { language_code } : {}),
      })
  }

  function commandsIn(language: Language): BotCommand[] {
    return menu
      .filter((each) => commands.has(each[language]))
      .map((each) => ({
        command: each[language],
        description: texts.say(language, `telegram-command-${each.en}`),
      }))
  }

  const steps: Record<string, () => Promise<void>> = {
    getMe: introduce,
    ...(webhook ? { setWebhook: () => askForUpdates(webhook) } : {}),
    setMyCommands: showCommands,
  }

  async function succeeds(name: string): Promise<boolean> {
    try {
      await steps[name]?.()
      return true
    } catch (error) {
      const refused = error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429
      const reason = error instanceof GrammyError ? error.description : networkReason(error)
      log[refused ? 'error' : 'warn'](
        { account: account.slug, step: name, reason },
        'Telegram is not set up yet',
      )
      return false
    }
  }

  async function run() {
    let left = Object.keys(steps)
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const failed: string[] = []
      for (const name of left) if (stopping.signal.aborted || !(await succeeds(name))) failed.push(name)
      left = failed
      if (left.length === 0 || stopping.signal.aborted) return
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  return {
    start() {
      if (webhook && !webhook.publicUrl.startsWith('https:'))
        log.warn({ account: account.slug }, 'Telegram delivers to https addresses only: see PUBLIC_URL')
      loop = run()
    },
    async stop() {
      stopping.abort()
      await loop
    },
  }
}
