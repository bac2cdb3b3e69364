/**
 * Idempotency-Key on every POST (draft-ietf-httpapi-idempotency-key-header): a repeat gets the first answer again.
 * Only successes are kept, for a day and encrypted, because some of them are secrets; a failed request did nothing
 * and may be sent again under its key. What was kept before the person's rights changed, or before anybody's words were
 * erased, is given to nobody any more.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { NotFoundError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Secrets } from '../platform/secrets.ts'
import { ProblemError } from './problems.ts'

const claim = sqlFile(import.meta.url, 'claim-idempotency-key.sql')
const read = {
  name: 'read_idempotency_key',
  text: `SELECT request_hash AS "requestHash", status, answer FROM idempotency_key WHERE person_id = $1 AND key = $2`,
}
const keep = {
  name: 'keep_idempotent_answer',
  text: `UPDATE idempotency_key SET status = $4, answer = $5::jsonb
    WHERE person_id = $1 AND key = $2 AND created_at = $3 AND status IS NULL`,
}
const release = {
  name: 'release_idempotency_key',
  text: `DELETE FROM idempotency_key WHERE person_id = $1 AND key = $2 AND created_at = $3 AND answer IS NULL`,
}

const longestKey = 255

export interface Answer {
  readonly status: number
  readonly body: string
}

interface Stored {
  readonly requestHash: string
  readonly status: number | null
  readonly answer: { readonly sealed: string } | null
}

export interface Request {
  readonly personId: number
  /** The header, if it was sent. */
  readonly key: string | undefined
  readonly method: string
  readonly path: string
  readonly body: string
}

export function createIdempotency(parts: { database: Database; clock: Clock; secrets: Secrets; log: Log }) {
  const { database, clock, secrets, log } = parts

  async function replay(request: Request, hash: string): Promise<Answer> {
    const [stored] = await database.query<Stored>(read, [request.personId, request.key])
    if (stored && stored.requestHash !== hash) throw new ProblemError('idempotency-reused')
    if (stored?.status && !stored.answer) throw new NotFoundError('kept answer')
    if (!stored?.status || !stored.answer)
      throw new ProblemError('idempotency-busy', { headers: { 'Retry-After': '1' } })
    return { status: stored.status, body: secrets.decrypt(Buffer.from(stored.answer.sealed, 'base64')) }
  }

  return {
    /**
     * Runs `work` once per key.
     * @throws ProblemError when the key came with another request, or with one still being handled
     */
    async once(request: Request, work: () => Promise<Answer>): Promise<Answer & { replayed: boolean }> {
      const { personId, key } = request
      if (key === undefined) return { ...(await work()), replayed: false }
      if (key.length < 1 || key.length > longestKey) throw new ProblemError('idempotency-key')
      const hash = requestHash(request)
      const claimedAt = clock.now()
      const [claimed] = await database.query(claim, [personId, key, hash, claimedAt])
      if (!claimed) return { ...(await replay(request, hash)), replayed: true }
      try {
        const answer = await work()
        const sealed = Buffer.from(secrets.encrypt(answer.body)).toString('base64')
        await database
          .query(keep, [personId, key, claimedAt, answer.status, JSON.stringify({ sealed })])
          .catch((error) => log.warn({ err: error }, 'an idempotent answer was not kept'))
        return { ...answer, replayed: false }
      } catch (error) {
        await database.query(release, [personId, key, claimedAt]).catch(() => undefined)
        throw error
      }
    },
  }
}

function requestHash({ method, path, body }: Request): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex')
}
