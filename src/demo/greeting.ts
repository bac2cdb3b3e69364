/** What a person who started the demonstration can look at, and as whom. */
import type { App } from '../app.ts'
import type { RoleName } from '../people/viewer.ts'
import { readDemoData } from './data.ts'
import { demoWard } from './fill.ts'

/** Whom to sign in as, by their keys in the data. */
const guests: readonly { key: string; role: RoleName; may: string }[] = [
  { key: 'duc-minh', role: 'officer', may: 'receives, answers and forwards what residents of the ward send' },
  { key: 'quoc-hung', role: 'chair', may: 'sees and handles the same, and gives matters to officers' },
  { key: 'quynh-chi', role: 'viewer', may: 'reads the matters of every ward of the city, changes nothing' },
]

/** Lines with a link for one use for each guest who still has their role. */
export async function greetGuests(app: App): Promise<string[]> {
  const { units, staff } = readDemoData()
  const nameOf = (key: string) => units.find((unit) => unit.key === key)?.versions.at(-1)?.name ?? ''
  const lines: string[] = []
  for (const { key, role, may } of guests) {
    const { name = '', unit = '' } = staff.find((person) => person.key === key) ?? {}
    const person = await app.database.orm.person.findFirst({
      where: { name, roles: { some: { role, endedAt: null } } },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    if (!person) continue
    const { url } = await app.staff.createLoginLink(null, person.id)
    lines.push('', `  ${name}, ${role} of ${nameOf(unit)}: ${may}`, `    ${url}`)
  }
  return [
    '',
    '  This is a demonstration: everybody in it is invented, and nothing is sent to anyone.',
    `  The web chat speaks for ${nameOf(demoWard)}. Each link below works once:`,
    ...lines,
  ]
}
