/** Who is signed in. Tokens are kept as hashes; roles are read anew at every request. */
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { hashToken, newToken } from '../platform/secrets.ts'
import { demandAttempt, forgetAttempts } from './attempts.ts'
import { asViewer, presentViewer, type ViewerRow } from './present-viewer.ts'
import type { SecurityNotices } from './security-notices.ts'
import type { Viewer } from './viewer.ts'

const viewerOfSession = sqlFile(import.meta.url, 'viewer-of-session.sql')
const viewerOfToken = sqlFile(import.meta.url, 'viewer-of-token.sql')
/** Whoever changes somebody's rights locks the person first: a session begins before that and ends with it, or not at all. */
const personOfLink = {
  name: 'person_of_login_link',
  text: `SELECT person.id FROM login_link JOIN person ON person.id = login_link.person_id
    WHERE login_link.token_hash = $1 FOR SHARE OF person`,
}
const useLink = {
  name: 'use_login_link',
  text: `UPDATE login_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
    RETURNING person_id AS "personId"`,
}

/** A session ends so long after the signing in; unused for 12 hours it ends before. */
const longestSessionMs = 7 * 24 * 60 * 60 * 1000
/** Also in the statement. */
const idleMs = 12 * 60 * 60 * 1000
/** Longer than any token of ours. */
const longestToken = 200

export type Sessions = ReturnType<typeof createSessions>

export interface OwnSession {
  readonly id: number
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** The one that asks. */
  readonly current: boolean
}

export function createSessions(parts: {
  database: Database
  clock: Clock
  randomBytes: RandomBytes
  securityNotices: SecurityNotices
}) {
  const { database, clock, randomBytes, securityNotices } = parts

  const open = (viewer: Viewer, now: Date) => ({
    personId: viewer.personId,
    endedAt: null,
    expiresAt: { gt: now },
    lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
  })

  return {
    /**
     * Uses up a login link and begins a session under a token of its own; null: used, expired or unknown.
     * @param address where it is tried from
     * @param isKnown whether the browser was used by this person before; who signs in with another one is told
     * @throws TooManyAttemptsError after too many from one address, or for one person
     */
    async signIn(
      linkToken: string,
      address?: string,
      isKnown: (personId: number) => boolean = () => false,
    ): Promise<{ personId: number; sessionToken: string; expiresAt: Date } | null> {
      const now = clock.now()
      const from = address ? ({ what: 'sign-in-address', who: address } as const) : undefined
      if (from) await demandAttempt(database, from, now)
      const [asked] = await database.query<{ id: number }>(personOfLink, [hashToken(linkToken)])
      if (!asked) return null
      await demandAttempt(database, { what: 'sign-in-person', who: asked.id }, now)
      const sessionToken = newToken(randomBytes)
      const expiresAt = new Date(now.getTime() + longestSessionMs)
      return database.transaction(async (tx) => {
        await tx.query(personOfLink, [hashToken(linkToken)])
        const [link] = await tx.query<{ personId: number }>(useLink, [hashToken(linkToken), now])
        if (!link || !(await presentViewer(tx, link.personId))) return null
        await tx.orm.session.create({
          data: {
            tokenHash: hashToken(sessionToken),
            personId: link.personId,
            createdAt: now,
            lastSeenAt: now,
            expiresAt,
          },
        })
        if (from) await forgetAttempts(tx, from)
        const { personId } = link
        await forgetAttempts(tx, { what: 'sign-in-person', who: personId })
        if (!isKnown(personId)) await securityNotices.tell(tx, { personId, kind: 'sign-in', now })
        return { personId, sessionToken, expiresAt }
      })
    },

    async viewerOfSession(sessionToken: string): Promise<Viewer | null> {
      if (sessionToken.length > longestToken) return null
      const [row] = await database.query<ViewerRow>(viewerOfSession, [hashToken(sessionToken), clock.now()])
      return asViewer(row)
    },

    /** The viewer of a session with the rights they have now; null once it is over. It does not count as using it. */
    async presentOf(viewer: Viewer): Promise<Viewer | null> {
      const where = { ...open(viewer, clock.now()), id: viewer.access?.id ?? 0 }
      const session = await database.orm.session.findFirst({ where, select: { id: true } })
      return session && presentViewer(database, viewer.personId)
    },

    async signOut(sessionToken: string): Promise<void> {
      await database.orm.session.updateMany({
        where: { tokenHash: hashToken(sessionToken), endedAt: null },
        data: { endedAt: clock.now() },
      })
    },

    /** The viewer's own open sessions, the one used last first. */
    async list(viewer: Viewer): Promise<OwnSession[]> {
      const rows = await database.orm.session.findMany({
        where: open(viewer, clock.now()),
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        select: { id: true, createdAt: true, lastSeenAt: true },
      })
      const current = viewer.access?.via === 'session' ? viewer.access.id : null
      return rows.map((row) => ({ ...row, current: row.id === current }))
    },

    /** Ends one of the viewer's own sessions, all but the present one, or all; answers how many ended. */
    async endOwn(viewer: Viewer, which: number | 'others' | 'all'): Promise<number> {
      const now = clock.now()
      const id = which === 'all' ? {} : { id: which === 'others' ? { not: viewer.access?.id ?? 0 } : which }
      const { count } = await database.orm.session.updateMany({
        where: { ...open(viewer, now), ...id },
        data: { endedAt: now },
      })
      return count
    },

    /** Whom an API token acts for; null: ended or unknown. */
    async viewerOfToken(bearer: string): Promise<Viewer | null> {
      if (bearer.length > longestToken) return null
      const [row] = await database.query<ViewerRow>(viewerOfToken, [hashToken(bearer), clock.now()])
      return asViewer(row)
    },
  }
}
