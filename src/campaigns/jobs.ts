/** The look at what is due: any process, every twenty seconds, one at a time. */
import { z } from 'zod'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'

const job = defineJob({ name: 'campaigns-look', payload: z.object({}), retries: 0, retryDelay: 1 })

export function lookEverySoOften({ jobs, look }: { jobs: Jobs; look: () => Promise<void> }): void {
  jobs.handle(job, look)
  jobs.every('*/20 * * * * *', job, {})
}
