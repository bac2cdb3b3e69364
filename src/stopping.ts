/** What ends a program before it runs. */
import { ConfigError } from './config.ts'
import { DirectoryInUseError } from './platform/database/directory-lock.ts'
import { NewerDatabaseError } from './platform/database/migrate.ts'

/** EX_CONFIG of sysexits.h. */
const wrongConfiguration = 78

/** Runs `work`; what a person can put right in the settings ends it with one line and exit code 78. */
export async function orStop(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const wrong = [ConfigError, DirectoryInUseError, NewerDatabaseError].find((kind) => error instanceof kind)
    if (!wrong) throw error
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(wrongConfiguration)
  }
}
