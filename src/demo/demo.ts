/** Starts the program with a believable ward in it, on a data directory of its own. */
import { enableCompileCache } from 'node:module'
import { readConfig } from '../config.ts'
import { orStop } from '../stopping.ts'

enableCompileCache()

await orStop(async () => {
  // Not `.env`: that belongs to the committee's own installation, and so do its data and its bot.
  const config = readConfig({ DATA_DIR: './demo-data', ...process.env })
  const { runDemo } = await import('./running.ts')
  await runDemo(config)
})
