/** What the program carries out by itself after a request: the copy, the erasure, and the end of what had to be kept. */
import { z } from 'zod'
import type { Tx } from '../platform/database/database.ts'
import { defineJob, type JobRun, type Jobs } from '../platform/jobs/jobs.ts'
import type { RequestKind } from './request-types.ts'

const payload = z.object({ requestId: z.int() })

const copyJob = defineJob({ name: 'data-copy', payload, retries: 5, retryDelay: 10 })
const eraseJob = defineJob({ name: 'data-erase', payload, retries: 5, retryDelay: 10 })
/** Takes away the last traces once the person has been told. */
const forgetJob = defineJob({
  name: 'data-forget',
  payload: payload.extend({ identityIds: z.array(z.int()), at: z.coerce.date().optional() }),
  retries: 8,
  retryDelay: 30,
})

/** What was kept because it was being handled is erased once it is over. */
const goOnJob = defineJob({ name: 'data-erase-rest', payload: z.object({}), retries: 1, retryDelay: 300 })

export type RequestWork = (requestId: number) => Promise<void>

/** A deletion that was carried out, and the chats it emptied. */
export interface ErasedChats {
  readonly requestId: number
  readonly identityIds: readonly number[]
  /** When they were emptied; when the request was answered, if it is not said. */
  readonly at?: Date | undefined
}

export type ForgetWork = (erased: ErasedChats, run: JobRun) => Promise<void>

export type PersonalDataJobs = ReturnType<typeof createPersonalDataJobs>

export function createPersonalDataJobs({ jobs }: { jobs: Jobs }) {
  const byKind: Partial<Record<string, typeof copyJob>> = { copy: copyJob, delete: eraseJob }
  return {
    canRun: (kind: string): boolean => byKind[kind] !== undefined,

    /** Enqueues the work of a request with the transaction. */
    async run(tx: Tx, { kind, requestId }: { kind: RequestKind | string; requestId: number }): Promise<void> {
      const job = byKind[kind]
      if (job) await jobs.enqueue(tx, job, { requestId })
    },

    forget: (tx: Tx, { identityIds, ...erased }: ErasedChats): Promise<void> =>
      jobs.enqueue(tx, forgetJob, { ...erased, identityIds: [...identityIds] }),

    handle(work: { copy: RequestWork; erase: RequestWork; forget: ForgetWork }): void {
      jobs.handle(copyJob, ({ requestId }) => work.copy(requestId))
      jobs.handle(eraseJob, ({ requestId }) => work.erase(requestId))
      jobs.handle(forgetJob, work.forget)
    },

    everyNight(goOn: () => Promise<void>): void {
      jobs.handle(goOnJob, goOn)
      jobs.every('7 4 * * *', goOnJob, {})
    },
  }
}
