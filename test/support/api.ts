/** The API of a small committee over real HTTP. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createApi } from '../../src/api/api.ts'
import { gazetteerOf } from '../../src/feedback/place.ts'
import { createUnderstanding } from '../../src/feedback/understand/understand.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { openCommittee, ownerToken, publicUrl } from './committee.ts'

/** Whatever was answered; each test looks at it in its own shape. */
export type Body = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

export type Served = Awaited<ReturnType<typeof serveApi>>

/** Paths of the routes under `/v1`, as the document writes them. */
const routesOf = ({ routes }: Hono) =>
  routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`)

export async function serveApi() {
  const world = await openCommittee()
  const folder = await mkdtemp(join(tmpdir(), 'cau-noi-api-'))
  const store = createFileStore({ root: folder })
  const understand = (text: string) => createUnderstanding(gazetteerOf(world.directory.now))(text)
  const api = createApi({ ...world, files: store, understand, publicUrl })
  const app = new Hono().route('/api', api)
  const server = await new Promise<ServerType>((resolve) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const callAs =
    (token: string | null): Caller =>
    async (method, path, body, headers = {}) => {
      const response = await fetch(`${url}/api${path.startsWith('/openapi') ? path : `/v1${path}`}`, {
        method,
        headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : {},
      }
    }

  return {
    world,
    store,
    url,
    routes: routesOf(app),
    callAs,
    asOwner: callAs(ownerToken),
    /** A new member of staff who calls with a token of their own. */
    async staff(
      name: string,
      unit: string,
      ...roles: Parameters<typeof world.member>[2][]
    ): Promise<Caller & { id: number }> {
      const { personId } = await world.member(name, unit, ...roles)
      const { token } = await world.staff.createToken(world.owner, personId)
      return Object.assign(callAs(token), { id: personId })
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
