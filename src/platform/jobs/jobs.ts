/**
 * Work that is not part of answering: run by pg-boss in the program's own database, by any process, each job once.
 * A job is a name, a payload and a handler; node-cron says when the regular ones are due.
 */
import { schedule as cron, type ScheduledTask } from 'node-cron'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database, Tx } from '../database/database.ts'
import { isUnavailable } from '../database/errors.ts'
import type { Log } from '../log.ts'

export interface JobDefinition<Payload extends object> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** Attempts after the first, with growing pauses. */
  readonly retries: number
  /** Seconds before the first retry. */
  readonly retryDelay: number
}

export const defineJob = <Payload extends object>(definition: JobDefinition<Payload>) => definition

export interface JobRun {
  readonly id: string
  readonly signal: AbortSignal
  /** Whether a failure now is the last one. */
  readonly lastAttempt: boolean
}

export interface JobTiming {
  startAfter?: Date
  /** Of the jobs with one key that wait, there is one. */
  singletonKey?: string
}

export interface Jobs {
  /** Says how a job is done; before `start`. */
  handle<P extends object>(job: JobDefinition<P>, handler: (payload: P, run: JobRun) => Promise<void>): void
  /** Enqueues a job by a cron expression (Asia/Ho_Chi_Minh); many processes enqueue one. Before `start`. */
  every<P extends object>(expression: string, job: JobDefinition<P>, payload: P): void
  /** Enqueues a job in the transaction: a rollback takes it along. */
  enqueue<P extends object>(tx: Tx, job: JobDefinition<P>, payload: P, timing?: JobTiming): Promise<void>
  start(): Promise<void>
  /** Lets running jobs finish, for at most `ms`. */
  stop(ms: number): Promise<void>
}

const firstSecond = (expression: string) =>
  expression.trim().split(/\s+/).length === 5 ? `0 ${expression}` : expression

/** Of its own among the advisory locks. */
const setUpLock = 72_707_380

export function createJobs({ database, log }: { database: Database; log: Log }): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.executeSql(text, values) },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schedule: false,
    useListenNotify: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'))
  const handlers: { job: JobDefinition<object>; handler: (payload: object, run: JobRun) => Promise<void> }[] =
    []
  const timetable: { expression: string; job: JobDefinition<object>; payload: object }[] = []
  const ticking: ScheduledTask[] = []
  /** This process's workers by job: told at once of what it enqueues itself; others find it by looking. */
  const workers = new Map<string, string>()

  /** A regular job that met a database that is away needs nobody: its next run does its work. */
  const comesAgain = (job: JobDefinition<object>) => timetable.some((regular) => regular.job === job)

  async function work({ job, handler }: (typeof handlers)[number]) {
    const options = {
      pollingIntervalSeconds: database.kind === 'embedded' ? 2 : 1,
      includeMetadata: true,
      batchSize: 1,
    } as const
    const worker = await boss.work<object, void>(job.name, options, async ([taken]) => {
      if (!taken) return
      const lastAttempt = taken.retryCount >= job.retries
      try {
        await handler(job.payload.parse(taken.data), { id: taken.id, signal: taken.signal, lastAttempt })
      } catch (error) {
        const level = lastAttempt && !(isUnavailable(error) && comesAgain(job)) ? 'error' : 'warn'
        log[level]({ err: error, job: job.name, jobId: taken.id }, 'job failed')
        throw error
      }
    })
    workers.set(job.name, worker)
  }

  /** Its schema and queues; of processes that start together on a new database, one after the other. */
  async function setUp() {
    await boss.start()
    for (const { job } of handlers)
      await boss.createQueue(job.name, {
        policy: 'standard',
        retryLimit: job.retries,
        retryDelay: job.retryDelay,
        retryBackoff: true,
        expireInSeconds: 300,
        deleteAfterSeconds: 24 * 60 * 60,
      })
  }

  return {
    handle: (job, handler) => void handlers.push({ job, handler } as unknown as (typeof handlers)[number]),
    every: (expression, job, payload) =>
      void timetable.push({ expression, job, payload } as unknown as (typeof timetable)[number]),
    async enqueue(tx, job, payload, timing = {}) {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => ({
          rows: await tx.query<Record<string, unknown>>({ name: preparedName(text), text }, values ?? []),
        }),
      }
      await boss.send(job.name, payload, { ...timing, db })
      tx.afterCommit(() => {
        const worker = workers.get(job.name)
        if (worker && !timing.startAfter) boss.notifyWorker(worker)
      })
    },
    async start() {
      await database.exclusively(setUpLock, setUp)
      for (const each of handlers) await work(each)
      for (const { expression, job, payload } of timetable) {
        const tick = () =>
          boss
            .send(job.name, payload, { singletonKey: job.name, singletonSeconds: 20 })
            .catch((error) => log.warn({ err: error, job: job.name }, 'tick not enqueued'))
        ticking.push(cron(firstSecond(expression), tick, { timezone: 'Asia/Ho_Chi_Minh', noOverlap: true }))
      }
    },
    async stop(ms) {
      await Promise.all(ticking.map((task) => task.stop()))
      await boss.stop({ graceful: true, timeout: ms, close: false })
    },
  }
}

const names = new Map<string, string>()

function preparedName(text: string): string {
  const name = names.get(text) ?? `job_${names.size}`
  names.set(text, name)
  return name
}
