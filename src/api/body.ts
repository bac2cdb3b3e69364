/** What was sent, up to a limit. */
import { ProblemError } from './problems.ts'

const mostBytes = 1024 * 1024
/** What goes beyond the limit is still taken in, so far, and thrown away: a caller who is cut off sees no answer. */
const mostDiscarded = 16 * mostBytes

/** @throws ProblemError when it is more than 1 MB, whatever its length was said to be */
export async function readSent(request: Request): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size <= mostBytes) parts.push(part)
    if (size > mostDiscarded) break
  }
  if (size > mostBytes) throw new ProblemError('too-large', { values: { limit: '1 MB' } })
  return Buffer.concat(parts).toString('utf8')
}
