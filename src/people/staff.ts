/** The staff of the committees: who has which role where, and the ways in they are given. */
import { createReadings } from '../audit/reading.ts'
import { record } from '../audit/record.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import {
  closeAccess,
  issueInvite,
  issueLoginLink,
  issueToken,
  type LoginLink,
  loginLinkMs,
} from './access.ts'
import { type CustodyDeed, createCustody } from './custody.ts'
import { demandFactor, isKeeper } from './factor-demands.ts'
import { presentViewer } from './present-viewer.ts'
import { demandOver, reachesAll } from './rights.ts'
import { removeFactor } from './second-factor.ts'
import type { SecurityNotices } from './security-notices.ts'
import { findStaff, listStaff, type StaffMember } from './staff-reading.ts'
import { usableName, usableRoles } from './staff-words.ts'
import { showTypedCode } from './typed-codes.ts'
import { demand, reach, type Viewer } from './viewer.ts'

export type { StaffMember } from './staff-reading.ts'
export type Staff = ReturnType<typeof createStaff>

export interface StaffParts {
  readonly database: Database
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly texts: Texts
  readonly publicUrl: string
  readonly outbox: Outbox
  readonly securityNotices: SecurityNotices
}

export interface Invite {
  readonly code: string
  /** Opens the Telegram account with the code already typed; absent when there is none. */
  readonly telegramUrl?: string
  /** What to send to a person who is to use Zalo or the web chat. */
  readonly zaloText: string
}

const lockPerson = { name: 'lock_person', text: 'SELECT id FROM person WHERE id = $1 FOR UPDATE' }

