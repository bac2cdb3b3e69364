/** `examples FILE`: what residents and officers corrected, as labelled examples, one JSON object a line. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config.ts'
import { labelledExamples } from '../feedback/examples.ts'
import { onDatabase } from './stopped-server.ts'

/** @throws ConfigError, DirectoryInUseError as `onDatabase` */
export function writeExamples(config: Config, file: string): Promise<string> {
  return onDatabase(config, async (database) => {
    let count = 0
    async function* lines() {
      for await (const example of labelledExamples(database)) {
        count += 1
        yield `${JSON.stringify(example)}\n`
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }))
    return `${count} examples written to ${file}\n`
  })
}
