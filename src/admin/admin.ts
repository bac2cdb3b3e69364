/** What the operator does at the server itself: `npm run admin -- COMMAND`. Everything else goes through console and API. */
import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { ConfigError, environmentWithDotEnv, readConfig } from '../config.ts'
import { orStop } from '../stopping.ts'

/** EX_USAGE of sysexits.h. */
const wrongUse = 64

const help = `npm run admin -- COMMAND

  login-link [--person ID]  prints a console link that works once: for the owner, or for a member of staff
  backup FILE               writes the embedded database, the files and the secret key into one .tar.gz
  restore FILE              puts such an archive into an empty DATA_DIR, and proves that it can be read
  audit verify [ID:HASH]    proves that nobody changed the audit; with the end an earlier proof printed, also
                            that nothing was cut off
  campaign verify FILE      proves that a proof file of an announcement is whole, and that the database still agrees
  examples FILE             writes what was corrected as labelled examples (they hold words of residents)
  help                      prints this

The settings are those of the server: the environment, and .env in this directory. On the embedded database
the server must be stopped; on PostgreSQL use pg_dump and pg_restore, and copy DATA_DIR.
`

enableCompileCache()
await orStop(async () => {
  const given = readArguments(process.argv.slice(2))
  const answer = given && (await run(given))
  process.stdout.write(answer ?? help)
  if (answer === null) process.exitCode = wrongUse
})

/** Null: not a command. What a command needs is loaded by it alone. */
async function run({
  words,
  person,
}: {
  words: readonly string[]
  person: string | undefined
}): Promise<string | null> {
  const [command, file, ...more] = words
  const config = () => readConfig(environmentWithDotEnv())
  if (command === 'help' && !file) return help
  if (command === 'login-link' && !file) {
    const { loginLink } = await import('./login-link.ts')
    return loginLink(config(), readPerson(person))
  }
  if (command === 'backup' && file && more.length === 0) {
    const { backUp } = await import('./backup.ts')
    return backUp(config(), file)
  }
  if (command === 'restore' && file && more.length === 0) {
    const { restore } = await import('./backup.ts')
    return restore(config(), file)
  }
  if (command === 'audit' && file === 'verify' && more.length <= 1) {
    const { verifyAudit } = await import('./audit.ts')
    return verifyAudit(config(), more[0])
  }
  if (command === 'campaign' && file === 'verify' && more[0] && more.length === 1) {
    const { verifyCampaign } = await import('./campaign.ts')
    return verifyCampaign(config(), more[0])
  }
  if (command === 'examples' && file && more.length === 0) {
    const { writeExamples } = await import('./examples.ts')
    return writeExamples(config(), file)
  }
  return null
}

function readArguments(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { person: { type: 'string' } },
    })
    return { words: positionals, person: values.person }
  } catch {
    return null
  }
}

function readPerson(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ConfigError('--person must be the number of a member of staff')
  return Number(text)
}
