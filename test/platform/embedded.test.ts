import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../src/platform/database/database.ts'
import { embeddedEngine, openPGlite } from '../../src/platform/database/embedded.ts'

let engine: Engine

beforeAll(async () => {
  engine = await embeddedEngine(await openPGlite({}))
  await engine.script('CREATE TABLE thing (id int PRIMARY KEY, name text, words text[])')
  return () => engine.close()
})

const run = (text: string, ...values: unknown[]) =>
  engine.query<Record<string, unknown>>({ name: '', text }, values)

it('answers alike however often a statement was asked, with other values each time', async () => {
  for (let id = 1; id <= 8; id += 1) {
    await run('INSERT INTO thing VALUES ($1, $2, $3)', id, id % 2 ? `n${id}` : null, ['a', `b${id}`])
    expect(await run('SELECT name, words FROM thing WHERE id = $1', id)).toEqual([
      { name: id % 2 ? `n${id}` : null, words: ['a', `b${id}`] },
    ])
  }
  const together = Array.from({ length: 20 }, (_, at) => run('SELECT $1::int + 1 AS next', at))
  expect((await Promise.all(together)).map(([row]) => row?.next)).toEqual(together.map((_, at) => at + 1))
})

it('goes on after a statement that failed, alone and within a transaction', async () => {
  const insert = 'INSERT INTO thing VALUES ($1, $2, NULL)'
  for (let time = 0; time < 4; time += 1) {
    await expect(run(insert, 1, 'again')).rejects.toMatchObject({ code: '23505' })
    await expect(run('SELECT nothing FROM thing')).rejects.toMatchObject({ code: '42703' })
    await expect(
      engine.transaction(async (connection) => {
        await connection.query({ name: '', text: insert }, [100 + time, 'taken back'])
        await connection.query({ name: '', text: insert }, [1, 'again']).catch(() => undefined)
        const late = { name: '', text: `SELECT ${time} AS late` }
        await expect(connection.query(late, [])).rejects.toMatchObject({ code: '25P02' })
        return { result: undefined, atCommit: [] }
      }),
    ).rejects.toThrow()
    expect(await run(`SELECT ${time} AS late`)).toEqual([{ late: time }])
    expect(await run('SELECT count(*)::int AS many FROM thing WHERE id > 99')).toEqual([{ many: 0 }])
  }
})

it('sees a table that was changed meanwhile', async () => {
  const all = () => run('SELECT * FROM thing WHERE id = $1', 1)
  for (let time = 0; time < 3; time += 1) await all()
  await engine.script('ALTER TABLE thing ADD COLUMN more int DEFAULT 5')
  expect(await all()).toMatchObject([{ id: 1, more: 5 }])
  await all()
  await engine.executeSql('ALTER TABLE thing DROP COLUMN more')
  await all().catch(() => undefined)
  expect((await all())[0]).not.toHaveProperty('more')
})

it('bears more statements than it remembers', async () => {
  const first = 'SELECT 0 AS of'
  for (const time of [1, 2]) expect(await run(first), `${time}`).toEqual([{ of: 0 }])
  for (let other = 1; other <= 1_200; other += 1)
    for (const _ of [1, 2]) expect(await run(`SELECT ${other} AS of`)).toEqual([{ of: other }])
  expect(await run(first)).toEqual([{ of: 0 }])
  const [kept] = await run('SELECT count(*)::int AS many FROM pg_prepared_statements')
  expect(kept?.many).toBeLessThanOrEqual(1_001)
})

it('clears away what was deleted, as a server does by itself', async () => {
  await engine.script(
    'CREATE TABLE much AS SELECT repeat(md5(g::text), 9) AS words FROM generate_series(1, 4000) g',
  )
  const size = async () => (await run(`SELECT pg_relation_size('much')::int AS size`))[0]?.size
  const before = await size()
  await engine.script('DELETE FROM much')
  expect(await size()).toBe(before)
  await engine.upkeep()
  expect(await size()).toBe(0)
})
