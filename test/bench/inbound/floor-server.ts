/** The least a server that loses nothing could do: per update one transaction of five statements, and no replies. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

interface Update {
  update_id: number
  message?: { chat: { id: number } }
  callback_query?: { from: { id: number } }
}

async function handle(body: string): Promise<void> {
  const update = JSON.parse(body) as Update
  const chat = String(update.message?.chat.id ?? update.callback_query?.from.id)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const claimed = await client.query(
      `INSERT INTO inbound_event (account_id, key, payload, state) VALUES (1, $1, $2, 'done') ON CONFLICT DO NOTHING`,
      [`u${update.update_id}`, body],
    )
    if (claimed.rowCount) await converse(client, { chat, body })
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

async function converse(client: pg.PoolClient, { chat, body }: { chat: string; body: string }) {
  await client.query('INSERT INTO identity (account_id, external_id) VALUES (1, $1) ON CONFLICT DO NOTHING', [
    chat,
  ])
  const { rows } = await client.query<{ id: number }>(
    'SELECT id, dialogue FROM identity WHERE account_id = 1 AND external_id = $1 FOR UPDATE',
    [chat],
  )
  const id = rows[0]?.id
  await client.query('UPDATE identity SET dialogue = $2, last_inbound_at = now() WHERE id = $1', [id, body])
  await client.query(
    `INSERT INTO outgoing_message (account_id, identity_id, chat_id, lane, content) VALUES (1, $1, $2, 'interactive', $3)`,
    [id, chat, body],
  )
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  if (request.method === 'POST') await handle(Buffer.concat(chunks).toString('utf8'))
  response.end()
}

createServer((request, response) => void serve(request, response)).listen(
  Number(process.env.PORT),
  '127.0.0.1',
)
process.on('SIGTERM', () => process.exit(0))
