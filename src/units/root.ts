/** The unit at the top, which everything else is under. */
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { asDay, searchKey } from './versions.ts'

const lockRoot = { name: 'lock_root', text: 'SELECT pg_advisory_xact_lock(72707372)::text' }

/** The Front was founded on 18 November 1930; nothing below it is older. */
const founded = '1930-11-18'

/** Creates the root unit once, whoever starts first; answers its id. */
export async function ensureRoot({
  database,
  texts,
  clock,
}: {
  database: Database
  texts: Texts
  clock: Clock
}): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.query(lockRoot, [])
    const present = await tx.orm.unitVersion.findFirst({
      where: { parentId: null, validTo: null },
      select: { unitId: true },
    })
    if (present) return present.unitId
    const { id } = await tx.orm.unit.create({ data: { createdAt: clock.now() } })
    const name = texts.say('vi', 'units-root-name')
    await tx.orm.unitVersion.create({
      data: {
        unitId: id,
        code: 'root',
        name,
        folded: searchKey({ name, aliases: [] }),
        level: 'goc',
        aliases: [],
        validFrom: asDay(founded),
      },
    })
    await tx.orm.unitAncestor.create({ data: { unitId: id, ancestorId: id, depth: 0 } })
    return id
  })
}
