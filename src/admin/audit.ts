/** Proves to whoever keeps the server that nobody changed the audit behind its back. */
import { verify } from '../audit/verify.ts'
import type { Config } from '../config.ts'
import { onDatabase } from './stopped-server.ts'

/**
 * Walks the chain and says what it found; the exit code of the process becomes 1 when the audit is not whole.
 * @param kept what an earlier proof printed as its end, `ID:HASH`
 * @throws ConfigError when there is no database yet
 * @throws DirectoryInUseError when the server runs on the embedded database
 */
export function verifyAudit(config: Config, kept: string | undefined): Promise<string> {
  return onDatabase(config, async (database) => {
    const { entries, head, broken, cutOff } = await verify(database, kept)
    if (broken || cutOff) process.exitCode = 1
    if (broken)
      return `The audit was tampered with: entry ${broken.id} (${broken.at.toISOString()} ${broken.action}), or one before it, is not as it was written.\n`
    if (cutOff) return `The audit was cut off: ${kept} is no longer in it.\n`
    return `The audit is whole: ${entries} entries, the last is ${head ?? 'none'}.\nKeep the last elsewhere: "audit verify ${head ?? 'ID:HASH'}" later shows whether the end was cut off.\n`
  })
}
