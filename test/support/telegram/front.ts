import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultAnswer, Faults } from './faults.ts'
import type { FileStore } from './files.ts'
import { type Fields, type Payload, readFields } from './payload.ts'
import { Refusal } from './refusal.ts'
import type { Methods } from './world.ts'

/** One call of the bot; `status` 0 means that it got no answer. */
export interface ApiCall {
  method: string
  payload: Payload
  at: number
  status: number
  answer: unknown
}

export interface ApiFrontOptions {
  token: string
  methods: Methods
  faults: Faults
  files: FileStore
  now: () => number
  /** How many calls are kept. */
  keep: number
}

const jsonHeaders = { 'content-type': 'application/json' }
const notFound = new Refusal(404, 'Not Found').body()
const unauthorized = new Refusal(401, 'Unauthorized').body()
const lostPage = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'

/** The HTTP side of the API: token, parameters, forced faults, answers, the log of calls. */
export class ApiFront {
  /** Calls of the bot, oldest first; only the newest are kept. */
  readonly calls: ApiCall[] = []
  private readonly options: ApiFrontOptions

  constructor(options: ApiFrontOptions) {
    this.options = options
  }

  /** Routes `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, file, token, rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? []
    if (rest === undefined) answer(response, 404, notFound)
    else if (decodeURIComponent(token ?? '') !== this.options.token) answer(response, 401, unauthorized)
    else if (file) this.download(response, decodeURIComponent(rest))
    else await this.call({ request, response, method: rest, query: url.searchParams })
  }

  private async call({ request, response, method, query }: IncomingCall): Promise<void> {
    const entry: ApiCall = { method, payload: {}, at: this.options.now(), status: 0, answer: undefined }
    let fault: FaultAnswer | undefined
    try {
      const fields = await readFields(request, query)
      entry.payload = fields.payload
      fault = this.options.faults.take({ method: method.toLowerCase(), chat: fields.integer('chat_id') })
      if (fault === 'drop' || fault === 'html' || isLiteral(fault)) {
        this.log(entry)
        finish(response, entry, fault)
        return
      }
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      const result = await this.invoke(method, fields, gone.signal)
      entry.status = 200
      entry.answer = { ok: true, result }
    } catch (error) {
      const refusal =
        error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`)
      entry.status = refusal.status
      entry.answer = refusal.body()
    }
    this.log(entry)
    if (typeof fault === 'object' && 'delayMs' in fault) await sleep(fault.delayMs)
    finish(response, entry, fault)
  }

  /** Runs a call named in a webhook's answer: its outcome is logged and seen by nobody. */
  async run(method: string, fields: Fields): Promise<void> {
    const entry: ApiCall = {
      method,
      payload: fields.payload,
      at: this.options.now(),
      status: 200,
      answer: undefined,
    }
    try {
      entry.answer = { ok: true, result: await this.invoke(method, fields, new AbortController().signal) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      entry.status = error.status
      entry.answer = error.body()
    }
    this.log(entry)
  }

  private invoke(method: string, fields: Fields, signal: AbortSignal): unknown {
    const known =
      Object.hasOwn(this.options.methods, method.toLowerCase()) && this.options.methods[method.toLowerCase()]
    if (!known) throw new Refusal(404, 'Not Found: method not found')
    return known(fields, signal)
  }

  private log(entry: ApiCall): void {
    this.calls.push(entry)
    if (this.calls.length > 2 * this.options.keep) this.calls.splice(0, this.options.keep)
  }

  private download(response: ServerResponse, path: string): void {
    const fault = this.options.faults.take({ method: 'file', chat: undefined })
    const file = this.options.files.download(path)
    if (fault === 'drop' || fault === 'lost') response.destroy()
    else if (fault === 'html') answer(response, 502, lostPage)
    else if (isLiteral(fault)) answer(response, fault.status, fault.body)
    else if (!file) answer(response, 404, notFound)
    else sendBytes(response, file.bytes, typeof fault === 'object' ? fault.delayMs : 0)
  }
}

interface IncomingCall {
  request: IncomingMessage
  response: ServerResponse
  method: string
  query: URLSearchParams
}

function isLiteral(fault: FaultAnswer | undefined): fault is { status: number; body: unknown } {
  return typeof fault === 'object' && 'status' in fault
}

function finish(response: ServerResponse, entry: ApiCall, fault: FaultAnswer | undefined): void {
  if (fault === 'drop' || fault === 'lost') {
    entry.status = 0
    response.destroy()
  } else if (fault === 'html') {
    entry.status = 502
    answer(response, 502, lostPage)
  } else if (isLiteral(fault)) {
    entry.status = fault.status
    entry.answer = fault.body
    answer(response, fault.status, fault.body)
  } else answer(response, entry.status, entry.answer)
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = typeof body === 'string' ? { 'content-type': 'text/html' } : jsonHeaders
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function sendBytes(response: ServerResponse, bytes: Buffer, delayMs: number): void {
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
    response.end(bytes)
  }, delayMs)
}
