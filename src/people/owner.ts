/** The owner: a person with every role on the root, there from the first start; OWNER_TOKEN acts for them. */
import { record } from '../audit/record.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { hashToken } from '../platform/secrets.ts'
import { roleNames } from './viewer.ts'

const lockOwner = { name: 'lock_owner', text: 'SELECT pg_advisory_xact_lock(72707374)::text' }

/** The audit remembers who the owner is and which tokens came from the setting. */
const actions = { person: 'owner.create', token: 'owner.token' }

/**
 * Makes sure of the owner and of their token; a token set before, and no longer, ends.
 * @returns the owner's person id
 */
export async function ensureOwner(parts: {
  database: Database
  texts: Texts
  clock: Clock
  rootId: number
  ownerToken: string | undefined
}): Promise<number> {
  const { database, texts, clock, rootId, ownerToken } = parts
  return database.transaction(async (tx) => {
    await tx.query(lockOwner, [])
    const now = clock.now()
    const personId = await ownerPerson(tx, { now, rootId, name: texts.say('vi', 'people-owner-name') })
    await grantEverything(tx, { personId, rootId, now })
    await setToken(tx, { personId, now, hash: ownerToken === undefined ? null : hashToken(ownerToken) })
    return personId
  })
}

async function ownerPerson(tx: Tx, given: { now: Date; rootId: number; name: string }): Promise<number> {
  const { now, rootId, name } = given
  const noted = await tx.orm.auditEntry.findFirst({
    where: { action: actions.person, entity: 'person' },
    orderBy: { id: 'asc' },
    select: { entityId: true },
  })
  if (noted?.entityId) return Number(noted.entityId)
  const { id } = await tx.orm.person.create({ data: { name, createdAt: now }, select: { id: true } })
  const entry = { at: now, actorId: null, action: actions.person, unitId: rootId }
  await record(tx, { ...entry, entity: 'person', entityId: id })
  return id
}

async function grantEverything(
  tx: Tx,
  given: { personId: number; rootId: number; now: Date },
): Promise<void> {
  const { personId, rootId: unitId, now } = given
  const present = await tx.orm.role.findMany({
    where: { personId, unitId, endedAt: null },
    select: { role: true },
  })
  const missing = roleNames.filter((role) => !present.some((each) => each.role === role))
  await tx.orm.role.createMany({ data: missing.map((role) => ({ personId, unitId, role, grantedAt: now })) })
}

async function setToken(tx: Tx, given: { personId: number; now: Date; hash: string | null }): Promise<void> {
  const { personId, now, hash } = given
  const noted = await tx.orm.auditEntry.findMany({
    where: { action: actions.token, entity: 'api_token' },
    select: { entityId: true },
  })
  const fromSetting = noted.map(({ entityId }) => Number(entityId))
  await tx.orm.apiToken.updateMany({
    where: { id: { in: fromSetting }, endedAt: null, ...(hash === null ? {} : { tokenHash: { not: hash } }) },
    data: { endedAt: now },
  })
  if (hash === null) return
  const { id } = await tx.orm.apiToken.upsert({
    where: { tokenHash: hash },
    create: { tokenHash: hash, personId, createdAt: now },
    update: { endedAt: null },
    select: { id: true },
  })
  if (fromSetting.includes(id)) return
  const entry = { at: now, actorId: null, action: actions.token, unitId: null }
  await record(tx, { ...entry, entity: 'api_token', entityId: id })
}
