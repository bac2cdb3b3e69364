/** A way into the console for whoever has the server in their hands. */
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import { createOutbox } from '../delivery/outbox.ts'
import { createSecurityNotices } from '../people/security-notices.ts'
import { createStaff } from '../people/staff.ts'
import { systemClock, systemRandom } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { loadTexts } from '../platform/i18n/texts.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import { onDatabase } from './stopped-server.ts'

/**
 * A link for the person, without one for the owner; it works once.
 * @throws ConfigError when there is no such person with a role, or nothing at all yet
 * @throws DirectoryInUseError when the server runs on the embedded database
 */
export function loginLink(config: Config, personId: number | undefined): Promise<string> {
  return onDatabase(config, async (database) => {
    const texts = loadTexts(join(import.meta.dirname, '../../locales'))
    const outbox = createOutbox({ nudge: () => undefined })
    const parts = {
      database,
      clock: systemClock,
      randomBytes: systemRandom,
      texts,
      publicUrl: config.publicUrl,
      outbox,
      securityNotices: createSecurityNotices({ outbox, texts }),
    }
    const staff = createStaff(parts)
    const viewer = await staff.viewerOf(personId ?? (await ownerOf(database)))
    if (!viewer) throw new ConfigError(`person ${personId} has no role: nobody can sign in as them`)
    const { url, expiresAt } = await staff.createLoginLink(null, viewer.personId)
    return `${viewer.name}: ${url}\n(works once, until ${formatDateTime(expiresAt, 'en')}, Viet Nam time)\n`
  })
}

/** The first administrator of the root that is still one: there from the first start. */
async function ownerOf(database: Database): Promise<number> {
  const role = await database.orm.role.findFirst({
    where: { role: 'admin', endedAt: null, unit: { versions: { some: { parentId: null, validTo: null } } } },
    orderBy: { id: 'asc' },
    select: { personId: true },
  })
  if (!role) throw new ConfigError('the database has no owner yet: start the server once')
  return role.personId
}
