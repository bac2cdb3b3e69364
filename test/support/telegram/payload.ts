import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { badRequest, Refusal } from './refusal.ts'

/** Parameters of a call as they came: JSON values, or strings when sent as a form. */
export type Payload = Record<string, unknown>

/** A file that came in a multipart body. */
export interface Upload {
  name: string
  mime: string
  bytes: Buffer
}

/** Typed reading of a call's parameters; forms carry numbers and objects as text, JSON bodies natively. */
export class Fields {
  readonly payload: Payload
  readonly uploads: ReadonlyMap<string, Upload>

  constructor(payload: Payload, uploads: ReadonlyMap<string, Upload> = new Map()) {
    this.payload = payload
    this.uploads = uploads
  }

  text(name: string): string | undefined {
    const value = this.payload[name]
    if (value === undefined || value === null) return undefined
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

  integer(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined || text === '') return undefined
    return /^-?\d{1,16}$/.test(text) ? Number(text) : undefined
  }

  number(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined || text === '') return undefined
    const value = Number(text)
    return Number.isFinite(value) ? value : undefined
  }

  flag(name: string): boolean {
    return ['true', '1', 'yes'].includes(this.text(name)?.toLowerCase() ?? '')
  }

  /** An object or array; refuses text that is not JSON. */
  json(name: string): unknown {
    const value = this.payload[name]
    if (typeof value !== 'string') return value ?? undefined
    if (value === '') return undefined
    try {
      return JSON.parse(value)
    } catch {
      throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`)
    }
  }
}

/** Largest body accepted, in bytes: a 50 MB document and its form around it. */
const LARGEST_BODY = 52 * 1024 * 1024

/** Reads query, JSON, urlencoded or multipart parameters of one request. */
export async function readFields(request: IncomingMessage, query: URLSearchParams): Promise<Fields> {
  const payload: Payload = Object.fromEntries(query)
  const uploads = new Map<string, Upload>()
  const type = request.headers['content-type'] ?? ''
  const bytes = await readBytes(request)
  if (type.startsWith('multipart/form-data')) await readForm({ type, bytes, payload, uploads })
  else {
    const body = decode(bytes)
    if (type.startsWith('application/json')) Object.assign(payload, parseObject(body))
    else Object.assign(payload, Object.fromEntries(new URLSearchParams(body)))
  }
  refuseBrokenStrings(payload)
  return new Fields(payload, uploads)
}

/** The platform takes valid UTF-8 only: a lone surrogate or a NUL anywhere refuses the whole call. */
function refuseBrokenStrings(value: unknown): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) throw badRequest('strings must be encoded in UTF-8')
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) refuseBrokenStrings(inner)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new Refusal(413, 'Request Entity Too Large')
    chunks.push(chunk)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw badRequest('strings must be encoded in UTF-8')
  }
}

function parseObject(body: string): Payload {
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Payload
  } catch {
    // answered below, like any other body that is not an object
  }
  throw badRequest("can't parse JSON object")
}

/** busboy, because grammY writes part headers so tersely that the platform's own form parser gives up. */
function readForm({
  type,
  bytes,
  payload,
  uploads,
}: {
  type: string
  bytes: Buffer
  payload: Payload
  uploads: Map<string, Upload>
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { fileSize: LARGEST_BODY, fieldSize: 4 * 1024 * 1024 },
    })
    form.on('field', (name, value) => {
      payload[name] = value
    })
    form.on('file', (part, stream, info) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () =>
        uploads.set(part, { name: info.filename ?? part, mime: info.mimeType, bytes: Buffer.concat(chunks) }),
      )
    })
    form.on('error', () => reject(badRequest("can't parse multipart form")))
    form.on('close', resolve)
    form.end(quoteFileNames(bytes))
  })
}

/**
 * grammY writes `filename=` without quotes. The platform reads it to the end of the line all the same, busboy
 * drops the part when a name has a space or a letter outside ASCII.
 */
function quoteFileNames(bytes: Buffer): Buffer {
  const header = /^(--[^\r\n]+\r\ncontent-disposition:form-data;name="[^"\r\n]*";filename=)([^"\r\n]+)\r\n/gm
  const quoted = (_all: string, before: string, name: string) =>
    `${before}"${name.replace(/[\\"]/g, '\\$&')}"\r\n`
  return Buffer.from(bytes.toString('latin1').replace(header, quoted), 'latin1')
}
