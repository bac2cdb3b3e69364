/** Proves to whoever holds the proof file of an announcement that it still is what the database says. */
import { readFile } from 'node:fs/promises'
import { readCampaign } from '../campaigns/campaign-reading.ts'
import { differences, factsOf, readProof } from '../campaigns/proof.ts'
import { type Config, ConfigError } from '../config.ts'
import { onDatabase } from './stopped-server.ts'

/**
 * Says whether the file is as it was written and the rows are as it says; the exit code of the process becomes 1 otherwise.
 * @throws ConfigError when the file cannot be read, or there is no database yet
 */
export async function verifyCampaign(config: Config, file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`${file} cannot be read`)
  })
  const proof = readProof(text)
  if (!proof) return failed(`${file} is no proof of an announcement, or was changed after it was written.\n`)
  const { facts } = proof
  return onDatabase(config, async (database) => {
    const campaign = await readCampaign(database, facts.campaign)
    if (!campaign)
      return failed(`The proof is whole, but announcement ${facts.campaign} is not in this database.\n`)
    const differ = differences(facts, await factsOf(database, campaign, new Date()))
    if (differ.length > 0)
      return failed(
        `The proof is whole, but announcement ${facts.campaign} is not as it was on ${proof.madeAt}: ${differ.join(', ')}.\nWhat was sent again since, or edited behind the program's back, shows here; the audit says which.\n`,
      )
    const { recipients = 0, sent = 0 } = facts.counts
    return `The proof is whole and announcement ${facts.campaign} is as it says: ${sent} of ${recipients} sent, outcomes ${facts.outcomesHash}.\n`
  })
}

function failed(words: string): string {
  process.exitCode = 1
  return words
}
