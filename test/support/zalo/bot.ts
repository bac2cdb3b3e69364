/** The Zalo Bot Platform over real HTTP on this machine (§12, §13). */
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId, newMessageId } from './world.ts'

export interface ZaloBotOptions {
  /** Whether an update that was read comes again at every poll; live bots did so. */
  readonly replay?: boolean
  /** Whether a webhook's body is `{ok, result}` instead of the update alone. */
  readonly wrapped?: boolean
  /** Messages the plan lets out in a month. */
  readonly monthly?: number
}

type Json = Record<string, unknown>

/** Users a bot of the free plan may have. */
const mostUsers = 50
const textLimit = 2000

class BotError extends Error {
  readonly code: number
  constructor(code: number, description: string) {
    super(description)
    this.code = code
  }
}

export async function startZaloBotStandIn(options: ZaloBotOptions = {}) {
  const { replay = false, wrapped = true, monthly = 3_000 } = options
  const token = `${newId()}:bot-secret`
  const users = new Map<string, { id: string; name: string; inbox: string[] }>()
  let updates: Json[] = []
  let webhook: { url: string; secret: string } | undefined
  let sent = 0

  const methods: Record<string, (asked: Json) => unknown> = {
    getMe: () => ({ id: newId(), account_name: 'bot.test', account_type: 'BASIC', can_join_groups: false }),
    async getUpdates({ timeout = '30' }) {
      if (webhook) throw new BotError(400, 'a webhook is set')
      const until = Date.now() + Number(timeout) * 1_000
      while (updates.length === 0 && Date.now() < until) await sleep(5)
      const [first] = updates
      if (!first) throw new BotError(408, 'Request timeout')
      if (!replay) updates = updates.slice(1)
      return first
    },
    setWebhook({ url, secret_token }) {
      const secret = String(secret_token ?? '')
      if (secret.length < 8 || secret.length > 256) throw new BotError(400, 'secret_token')
      webhook = { url: String(url), secret }
      return { url, updated_at: Date.now() }
    },
    deleteWebhook() {
      webhook = undefined
      return { url: '', updated_at: Date.now() }
    },
    getWebhookInfo() {
      if (!webhook) throw new BotError(404, 'Not Found')
      return { url: webhook.url, updated_at: Date.now() }
    },
    sendMessage({ chat_id, text }) {
      const user = users.get(String(chat_id))
      const said = String(text ?? '')
      if (!user || said.length < 1 || said.length > textLimit) throw new BotError(400, 'Bad Request')
      if (sent >= monthly) throw new BotError(429, 'Quota exceeded')
      sent += 1
      user.inbox.push(said)
      return { message_id: newMessageId(), date: Date.now() }
    },
    sendChatAction: () => undefined,
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: Json }> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, bot, method = ''] = url.pathname.split('/')
    const asked = { ...Object.fromEntries(url.searchParams), ...(await jsonOf(request)) }
    try {
      if (bot !== `bot${token}`) throw new BotError(401, 'Unauthorized')
      const perform = methods[method]
      if (!perform) throw new BotError(400, 'Bad Request')
      const result = await perform(asked)
      return { status: 200, body: { ok: true, ...(result === undefined ? {} : { result }) } }
    } catch (error) {
      const code = error instanceof BotError ? error.code : 403
      return { status: code, body: { ok: false, error_code: code, description: String(error) } }
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  /** Hands an update to the webhook, or keeps it to be polled. @returns the webhook's status */
  async function deliver(update: Json): Promise<number | undefined> {
    if (!webhook) return void updates.push(update)
    const headers = { 'content-type': 'application/json', 'x-bot-api-secret-token': webhook.secret }
    const body = JSON.stringify(wrapped ? { ok: true, result: update } : update)
    return (await fetch(webhook.url, { method: 'POST', headers, body, redirect: 'manual' })).status
  }

  return {
    token,
    root: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    user(name = 'Nguyễn Thị An') {
      if (users.size >= mostUsers) throw new Error('the plan has no room for another user')
      const user = { id: newId(), name, inbox: [] as string[] }
      users.set(user.id, user)
      const from = { id: user.id, display_name: name, is_bot: false }
      const told = (event_name: string, rest: Json) =>
        deliver({
          event_name,
          message: {
            message_id: newMessageId(),
            date: Date.now(),
            from,
            chat: { id: user.id, chat_type: 'PRIVATE' },
            ...rest,
          },
        })
      return {
        ...user,
        say: (text: string) => told('message.text.received', { text }),
        photo: (photo: string, caption?: string) => told('message.image.received', { photo, caption }),
        /** A file, a place, or anything of a protected user: the content is withheld. */
        unsupported: () => told('message.unsupported.received', {}),
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function jsonOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json
  } catch {
    return {}
  }
}
