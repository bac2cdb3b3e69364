/** Bytes of files whose rows are gone: removed by a job that is enqueued with the deletion, so that no crash leaves them. */
import { z } from 'zod'
import type { Tx } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'

const job = defineJob({
  name: 'remove-files',
  payload: z.object({ keys: z.array(z.string()) }),
  retries: 10,
  retryDelay: 30,
})

export type RemoveFiles = (tx: Tx, keys: readonly string[]) => Promise<void>

/** @returns enqueues the removal of these keys with the transaction */
export function createFileRemoval({ jobs, store }: { jobs: Jobs; store: FileStore }): RemoveFiles {
  jobs.handle(job, async ({ keys }) => {
    for (const key of keys) await store.remove(key)
  })
  return async (tx, keys) => {
    if (keys.length > 0) await jobs.enqueue(tx, job, { keys: [...keys] })
  }
}
