/** Part of `npm run check`: the languages say the same messages with the same values. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pattern, parse, Visitor } from '@fluent/syntax'

const root = join(import.meta.dirname, '../..')
const languages = ['vi', 'en'] as const

/** Message key → names of the values it takes. */
function messagesOf(language: string): Map<string, string> {
  const folder = join(root, 'locales', language)
  const messages = new Map<string, string>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    const resource = parse(readFileSync(join(folder, file), 'utf8'), { withSpans: false })
    for (const entry of resource.body) {
      if (entry.type === 'Junk')
        throw new Error(`${language}/${file}: ${entry.annotations[0]?.message ?? 'unreadable'}`)
      if (entry.type !== 'Message' || !entry.value) continue
      const prefix = `${file.replace('.ftl', '')}-`
      if (!entry.id.name.startsWith(prefix))
        throw new Error(`${language}/${file}: ${entry.id.name} does not begin with ${prefix}`)
      messages.set(entry.id.name, valuesOf(entry.value))
    }
  }
  return messages
}

function valuesOf(pattern: Pattern): string {
  const names = new Set<string>()
  class Names extends Visitor {
    override visitVariableReference(reference: { id: { name: string } }): void {
      names.add(reference.id.name)
    }
  }
  new Names().visit(pattern)
  return [...names].sort().join(' ')
}

const [vi, en] = languages.map(messagesOf) as [Map<string, string>, Map<string, string>]
const faults = [
  ...[...vi].flatMap(([key, values]) => {
    const other = en.get(key)
    if (other === undefined) return [`en lacks ${key}`]
    return other === values ? [] : [`${key} takes (${values}) in vi and (${other}) in en`]
  }),
  ...[...en.keys()].filter((key) => !vi.has(key)).map((key) => `vi lacks ${key}`),
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(
  `${vi.size} messages in ${languages.join(', ')}: ${faults.length === 0 ? 'complete' : `${faults.length} faults`}\n`,
)
process.exit(faults.length === 0 ? 0 : 1)
