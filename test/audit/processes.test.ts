import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../src/audit/verify.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type ProgramProcess, startProcess } from '../support/processes.ts'

const ownerToken = 'owner-token-of-two-processes-0123456789'

let database: TestDatabase
let dataDir: string
let processes: ProgramProcess[]

/** The embedded database serves one process alone. */
describe.skipIf(!process.env.TEST_DATABASE_URL)('two processes on one PostgreSQL', () => {
  beforeAll(async () => {
    database = await openTestDatabase()
    dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-audit-'))
    const settings = { DATABASE_URL: database.url ?? '', DATA_DIR: dataDir, OWNER_TOKEN: ownerToken }
    processes = await Promise.all([startProcess(settings), startProcess(settings)])
  }, 90_000)
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.stop()))
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }, 30_000)

  const urlOf = (turn: number) => processes[turn % 2]?.url ?? ''

  it('write one audit chain', { timeout: 60_000 }, async () => {
    const before = await verify(database)
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        fetch(`${urlOf(at)}/api/v1/staff`, {
          method: 'POST',
          headers: { authorization: `Bearer ${ownerToken}` },
          body: JSON.stringify({ name: `Cán bộ ${at}`, unit: 'root', roles: ['viewer'] }),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const after = await verify(database)
    expect([after.entries, after.broken]).toEqual([before.entries + 60, null])
  })

  it('count attempts together', { timeout: 60_000 }, async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        fetch(`${urlOf(at)}/console/sign-in/guess-${at}`, { method: 'POST', redirect: 'manual' }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 410)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  })
})
