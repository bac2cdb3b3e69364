import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ControlRoutes } from './control.ts'
import type { TelegramStandInOptions } from './server.ts'

/** A stand-in in a process of its own, driven over HTTP. */
export interface TelegramStandInProcess {
  apiRoot: string
  token: string
  control<K extends keyof ControlRoutes>(
    name: K,
    body: ControlRoutes[K]['body'],
  ): Promise<ControlRoutes[K]['answer']>
  close(): Promise<void>
}

/** Starts the stand-in as a child process and waits until it listens. */
export async function startTelegramProcess(
  options: Omit<TelegramStandInOptions, 'now'> = {},
): Promise<TelegramStandInProcess> {
  const script = fileURLToPath(new URL('./process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const first = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  const [line] = await Promise.race([
    first,
    exited.then(() => Promise.reject(new Error('the stand-in ended before it listened'))),
  ])
  const { apiRoot, token } = JSON.parse(line) as Record<string, string>
  return {
    apiRoot: apiRoot!,
    token: token!,
    control: async (name, body) => {
      const response = await fetch(`${apiRoot}/control/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`control ${name}: ${await response.text()}`)
      return (await response.json()) as ControlRoutes[typeof name]['answer']
    },
    close: async () => {
      child.stdin.end()
      await exited
    },
  }
}
