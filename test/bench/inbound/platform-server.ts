/**
 * A Telegram that only takes: it answers every call at once and remembers of each chat how many messages it got, when
 * the newest came, and what its buttons carry. `GET /chats` answers that as `[chat, count, at, messageId, data[]]` rows.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { InlineKeyboardButton } from 'grammy/types'

interface Chat {
  count: number
  /** Milliseconds since 1970. */
  at: number
  messageId: number
  data: string[]
}

interface Sending {
  readonly chat_id?: number | string
  readonly text?: string
  readonly reply_markup?: { readonly inline_keyboard?: InlineKeyboardButton[][] }
}

const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' }
const chats = new Map<number, Chat>()
let lastMessage = 0

function accept({ chat_id, text, reply_markup }: Sending) {
  const id = Number(chat_id)
  lastMessage += 1
  const buttons = (reply_markup?.inline_keyboard ?? []).flat()
  const data = buttons.flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
  chats.set(id, { count: (chats.get(id)?.count ?? 0) + 1, at: Date.now(), messageId: lastMessage, data })
  return { message_id: lastMessage, date: 0, chat: { id, type: 'private' }, from: bot, text }
}

function resultOf(method: string, body: string): unknown {
  if (method === 'getme') return bot
  return method === 'sendmessage' ? accept(JSON.parse(body) as Sending) : true
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const path = request.url ?? '/'
  const method = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const answer =
    method === 'chats'
      ? [...chats].map(([id, { count, at, messageId, data }]) => [id, count, at, messageId, data])
      : { ok: true, result: resultOf(method, Buffer.concat(chunks).toString('utf8')) }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

const server = createServer((request, response) => void serve(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
