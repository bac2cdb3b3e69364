/** The console of a small committee over real HTTP, and what a member of staff does in it without a browser. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { consoleAssets } from '../../src/console/assets.ts'
import { createConsole } from '../../src/console/console.ts'
import { may, type Viewer } from '../../src/people/viewer.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { createAssets } from '../../src/platform/http/assets.ts'
import { sharedAssets } from '../../src/platform/http/shared-assets.ts'
import { openCommittee, publicUrl } from '../support/committee.ts'

export type Office = Awaited<ReturnType<typeof openOffice>>

export async function openOffice(given?: { startAt?: string; publicUrl?: string }) {
  const committee = await openCommittee(given)
  const folder = await mkdtemp(join(tmpdir(), 'cau-noi-console-'))
  const store = createFileStore({ root: folder })
  const assets = createAssets([...sharedAssets, ...consoleAssets])
  const http = new Hono()
  const stopping = new AbortController().signal
  const parts = { ...committee, files: store, assets, stopping, publicUrl: given?.publicUrl ?? publicUrl }
  http.route('/assets', assets.routes)
  http.route('/console', createConsole(parts))
  const server = await new Promise<ServerType>((resolve) => {
    const opened = serve({ fetch: http.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const telegram = await committee.account('telegram')
  let residents = 0

  return {
    ...committee,
    url,
    telegram,
    store,
    /** A resident sends feedback for a unit; answers its code. */
    async ticket(unitCode: string, text: string): Promise<string> {
      residents += 1
      const [code = ''] = await committee.write(telegram, `resident-${residents}`, `${unitCode}: ${text}`)
      return code
    },
    /** A fresh link for signing in, at this server. */
    async signInLink(viewer: Viewer): Promise<string> {
      const link = await committee.staff.createLoginLink(null, viewer.personId)
      return url + new URL(link.url).pathname
    },
    /** A signed-in member of staff without a browser; an administrator has just given their second factor. */
    async desk(viewer: Viewer): Promise<Desk> {
      const cookie = await this.cookie(viewer)
      if (may(viewer, 'staff.manage')) await this.giveFactor(viewer)
      return openDesk({ url, cookie })
    },
    /** The cookie of a fresh session. */
    async cookie(viewer: Viewer): Promise<string> {
      const answer = await fetch(await this.signInLink(viewer), { method: 'POST', redirect: 'manual' })
      return answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
    },
    /** Whoever has the cookie. */
    deskWith: (cookie: string): Desk => openDesk({ url, cookie }),
    /** As if the second factor had just been given in every session of the person. */
    async giveFactor({ personId }: Viewer): Promise<void> {
      const now = committee.clock.now()
      await committee.database.orm.person.update({
        where: { id: personId },
        data: { totpConfirmedAt: now },
      })
      await committee.database.orm.session.updateMany({ where: { personId }, data: { steppedUpAt: now } })
    },
    /** An open line of a signed-in member of staff. */
    async stream(viewer: Viewer, path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
      const signedIn = await fetch(await this.signInLink(viewer), { method: 'POST', redirect: 'manual' })
      const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      const { body } = await fetch(url + path, { headers: { cookie }, signal })
      if (!body) throw new Error('the line is closed')
      return body
    },
    /** Attaches a stored picture to a ticket, as a resident would have sent it. */
    async picture(code: string, bytes: Uint8Array): Promise<number> {
      const key = `aa/bb/${randomBytes(16).toString('hex')}.jpg`
      await store.put(key, bytes)
      const file = await committee.database.orm.storedFile.create({
        data: {
          state: 'ready',
          kind: 'image',
          mime: 'image/jpeg',
          name: 'den.jpg',
          bytes: bytes.length,
          key,
        },
      })
      const ticket = await committee.database.orm.ticket.findUniqueOrThrow({ where: { code } })
      await committee.database.orm.attachment.create({ data: { ticketId: ticket.id, fileId: file.id } })
      return file.id
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await committee.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Page {
  readonly status: number
  readonly html: string
  readonly location: string | null
  readonly headers: Headers
}

export interface Desk {
  get(path: string): Promise<Page>
  /** Sends a form with the token of the page it is on, unless another is given. */
  post(
    path: string,
    fields: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ): Promise<Page>
  /** The value of a hidden field on a page. */
  hidden(page: Page, name: string): string
}

function openDesk({ url, cookie }: { url: string; cookie: string }): Desk {
  let token = ''
  const read = async (answer: Response): Promise<Page> => ({
    status: answer.status,
    html: await answer.text(),
    location: answer.headers.get('location'),
    headers: answer.headers,
  })
  const get = async (path: string) =>
    read(await fetch(url + path, { headers: { cookie }, redirect: 'manual' }))
  const hidden = (page: Page, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? ''
  return {
    get,
    hidden,
    async post(path, fields, headers = {}) {
      token ||= hidden(await get('/console'), 'token')
      const body = new URLSearchParams({ token })
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name)
        for (const each of [value].flat()) body.append(name, each)
      }
      return read(
        await fetch(url + path, {
          method: 'POST',
          headers: { cookie, ...headers },
          body,
          redirect: 'manual',
        }),
      )
    },
  }
}
