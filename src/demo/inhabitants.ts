/** The people of the demonstration: staff with their roles, residents with a chat and their consents. */
import { consentTextVersion } from '../feedback/sending.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Chance } from './chance.ts'
import type { DemoData, DemoResident } from './data.ts'
import type { Author } from './ticket-story.ts'

/** The wards are of this day (Resolution 1656/NQ-UBTVQH15). */
const wardsBegan = new Date('2025-07-01T08:00:00+07:00')

/** The words of the menu that ask for it. */
const newsTextVersion = 'announcements-1'

export const demoSlugs = { telegram: 'demo-telegram', zalo: 'demo-zalo', web: 'web' } as const

export interface Accounts {
  readonly telegram: number
  readonly zalo: number
  readonly web: number
}

/** The accounts residents write to; only the web chat is real, and it speaks for `wardId`. */
export async function addAccounts(
  tx: Tx,
  { rootId, wardId, now }: { rootId: number; wardId: number; now: Date },
) {
  const account = async (platform: keyof Accounts, unitId: number) => {
    const slug = demoSlugs[platform]
    const row = { platform, slug, unitId, createdAt: now }
    const { id } = await tx.orm.channelAccount.upsert({ where: { slug }, create: row, update: { unitId } })
    return id
  }
  return {
    telegram: await account('telegram', rootId),
    zalo: await account('zalo', rootId),
    web: await account('web', wardId),
  }
}

/** Staff with the roles they have had since their ward began; answers the id of each key. */
export async function addStaff(tx: Tx, given: { data: DemoData; unitId: (key: string) => number }) {
  const { data, unitId } = given
  const created = await tx.orm.person.createManyAndReturn({
    data: data.staff.map(({ name }) => ({ name, createdAt: wardsBegan })),
    select: { id: true },
  })
  const ids = new Map(data.staff.map(({ key }, index) => [key, created[index]?.id ?? 0]))
  await tx.orm.role.createMany({
    data: data.staff.flatMap(({ key, unit, roles }) =>
      roles.map((role) => ({
        personId: ids.get(key) ?? 0,
        unitId: unitId(unit),
        role,
        grantedAt: wardsBegan,
      })),
    ),
  })
  return ids
}

/** Residents, each with one chat, as if they had first written at `cameAt`. */
export async function addResidents(
  tx: Tx,
  given: {
    data: DemoData
    accounts: Accounts
    unitId: (key: string) => number
    cameAt: (resident: DemoResident) => Date
    chance: Chance
  },
): Promise<Map<string, Author>> {
  const { data, accounts, unitId, cameAt, chance } = given
  const persons = await tx.orm.person.createManyAndReturn({
    data: data.residents.map((resident) => ({
      name: resident.name ?? null,
      language: resident.language,
      unitId: unitId(resident.unit),
      createdAt: cameAt(resident),
    })),
    select: { id: true },
  })
  const identities = await tx.orm.identity.createManyAndReturn({
    data: data.residents.map((resident, index) => ({
      accountId: accounts[resident.platform],
      externalId: externalId(resident, chance),
      personId: persons[index]?.id ?? 0,
      language: resident.language,
      unitId: unitId(resident.unit),
      greetedAt: cameAt(resident),
      lastInboundAt: cameAt(resident),
      createdAt: cameAt(resident),
    })),
    select: { id: true, externalId: true },
  })
  return new Map(
    data.residents.map(({ key, platform, language }, index) => {
      const { id: identityId = 0, externalId = '' } = identities[index] ?? {}
      return [key, { personId: persons[index]?.id ?? 0, identityId, externalId, platform, language }]
    }),
  )
}

/** Who sent something agreed to that with the first ticket; two of three agreed to be told of news before. */
export async function addConsents(
  tx: Tx,
  {
    authors,
    tickets,
  }: { authors: ReadonlyMap<string, Author>; tickets: readonly { authorId: number; createdAt: Date }[] },
): Promise<void> {
  const given = [...authors.values()].flatMap(({ personId, identityId }, index) => {
    const first = tickets.find(({ authorId }) => authorId === personId)
    if (!first) return []
    const proof = { personId, identityId, givenAt: first.createdAt }
    const news = { ...proof, purpose: 'announcements', textVersion: newsTextVersion }
    return [
      { ...proof, purpose: 'feedback', textVersion: consentTextVersion },
      ...(index % 3 === 2 ? [] : [news]),
    ]
  })
  await tx.orm.consent.createMany({ data: given })
}

/** As the platforms write their people's ids. */
function externalId({ platform }: DemoResident, chance: Chance): string {
  if (platform === 'web') return Buffer.from(chance.bytes(16)).toString('hex')
  const digits = Array.from({ length: platform === 'zalo' ? 18 : 9 }, () => chance.upTo(9)).join('')
  return `${1 + chance.upTo(8)}${digits}`
}
