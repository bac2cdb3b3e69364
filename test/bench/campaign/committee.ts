/** A ward on a database of its own with residents who agreed to announcements, and two people who write and approve. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendOff } from '../../campaigns/house.ts'
import { type Call, callWith, makeWard, staffOf } from '../../campaigns/residents.ts'
import { type BenchDatabase, createBenchDatabase } from '../inbound/databases.ts'
import { startScript } from '../inbound/servers.ts'

const ownerToken = 'owner-token-of-the-benchmark-0123456789'
const main = join(import.meta.dirname, '../../../src/main.ts')

export interface Committee {
  readonly database: BenchDatabase
  readonly officer: Call
  /** Resident memory of the program, in megabytes. */
  memory(): Promise<number>
  /** Residents of chats from `first` on, who agreed. */
  settle(given: { first: number; count: number }): Promise<void>
  /** Approves a campaign to everybody; answers its id and how long it took until its recipients were fixed, in milliseconds. */
  begin(): Promise<{ id: number; plannedMs: number }>
  close(): Promise<void>
}

export async function openCommittee(given: {
  telegram: { readonly apiRoot: string; readonly token: string }
  perSecond: number
}): Promise<Committee> {
  const database = await createBenchDatabase({ migrated: false })
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-bench-'))
  const server = await startScript({
    script: main,
    environment: {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      OWNER_TOKEN: ownerToken,
      LOG_LEVEL: 'warn',
      TELEGRAM_BOT_TOKEN: given.telegram.token,
      TELEGRAM_API_ROOT: given.telegram.apiRoot,
      TELEGRAM_UPDATES: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'webhook-secret-of-the-benchmark',
      TELEGRAM_BULK_PER_SECOND: String(given.perSecond),
    },
  })
  const owner = callWith(server.url, ownerToken)
  await makeWard(owner)
  const staff = await staffOf(server.url, owner)

  async function plannedAt(id: number): Promise<number> {
    const entry = `SELECT at FROM audit_entry WHERE action = 'campaign.plan' AND entity_id = '${id}'`
    for (;;) {
      const [planned] = await database.rows<{ at: Date }>(entry)
      if (planned) return planned.at.getTime()
      await sleep(50)
    }
  }

  return {
    database,
    officer: staff.officer,
    memory: server.memory,
    async settle({ first, count }) {
      await database.run(residents(first, count))
      await database.run('VACUUM ANALYZE')
    },
    async begin() {
      const id = await sendOff(staff, { class: 'ordinary' })
      const [{ at } = { at: new Date(Number.NaN) }] = await database.rows<{ at: Date }>(
        `SELECT approved_at AS at FROM campaign WHERE id = ${id}`,
      )
      return { id, plannedMs: (await plannedAt(id)) - at.getTime() }
    },
    async close() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
      await database.drop()
    },
  }
}

const residents = (first: number, count: number): string => `
  WITH ward AS (SELECT unit_id FROM unit_version WHERE code = 'p-1'), people AS (
    INSERT INTO person (language, unit_id) SELECT 'vi', ward.unit_id FROM ward, generate_series(1, ${count}) RETURNING id, unit_id
  ), agreed AS (
    INSERT INTO consent (person_id, purpose, text_version) SELECT id, 'announcements', 'bench' FROM people
  )
  INSERT INTO identity (account_id, external_id, person_id, language, unit_id)
  SELECT (SELECT id FROM channel_account WHERE slug = 'telegram'), (${first} - 1 + row_number() OVER (ORDER BY id))::text, id, 'vi', unit_id
  FROM people`
