/** Kept files, for the resident who sent them or whom they were sent to; for anybody else they are not there. */
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Database } from '../../platform/database/database.ts'
import { sqlFile } from '../../platform/database/statement.ts'
import { fileHeaders } from '../../platform/files/serve.ts'
import type { FileStore } from '../../platform/files/store.ts'
import type { Account } from '../channel.ts'
import type { Identities } from './identity.ts'

const fileForResident = sqlFile(import.meta.url, 'file-for-resident.sql')

interface FileRow {
  readonly key: string
  readonly preview_key: string | null
  readonly mime: string
  readonly name: string | null
}

export function createDownloads(parts: {
  account: Account
  identities: Identities
  database: Database
  store: FileStore
}): Hono {
  const { account, identities, database, store } = parts
  const routes = new Hono()
  routes.get('/files/:id{[1-9][0-9]{0,8}}', async (c) => {
    const resident = identities.of(c)
    if (!resident) return c.notFound()
    const values = [account.id, resident, Number(c.req.param('id'))]
    const [file] = await database.query<FileRow>(fileForResident, values)
    if (!file) return c.notFound()
    const preview = c.req.query('preview') !== undefined && file.preview_key !== null
    const key = preview ? file.preview_key : file.key
    if (!key || !(await store.exists(key))) return c.notFound()
    const headers = fileHeaders({
      mime: preview ? 'image/jpeg' : file.mime,
      name: file.name ?? '',
    })
    return c.body(Readable.toWeb(await store.readStream(key)) as ReadableStream, 200, headers)
  })
  return routes
}
