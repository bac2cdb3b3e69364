/** The environment, read once and turned into a typed configuration. */
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'

export type DatabaseConfig = { kind: 'embedded' } | { kind: 'postgres'; url: string }

export type TelegramConfig =
  | { updates: 'off' }
  | { updates: 'polling'; token: string; apiRoot: string; bulkPerSecond: number }
  | { updates: 'webhook'; token: string; apiRoot: string; bulkPerSecond: number; webhookSecret: string }

/** What all accounts of Zalo have in common. */
export interface ZaloRoots {
  readonly apiRoot: string
  readonly oauthRoot: string
  /** What the signature of a webhook may begin with besides the app's id. */
  readonly signatureStart: 'app_id' | 'oa_id'
}

export type ZaloConfig =
  | { account: 'off' }
  | {
      account: 'on'
      appId: string
      appSecret: string
      oaSecret: string
      /** The first one: those that follow live in the database. */
      refreshToken: string
      apiRoot: string
      oauthRoot: string
      signatureStart: 'app_id' | 'oa_id'
      bulkPerMinute: number
      /** The code in the name of the file by which Zalo knows the domain. */
      siteCode: string | undefined
    }

export interface Config {
  readonly listen: { readonly host: string; readonly port: number }
  /** What the world calls this server, without a slash at its end. */
  readonly publicUrl: string
  readonly dataDir: string
  readonly database: DatabaseConfig
  readonly ownerToken: string | undefined
  readonly secretKey: string | undefined
  readonly telegram: TelegramConfig
  readonly zalo: ZaloConfig
  /** For accounts that are added in the console. */
  readonly platforms: {
    readonly telegram: { readonly apiRoot: string; readonly webhook: boolean }
    readonly zalo: ZaloRoots
  }
  readonly logLevel: string
}

/** A setting that is wrong or missing; `main` prints it on one line and exits with code 78 (EX_CONFIG). */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const url = (protocols: RegExp, word: string) =>
  z.url({ protocol: protocols, error: `must be ${word}` }).transform((value) => value.replace(/\/+$/, ''))
const wholeNumber = ({ fallback, min, max }: { fallback: number; min: number; max: number }) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? fallback : Number(value)),
    z
      .int({ error: `must be a whole number from ${min} to ${max}` })
      .min(min, `must be a whole number from ${min} to ${max}`)
      .max(max, `must be a whole number from ${min} to ${max}`),
  )
const oneOf = (values: readonly [string, ...string[]]) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? values[0] : value),
    z.enum(values, { error: `must be one of ${values.join(', ')}` }),
  )
const secret = z.string().min(32, 'must have at least 32 characters')

const settings = z.object({
  PORT: wholeNumber({ fallback: 3000, min: 0, max: 65535 }),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: optional(url(/^https?$/, 'an http or https URL')),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL')),
  DATA_DIR: z.string().min(1, 'must be a directory').default('./data'),
  OWNER_TOKEN: optional(secret),
  SECRET_KEY: optional(secret),
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC…, as BotFather gives it'),
  ),
  TELEGRAM_API_ROOT: url(/^https?$/, 'an http or https URL').default('https://api.telegram.org'),
  TELEGRAM_UPDATES: oneOf(['polling', 'webhook']),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{1,256}$/, 'must be 1 to 256 letters, digits, _ or -'),
  ),
  TELEGRAM_BULK_PER_SECOND: wholeNumber({ fallback: 25, min: 1, max: 1000 }),
  ZALO_APP_ID: optional(z.string().regex(/^\d{1,20}$/, 'must be digits, as developers.zalo.me shows them')),
  ZALO_APP_SECRET: optional(z.string()),
  ZALO_OA_SECRET: optional(z.string()),
  ZALO_REFRESH_TOKEN: optional(z.string()),
  ZALO_API_ROOT: url(/^https?$/, 'an http or https URL').default('https://openapi.zalo.me'),
  ZALO_OAUTH_ROOT: url(/^https?$/, 'an http or https URL').default('https://oauth.zaloapp.com'),
  ZALO_SIGNATURE_START: oneOf(['app_id', 'oa_id']),
  ZALO_SITE_CODE: optional(
    z
      .string()
      .regex(/^[\w-]{1,200}$/, 'must be the code of zalo_verifier<code>.html: letters, digits, _ or -'),
  ),
  ZALO_BULK_PER_MINUTE: wholeNumber({ fallback: 1200, min: 1, max: 4000 }),
  LOG_LEVEL: oneOf(['info', 'debug', 'warn', 'error', 'fatal', 'trace', 'silent']),
})

