import type { BotCommand, Update, WebhookInfo } from 'grammy/types'
import type { UpdateKind } from './feed.ts'
import type { Fields } from './payload.ts'
import { badRequest, conflict } from './refusal.ts'
import { readSecret, readWebhookUrl } from './rules.ts'
import type { Methods, World } from './world.ts'

/** The methods about the bot itself and how it gets updates. */
export function receivingMethods(world: World): Methods {
  return {
    getme: () => world.bot,
    getupdates: (fields, signal) => getUpdates({ world, fields, signal }),
    setwebhook: (fields) => setWebhook(world, fields),
    deletewebhook: (fields) => deleteWebhook(world, fields),
    getwebhookinfo: () => getWebhookInfo(world),
    setmycommands: (fields) => setMyCommands(world, fields),
  }
}

function getUpdates({
  world,
  fields,
  signal,
}: {
  world: World
  fields: Fields
  signal: AbortSignal
}): Promise<Update[]> {
  if (world.webhook.settings)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  allowKinds(world, fields)
  return world.feed.poll({
    offset: fields.integer('offset') ?? 0,
    limit: Math.min(Math.max(fields.integer('limit') ?? 100, 1), 100),
    seconds: Math.min(Math.max(fields.integer('timeout') ?? 0, 0), 50),
    signal,
  })
}

/** The list holds until another is given; it is the same one for polling and for the webhook. */
function allowKinds(world: World, fields: Fields): void {
  const kinds = fields.json('allowed_updates')
  if (kinds === undefined) return
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed updates JSON object")
  world.feed.allow(kinds.filter((kind): kind is string => typeof kind === 'string'))
}

function setWebhook(world: World, fields: Fields): true {
  const url = readWebhookUrl(fields)
  if (url === '') return deleteWebhook(world, fields)
  const secret = readSecret(fields)
  const maxConnections = Math.min(Math.max(fields.integer('max_connections') ?? 40, 1), 100)
  allowKinds(world, fields)
  if (fields.flag('drop_pending_updates')) world.feed.dropPending()
  world.feed.endPolling('terminated by setWebhook request')
  world.webhook.start({ url, secret, maxConnections })
  return true
}

function deleteWebhook(world: World, fields: Fields): true {
  world.webhook.stop()
  if (fields.flag('drop_pending_updates')) world.feed.dropPending()
  return true
}

function getWebhookInfo(world: World): WebhookInfo {
  const { settings, lastError } = world.webhook
  const kinds = world.feed.allowedKinds as UpdateKind[] | undefined
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.feed.pending().length,
    ...(settings ? { max_connections: settings.maxConnections } : {}),
    ...(kinds ? { allowed_updates: kinds } : {}),
    ...(lastError
      ? { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.message }
      : {}),
  }
}

function setMyCommands(world: World, fields: Fields): true {
  const commands = fields.json('commands')
  if (!Array.isArray(commands)) throw badRequest("can't parse commands list JSON object")
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands as Partial<BotCommand>[]) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command ?? '')) throw badRequest('BOT_COMMAND_INVALID')
    if (!description || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  const scope = JSON.stringify(fields.json('scope') ?? { type: 'default' })
  world.commands.set(`${scope} ${fields.text('language_code') ?? ''}`.trim(), commands as BotCommand[])
  return true
}
