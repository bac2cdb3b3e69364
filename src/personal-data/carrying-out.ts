/**
 * What staff carry out at a person's wish, at once and within the caller's transaction: a restriction, the end of consents,
 * corrections (Law 91/2025/QH15, art. 4). Each answers what it changed, by names.
 */
import { consents, type Purpose } from '../people/consents.ts'
import { isPhone } from '../people/phone.ts'
import { demandOver } from '../people/rights.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import { ConflictError, InvalidError, type Issue } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { forgetAgreementsOf } from './agreements.ts'

/** What people agree to, each of which can be withdrawn alone. */
export const purposes = ['feedback', 'announcements', 'phone'] as const satisfies readonly Purpose[]

const longestName = 80
const longestAddress = 300

/** The right values; what is empty stays as it is. */
export interface Corrections {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly unitId?: number | undefined
  readonly address?: string | undefined
}

export interface Concerned {
  readonly personId: number
  /** Of the request. */
  readonly unitId: number
  readonly now: Date
}

/** Kept and not used: nothing is announced to them, and their name is not shown. */
export async function restrict(tx: Tx, { personId, now }: Concerned): Promise<string[]> {
  await tx.orm.person.update({ where: { id: personId }, data: { restrictedAt: now } })
  return ['restricted']
}

/**
 * Ends one consent, or all of them.
 * @throws ConflictError when nothing of it is agreed to
 */
export async function withdraw(
  tx: Tx,
  { personId, now }: Concerned,
  purpose: string | undefined,
): Promise<string[]> {
  const given = await tx.orm.consent.findMany({
    where: { personId, withdrawnAt: null, ...(purpose ? { purpose } : {}) },
    distinct: ['purpose'],
    orderBy: { purpose: 'asc' },
    select: { purpose: true },
  })
  if (given.length === 0) throw new ConflictError('data-request-nothing')
  for (const each of given) {
    await consents.withdraw(tx, { personId, purpose: each.purpose as Purpose, now })
    await forgetAgreementsOf(tx, { personId, purpose: each.purpose })
  }
  return given.map((each) => each.purpose)
}

/**
 * @throws InvalidError naming the fields, or when there is nothing to correct
 * @throws ForbiddenError and NotFoundError about a unit beyond the viewer's reach
 */
export async function correct(
  tx: Tx,
  { viewer, units }: { viewer: Viewer; units: UnitDirectory },
  concerned: Concerned,
  given: Corrections,
): Promise<string[]> {
  const { personId } = concerned
  const { name, phone, address, unitId } = usable(given)
  if (unitId !== undefined) {
    await demandOver(tx, viewer, { right: 'privacy.manage', unitId })
    await moveChats(tx, { personId, unitId, units })
  }
  if (phone) await demandAgreed(tx, personId)
  await tx.orm.person.update({
    where: { id: personId },
    data: {
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
      ...(unitId === undefined ? {} : { unitId }),
    },
  })
  if (address) await moveHousehold(tx, concerned, address)
  return Object.entries({ name, phone, unit: unitId, address }).flatMap(([field, value]) =>
    value ? [field] : [],
  )
}

/** A number is kept for somebody who agreed to be called, and for nobody else. */
async function demandAgreed(tx: Tx, personId: number): Promise<void> {
  const open = { personId, purpose: 'phone', withdrawnAt: null }
  if ((await tx.orm.consent.count({ where: open })) === 0)
    throw new InvalidError([{ path: 'phone', message: 'error-phone-not-agreed' }])
}

/** Their chats are at the same unit, where the account is for it. */
async function moveChats(
  tx: Tx,
  { personId, unitId, units }: { personId: number; unitId: number; units: UnitDirectory },
): Promise<void> {
  const chats = await tx.orm.identity.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
    select: { id: true, account: { select: { unitId: true } } },
  })
  const ids = chats
    .filter(({ account }) => units.now.subtree(account.unitId).some(({ id }) => id === unitId))
    .map(({ id }) => id)
  await tx.orm.identity.updateMany({ where: { id: { in: ids } }, data: { unitId } })
}

/** Who lives with others there gets a household of their own: the others have asked for nothing. */
async function moveHousehold(tx: Tx, { personId, ...at }: Concerned, address: string): Promise<void> {
  const person = await tx.orm.person.findUniqueOrThrow({ where: { id: personId } })
  const { householdId } = person
  const unitId = person.unitId ?? at.unitId
  const others =
    householdId === null ? 0 : await tx.orm.person.count({ where: { householdId, id: { not: personId } } })
  if (householdId !== null && others === 0)
    await tx.orm.household.update({ where: { id: householdId }, data: { address, unitId } })
  else {
    const { id } = await tx.orm.household.create({ data: { address, unitId, createdAt: at.now } })
    await tx.orm.person.update({ where: { id: personId }, data: { householdId: id } })
  }
}

function usable(given: Corrections) {
  const line = (text: string | undefined) =>
    cleanText(text ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  const [name, phone, address] = [line(given.name), line(given.phone), line(given.address)]
  const { unitId } = given
  const issue = (path: string, message: string, is: boolean): Issue[] => (is ? [{ path, message }] : [])
  const issues = [
    ...issue('name', 'error-nothing-to-correct', !name && !phone && !address && unitId === undefined),
    ...issue('name', 'error-too-long', [...name].length > longestName),
    ...issue('phone', 'error-phone-unusable', phone !== '' && !isPhone(phone)),
    ...issue('address', 'error-too-long', [...address].length > longestAddress),
  ]
  if (issues.length > 0) throw new InvalidError(issues)
  return { name, phone, address, unitId }
}
