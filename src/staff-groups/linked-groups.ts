/** The groups that read the tickets of units: who links one answers for it, and administrators of the unit see and end every one. */
import type { Outbox } from '../delivery/outbox.ts'
import { presentViewer } from '../people/present-viewer.ts'
import { demandOver, reachesAll } from '../people/rights.ts'
import { staffChats } from '../people/staff-chats.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { NotFoundError } from '../platform/errors.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { endGroup, type LinkedGroup } from './groups.ts'
import { sayToGroup } from './messages.ts'

/** Everybody in a linked group reads the tickets of the unit: only who decides about its staff may link one. */
export const linkingRight = 'staff.manage'

export interface LinkedGroupView {
  readonly id: number
  readonly unitId: number
  readonly linkedAt: Date
  /** Who linked it. */
  readonly by: { readonly id: number; readonly name: string | null }
}

export type LinkedGroups = ReturnType<typeof createLinkedGroups>

const select = { id: true, accountId: true, chatId: true, unitId: true, linkedBy: true } as const

interface Parts {
  readonly outbox: Outbox
  readonly texts: Texts
  readonly units: UnitDirectory
}

export function createLinkedGroups({
  database,
  clock,
  texts,
  units,
}: Omit<Parts, 'outbox'> & { database: Database; clock: Clock }) {
  return {
    /** Those of units within reach, the newest first. @throws ForbiddenError */
    async list(viewer: Viewer): Promise<LinkedGroupView[]> {
      demand(viewer, linkingRight)
      const groups = await database.orm.staffGroup.findMany({
        where: { AND: [{ endedAt: null }, withinReach(viewer, linkingRight)] },
        orderBy: { id: 'desc' },
        select: { id: true, unitId: true, linkedAt: true, linkedBy: true },
      })
      const people = await database.orm.person.findMany({
        where: { id: { in: groups.map(({ linkedBy }) => linkedBy) } },
        select: { id: true, name: true },
      })
      const nameOf = new Map(people.map(({ id, name }) => [id, name]))
      return groups.map(({ linkedBy, ...group }) => ({
        ...group,
        by: { id: linkedBy, name: nameOf.get(linkedBy) ?? null },
      }))
    },

    /** The group is shown nothing any more. @throws NotFoundError, ForbiddenError */
    async end(viewer: Viewer, id: number): Promise<void> {
      demand(viewer, linkingRight)
      const now = clock.now()
      await database.transaction(async (tx) => {
        const group = await tx.orm.staffGroup.findFirst({ where: { id, endedAt: null }, select })
        if (!group) throw new NotFoundError('staff-group')
        await demandOver(tx, viewer, { right: linkingRight, unitId: group.unitId })
        await endGroup(tx, group, { personId: viewer.personId, why: 'asked', now })
        const unit = unitWords(units.now, group.unitId)
        await sayToGroup(tx, {
          ...group,
          message: { text: texts.rich('vi', 'group-unlinked', { unit }) },
          now,
        })
      })
    },
  }
}

/** Whether whoever linked it may still do so; if not the link ends, and the group and the present administrators hear of it. */
export function createAnsweredFor({ outbox, texts, units }: Parts) {
  return async (tx: Tx, group: LinkedGroup, now: Date): Promise<boolean> => {
    const linker = await presentViewer(tx, group.linkedBy)
    const unitIds = [group.unitId]
    if (linker && (await reachesAll(tx, linker, { right: linkingRight, unitIds }))) return true
    await endGroup(tx, group, { personId: null, why: 'role', now })
    const words = (language: Language) =>
      texts.rich(language, 'group-unlinked-role', { unit: unitWords(units.now, group.unitId) })
    await sayToGroup(tx, { ...group, message: { text: words('vi') }, now })
    const asked = { unitId: group.unitId, right: linkingRight, above: 0, except: null } as const
    for (const to of await staffChats(tx, asked))
      await outbox.add(tx, { to, message: { text: words(to.language) }, now })
    return false
  }
}