export function createStaff(parts: StaffParts) {
  const { database, clock, randomBytes, texts, publicUrl, securityNotices } = parts
  const recordRead = createReadings({ database, clock })
  const custody = createCustody(parts)

  /** Changes a member of staff all of whose present roles the viewer manages; whom they may not see is not there. */
  async function manage<T>(
    viewer: Viewer,
    personId: number,
    work: (tx: Tx, given: { now: Date; unitId: number | null; roles: PresentRole[] }) => Promise<T>,
  ): Promise<T> {
    return database.transaction(async (tx) => {
      await tx.query(lockPerson, [personId])
      if (personId !== viewer.personId) await findStaff(tx, viewer, personId)
      demand(viewer, 'staff.manage')
      demandFactor(viewer, 'staff-rights', clock.now())
      const roles = await presentRoles(tx, personId)
      const unitIds = roles.map(({ unitId }) => unitId)
      if (!(await reachesAll(tx, viewer, { right: 'staff.manage', unitIds })))
        throw new ForbiddenError('staff.manage')
      return work(tx, { now: clock.now(), unitId: unitIds[0] ?? null, roles })
    })
  }

  /**
   * Opens a way in, for somebody who has a role to use it with. One for a custodian waits for a second administrator.
   * @throws ConflictError('custody-asked') when that was asked for hereby, or waits already
   */
  async function open<T>(
    viewer: Viewer,
    personId: number,
    what: Exclude<CustodyDeed, 'role'>,
    work: (tx: Tx, now: Date) => Promise<T>,
  ): Promise<T> {
    const opened = await manage(viewer, personId, async (tx, { now, unitId, roles }) => {
      if (unitId === null) throw new ConflictError('staff-ended')
      const guarded = roles.find(({ role }) => role === 'custodian')
      if (guarded && personId !== viewer.personId && !isKeeper(viewer)) {
        const asked = { personId, unitId: guarded.unitId, deed: what, now }
        if (!(await custody.use(tx, viewer, asked))) {
          await custody.ask(tx, viewer, asked)
          return null
        }
      }
      if (personId !== viewer.personId) await securityNotices.tell(tx, { personId, kind: 'access', now })
      await note(tx, { viewer, action: `staff.${what}`, personId, unitId, now })
      return { way: await work(tx, now) }
    })
    if (!opened) throw new ConflictError('custody-asked')
    return opened.way
  }

  return {
    custody,

    /** The viewer a person is now; null without a present role. */
    viewerOf: (personId: number): Promise<Viewer | null> => presentViewer(database, personId),

    /** Staff with a role within reach, in Vietnamese order of their names; the reading is noted. */
    async list(viewer: Viewer): Promise<StaffMember[]> {
      const members = await listStaff(database, viewer)
      const unitId = reach(viewer, 'staff.read')[0] ?? null
      await recordRead(viewer, { action: 'staff.list', unitId, entity: 'person', entityId: null })
      return members
    },

    /** @throws NotFoundError when there is nobody, or nobody within reach */
    find: (viewer: Viewer, personId: number): Promise<StaffMember> => findStaff(database, viewer, personId),

    /**
     * Adds a member of staff; the role of a custodian waits for a second administrator.
     * @throws InvalidError for an empty name or an unknown role
     */
    async create(
      viewer: Viewer,
      given: { name: string; unitId: number; roles: readonly string[] },
    ): Promise<{ id: number }> {
      demand(viewer, 'staff.manage')
      const name = usableName(given.name)
      const roles = usableRoles(given.roles)
      const { unitId } = given
      const now = clock.now()
      demandFactor(viewer, 'staff-rights', now)
      return database.transaction(async (tx) => {
        await demandOver(tx, viewer, { right: 'staff.manage', unitId })
        const { id } = await tx.orm.person.create({ data: { name, createdAt: now }, select: { id: true } })
        const atOnce = isKeeper(viewer) ? roles : roles.filter((role) => role !== 'custodian')
        await tx.orm.role.createMany({
          data: atOnce.map((role) => ({ personId: id, unitId, role, grantedAt: now })),
        })
        if (atOnce.length < roles.length)
          await custody.ask(tx, viewer, { personId: id, unitId, deed: 'role', now })
        await note(tx, { viewer, action: 'staff.create', personId: id, unitId, now, data: { roles: atOnce } })
        return { id }
      })
    },

    /**
     * Adds a role; what was opened before under fewer rights is closed. That of a custodian waits for a second
     * administrator.
     * @throws ConflictError('custodian-self'): who sees denunciations is for somebody else to decide
     */
    grant: (
      viewer: Viewer,
      personId: number,
      { role, unitId }: { role: string; unitId: number },
    ): Promise<'granted' | 'asked'> =>
      manage(viewer, personId, async (tx, { now }) => {
        const [known] = usableRoles([role])
        if (known === 'custodian' && personId === viewer.personId) throw new ConflictError('custodian-self')
        await demandOver(tx, viewer, { right: 'staff.manage', unitId })
        const present = await presentRoles(tx, personId)
        if (present.some((each) => each.role === known && each.unitId === unitId))
          throw new ConflictError('role-present')
        if (known === 'custodian' && !isKeeper(viewer)) {
          await custody.ask(tx, viewer, { personId, unitId, deed: 'role', now })
          return 'asked'
        }
        await tx.orm.role.create({ data: { personId, unitId, role: known ?? role, grantedAt: now } })
        await closeAccess(tx, { personId, now })
        await securityNotices.tell(tx, { personId, kind: 'role', now })
        await note(tx, { viewer, action: 'staff.grant', personId, unitId, now, data: { role } })
        return 'granted'
      }),

    /** Ends one role; sessions, tokens, links and invites end with it. */
    async endRole(viewer: Viewer, roleId: number): Promise<void> {
      demand(viewer, 'staff.manage')
      const now = clock.now()
      demandFactor(viewer, 'staff-rights', now)
      await database.transaction(async (tx) => {
        const found = await tx.orm.role.findFirst({ where: { id: roleId, endedAt: null } })
        if (!found) throw new NotFoundError('role')
        const { personId, unitId, role } = found
        await tx.query(lockPerson, [personId])
        await demandOver(tx, viewer, { right: 'staff.manage', unitId })
        if (personId === viewer.personId) throw new ConflictError('staff-self')
        await tx.orm.role.update({ where: { id: roleId }, data: { endedAt: now } })
        await closeAccess(tx, { personId, now })
        await securityNotices.tell(tx, { personId, kind: 'role', now })
        await note(tx, { viewer, action: 'staff.end-role', personId, unitId, now, data: { role } })
      })
    },

    /** Ends every role of a person. They may go on as a resident. */
    end: (viewer: Viewer, personId: number): Promise<void> =>
      manage(viewer, personId, async (tx, { now, unitId }) => {
        if (personId === viewer.personId) throw new ConflictError('staff-self')
        await tx.orm.role.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
        await closeAccess(tx, { personId, now })
        await securityNotices.tell(tx, { personId, kind: 'role', now })
        await note(tx, { viewer, action: 'staff.end', personId, unitId, now })
      }),

    /** Takes a lost second factor away: they sign in again and enrol another. */
    resetFactor: (viewer: Viewer, personId: number): Promise<void> =>
      manage(viewer, personId, async (tx, { now, unitId }) => {
        await removeFactor(tx, personId)
        await tx.orm.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
        await securityNotices.tell(tx, { personId, kind: 'factor', now })
        await note(tx, { viewer, action: 'second-factor.reset', personId, unitId, now })
      }),

    /** An API token, readable this once. @throws ConflictError('staff-ended') for somebody without a role */
    createToken: (viewer: Viewer, personId: number): Promise<{ token: string }> =>
      open(viewer, personId, 'token', async (tx, now) => ({
        token: await issueToken(tx, { personId, now, randomBytes }),
      })),

    /** A console link for one use within a day; without a viewer it is the program that gives it. */
    async createLoginLink(viewer: Viewer | null, personId: number): Promise<LoginLink> {
      const issue = (tx: Tx, now: Date) =>
        issueLoginLink(tx, { personId, now, randomBytes, publicUrl, lastsMs: loginLinkMs.sent })
      return viewer
        ? open(viewer, personId, 'login-link', issue)
        : database.transaction((tx) => issue(tx, clock.now()))
    },

    /** A code that links the person's chat; it works once, within three days. */
    createInvite: (viewer: Viewer, personId: number): Promise<Invite> =>
      open(viewer, personId, 'invite', async (tx, now) => {
        const { code, expiresAt } = await issueInvite(tx, { personId, now, randomBytes })
        const bot = await telegramName(tx)
        const shown = showTypedCode(code)
        const time = formatDateTime(expiresAt, viewer.language)
        return {
          code: shown,
          ...(bot ? { telegramUrl: `https://t.me/${bot}?start=${shown}` } : {}),
          zaloText: texts.say(viewer.language, 'people-invite-zalo', { code: shown, time }),
        }
      }),
  }
}

interface PresentRole {
  readonly role: string
  readonly unitId: number
}

function presentRoles(tx: Tx, personId: number): Promise<PresentRole[]> {
  return tx.orm.role.findMany({
    where: { personId, endedAt: null },
    orderBy: { id: 'asc' },
    select: { role: true, unitId: true },
  })
}

async function note(
  tx: Tx,
  given: {
    viewer: Viewer
    action: string
    personId: number
    unitId: number | null
    now: Date
    data?: Prisma.InputJsonObject
  },
): Promise<void> {
  const { viewer, action, personId, unitId, now, data = {} } = given
  const actorId = viewer.personId
  await record(tx, { at: now, actorId, action, unitId, entity: 'person', entityId: personId, data })
}

/** The public name of the first Telegram account that has told it. */
async function telegramName(tx: Tx): Promise<string | null> {
  const accounts = await tx.orm.channelAccount.findMany({
    where: { platform: 'telegram' },
    orderBy: { id: 'asc' },
    select: { settings: true },
  })
  const names = accounts.map(({ settings }) => (settings as { username?: unknown } | null)?.username)
  return names.find((name) => typeof name === 'string' && /^\w{3,64}$/.test(name))?.toString() ?? null
}
