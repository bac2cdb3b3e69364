/** The bare platform in a process of its own: what enforces Telegram's rules would be measured with the program. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface ChatAtPlatform {
  /** Messages it got. */
  readonly count: number
  /** When the newest came, in milliseconds since 1970. */
  readonly at: number
  readonly messageId: number
  /** What the buttons under the newest carry. */
  readonly data: readonly string[]
}

export interface Platform {
  readonly apiRoot: string
  readonly token: string
  chats(): Promise<ReadonlyMap<number, ChatAtPlatform>>
  close(): Promise<void>
}

type Row = readonly [number, number, number, number, readonly string[]]

export async function startPlatform(): Promise<Platform> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'platform-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const apiRoot = `http://127.0.0.1:${port}`
  return {
    apiRoot,
    token: '7000000001:bench',
    async chats() {
      const rows = (await (await fetch(`${apiRoot}/chats`)).json()) as Row[]
      return new Map(rows.map(([id, count, at, messageId, data]) => [id, { count, at, messageId, data }]))
    },
    async close() {
      child.stdin.end()
      await exited
    },
  }
}