/**
 * The configuration in `environment`.
 * @throws ConfigError naming the first setting that is wrong and what it should be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = settings.safeParse(environment)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}`)
  }
  const set = parsed.data
  return {
    listen: { host: set.HOST, port: set.PORT },
    publicUrl: set.PUBLIC_URL ?? `http://${set.HOST.includes(':') ? `[${set.HOST}]` : set.HOST}:${set.PORT}`,
    dataDir: set.DATA_DIR,
    database: set.DATABASE_URL ? { kind: 'postgres', url: set.DATABASE_URL } : { kind: 'embedded' },
    ownerToken: set.OWNER_TOKEN,
    secretKey: set.SECRET_KEY,
    telegram: telegramConfig(set),
    zalo: zaloConfig(set),
    platforms: {
      telegram: {
        apiRoot: set.TELEGRAM_API_ROOT,
        webhook: set.TELEGRAM_UPDATES === 'webhook',
      },
      zalo: zaloRoots(set),
    },
    logLevel: set.LOG_LEVEL,
  }
}

/** The process environment, with what `.env` in the working directory adds to it. */
export function environmentWithDotEnv(file = '.env'): Record<string, string | undefined> {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fromFile, ...process.env }
}

function telegramConfig(set: z.infer<typeof settings>): TelegramConfig {
  if (!set.TELEGRAM_BOT_TOKEN) return { updates: 'off' }
  const common = {
    token: set.TELEGRAM_BOT_TOKEN,
    apiRoot: set.TELEGRAM_API_ROOT,
    bulkPerSecond: set.TELEGRAM_BULK_PER_SECOND,
  }
  if (set.TELEGRAM_UPDATES === 'polling') return { updates: 'polling', ...common }
  if (!set.TELEGRAM_WEBHOOK_SECRET)
    throw new ConfigError('TELEGRAM_WEBHOOK_SECRET is required when TELEGRAM_UPDATES is webhook')
  return { updates: 'webhook', ...common, webhookSecret: set.TELEGRAM_WEBHOOK_SECRET }
}

/** Some of the four and not all is a mistake: the first one missing is named. */
function zaloConfig(set: z.infer<typeof settings>): ZaloConfig {
  const needed = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET', 'ZALO_REFRESH_TOKEN'] as const
  const missing = needed.filter((name) => !set[name])
  if (missing.length === needed.length) return { account: 'off' }
  const { ZALO_APP_ID, ZALO_APP_SECRET, ZALO_OA_SECRET, ZALO_REFRESH_TOKEN } = set
  if (!ZALO_APP_ID || !ZALO_APP_SECRET || !ZALO_OA_SECRET || !ZALO_REFRESH_TOKEN)
    throw new ConfigError(`${missing[0]} is required for Zalo, with ${needed.join(', ')}`)
  return {
    account: 'on',
    appId: ZALO_APP_ID,
    appSecret: ZALO_APP_SECRET,
    oaSecret: ZALO_OA_SECRET,
    refreshToken: ZALO_REFRESH_TOKEN,
    ...zaloRoots(set),
    bulkPerMinute: set.ZALO_BULK_PER_MINUTE,
    siteCode: set.ZALO_SITE_CODE,
  }
}

const zaloRoots = (set: z.infer<typeof settings>): ZaloRoots => ({
  apiRoot: set.ZALO_API_ROOT,
  oauthRoot: set.ZALO_OAUTH_ROOT,
  signatureStart: set.ZALO_SIGNATURE_START === 'oa_id' ? 'oa_id' : 'app_id',
})
