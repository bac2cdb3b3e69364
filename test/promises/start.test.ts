import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, runToItsEnd, type Settings } from '../support/processes.ts'
import { openCluster, whyNoCluster } from './cluster.ts'
import { onEachEngine, openHouse, post } from './house.ts'
import { matter, resident, told } from './residents.ts'

const why = whyNoCluster ? ` (skipped: ${whyNoCluster})` : ''

it.skipIf(whyNoCluster)(
  `ten processes that start at once on an empty database set it up once${why}`,
  { timeout: 120_000 },
  async () => {
    const cluster = await openCluster()
    onTestFinished(() => cluster.close())
    const house = await openHouse({ engine: 'PostgreSQL', databaseUrl: cluster.url })
    onTestFinished(() => house.close())

    const client = new pg.Client({ connectionString: cluster.url })
    await client.connect()

    const processes = await Promise.all(Array.from({ length: 10 }, () => house.start()))
    const ready = await Promise.all(processes.map(({ url }) => fetch(`${url}/readyz`)))
    expect(ready.map(({ status }) => status)).toEqual(Array(10).fill(200))

    const count = async (what: string) =>
      (await client.query(`SELECT count(*)::int AS count FROM ${what}`)).rows[0].count
    expect(await count('_prisma_migrations')).toBe(
      await count('(SELECT DISTINCT migration_name FROM _prisma_migrations) AS each'),
    )
    expect(await count('_prisma_migrations WHERE finished_at IS NULL')).toBe(0)
    expect(await count('unit')).toBe(1)
    expect(await count('unit_version')).toBe(1)
    expect(await count('person')).toBe(1)
    expect(await count('api_token')).toBe(1)
    expect(await count('channel_account')).toBe(2)
    const roles = 'SELECT person_id, unit_id, role FROM role WHERE ended_at IS NULL'
    expect(await count(`(${roles}) AS each`)).toBe(
      await count(`(SELECT DISTINCT * FROM (${roles}) AS all_roles) AS each`),
    )
    await client.end()
  },
)

onEachEngine('an update that comes while the program still starts', (engine) => {
  it('is refused for now or has its whole effect, a photo too', async () => {
    const house = await openHouse({ engine, empty: true })
    onTestFinished(() => house.close())
    const PORT = String(await freePort())
    const people = Array.from({ length: 60 }, () => resident(house.telegram))
    const starting = house.start({ PORT })
    for (const person of people) {
      const { update } = person.photo({ caption: matter(person.id) })
      while ((await statusOf(`http://127.0.0.1:${PORT}`, update)) !== 200) await sleep(2)
    }
    await starting
    await told(people.at(-1)!, '1 ảnh')
    expect(house.errors()).toEqual([])
  })

  const statusOf = (url: string, update: unknown) =>
    post(url, update).then(
      ({ status }) => status,
      () => 0,
    )
})

onEachEngine('a database that a newer version migrated', (engine) => {
  it('is left alone: the program ends with code 78 and one line', async () => {
    const house = await openHouse({ engine })
    onTestFinished(() => house.close())
    await (await house.start()).stop()
    await house.inDatabase((database) =>
      database.script(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
        VALUES ('later', '', '29990101000000_later', now(), 1)`),
    )
    const ending = await runToItsEnd(house.settings)
    expect(ending.code).toBe(78)
    expect(ending.stderr).toMatch(/^[^\n]*29990101000000_later[^\n]*\n$/)
    await house.inDatabase((database) => database.script(`DELETE FROM _prisma_migrations WHERE id = 'later'`))
  })
})

describe('a wrong setting', () => {
  const token = `1:${'x'.repeat(40)}`
  it.each<[string, Settings]>([
    ['PORT', { PORT: 'eighty' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://phuong.example' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://root:password@127.0.0.1/x' }],
    ['OWNER_TOKEN', { OWNER_TOKEN: 'short-token' }],
    ['SECRET_KEY', { SECRET_KEY: 'short-key' }],
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: 'no-token-at-all' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'the-usual-one' }],
    ['TELEGRAM_UPDATES', { TELEGRAM_BOT_TOKEN: token, TELEGRAM_UPDATES: 'carrier pigeon' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_UPDATES: 'webhook', TELEGRAM_BOT_TOKEN: token }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'with a blank' }],
    ['TELEGRAM_BULK_PER_SECOND', { TELEGRAM_BULK_PER_SECOND: '-25' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])(
    '%s ends the start with code 78 and one line that names it and not its value: %o',
    async (name, settings) => {
      const ending = await runToItsEnd(settings)
      expect(ending.code).toBe(78)
      expect(ending.stderr).toMatch(new RegExp(`^${name} [^\n]+\n$`))
      expect(ending.stderr).not.toContain(Object.values(settings).at(-1))
    },
  )
})
