/** Starts and stops the program; nothing else. */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { environmentWithDotEnv, readConfig } from './config.ts'
import { orStop } from './stopping.ts'

// What was compiled once is kept: without a build step half of a start is compiling.
enableCompileCache()
// What each message leaves behind outlives the short collections: without this memory doubles before the long ones come.
setFlagsFromString('--heap-growing-percent=30')

await orStop(async () => {
  const config = readConfig(environmentWithDotEnv())
  // Only now: a wrong setting is told before the whole program is loaded.
  const { runProgram } = await import('./run.ts')
  await runProgram({ config })
  // By itself it is written at a clean end only, and after a crash every start would compile again.
  flushCompileCache()
})
