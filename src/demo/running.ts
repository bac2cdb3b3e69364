/** The program on a filled database, with channels that send nothing. */
import { join } from 'node:path'
import type { Account } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import { systemClock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { createFileStore } from '../platform/files/store.ts'
import { loadTexts } from '../platform/i18n/texts.ts'
import { runProgram } from '../run.ts'
import { fillDemo } from './fill.ts'
import { greetGuests } from './greeting.ts'
import { demoSlugs } from './inhabitants.ts'
import { createQuietChannel } from './quiet-channel.ts'

export async function runDemo(config: Config): Promise<void> {
  const store = createFileStore({ root: join(config.dataDir, 'files') })
  const texts = loadTexts(join(import.meta.dirname, '../../locales'))
  await runProgram({
    config,
    async prepare(database) {
      await fillDemo({ database, store, texts, clock: systemClock })
      return { channels: (await quietAccounts(database)).map(createQuietChannel) }
    },
    greet: greetGuests,
  })
}

/** Without credentials they could send nothing; with a channel of this kind nothing waits for them either. */
async function quietAccounts(database: Database): Promise<Account[]> {
  const slugs = [demoSlugs.telegram, demoSlugs.zalo]
  const rows = await database.orm.channelAccount.findMany({ where: { slug: { in: slugs } } })
  return rows.map(({ id, platform, slug, unitId }) => ({
    id,
    platform: platform as Account['platform'],
    slug,
    unitId,
  }))
}
