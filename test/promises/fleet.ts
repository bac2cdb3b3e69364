/** Processes of the program behind one address, any of which may be gone at any moment. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { freePort, type ProgramProcess, type Settings } from '../support/processes.ts'
import type { House } from './house.ts'

export interface Fleet {
  /** Where the world reaches whichever process is there. */
  readonly url: string
  readonly running: readonly ProgramProcess[]
  /** Starts one more process. */
  grow(settings?: Settings): Promise<ProgramProcess>
  close(): Promise<void>
}

/** Spreads requests over the processes of a house in turn; 502 when the one whose turn it is does not answer. */
export async function openFleet(house: House): Promise<Fleet> {
  const processes: ProgramProcess[] = []
  const running = () => processes.filter((each) => each.isRunning)
  let turn = 0
  const server = createServer((incoming, answer) => {
    turn += 1
    const there = running()
    const target = there[turn % there.length]
    if (target) pass({ incoming, answer, target })
    else answer.writeHead(502).end()
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    get running() {
      return running()
    },
    async grow(settings) {
      const started = await house.start({ PUBLIC_URL: url, ...settings })
      processes.push(started)
      return started
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Passing {
  readonly incoming: IncomingMessage
  readonly answer: ServerResponse
  readonly target: ProgramProcess
}

function pass({ incoming, answer, target }: Passing): void {
  const { method, url = '/', headers } = incoming
  const outgoing = request(new URL(url, target.url), { method, headers }, (received) => {
    answer.writeHead(received.statusCode ?? 502, received.headers)
    received.pipe(answer).on('error', () => undefined)
    received.on('error', () => answer.destroy())
  })
  outgoing.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()))
  incoming.pipe(outgoing)
}
