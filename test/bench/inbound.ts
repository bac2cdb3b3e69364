/**
 * How many updates a second the program takes, from the webhook to the reply in the chat, on PostgreSQL; beside it the
 * least that a safe server could do, and the stack a developer would otherwise pick. `--long`: memory over 100,000
 * updates instead. BENCH_DATABASE_URL names the server; the databases made there are dropped.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BenchDatabase, createBenchDatabase } from './inbound/databases.ts'
import { holdDialogues, type Measured, replay } from './inbound/dialogues.ts'
import { mean, median, percentiles, rounded } from './inbound/figures.ts'
import { type Platform, startPlatform } from './inbound/platform.ts'
import { type Server, startBeside, startProgram } from './inbound/servers.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)
const rounds = 5
const dialoguesARound = { ours: 1_500, peer: 500 }
const longUpdates = 100_000

const closing: (() => Promise<unknown>)[] = []
const keep = <T extends { close(): Promise<unknown> }>(opened: T): T => {
  closing.unshift(() => opened.close())
  return opened
}

/** What the floor's and the peer's tables need before the first update. */
const ground = `INSERT INTO unit DEFAULT VALUES;
  INSERT INTO channel_account (platform, slug, unit_id) VALUES ('telegram', 'telegram', 1);`

async function openDatabase(options: { migrated: boolean }): Promise<BenchDatabase> {
  const database = await createBenchDatabase(options)
  closing.unshift(() => database.drop())
  if (options.migrated) await database.run(ground)
  return database
}

async function main(): Promise<void> {
  const platform = keep(await startPlatform())
  const ours = await openOurs(platform)
  if (process.argv.includes('--long')) return measureMemory(platform, ours.server)

  const full = await openOurs(platform)
  await fill(full.database)
  const beside = { databaseUrl: (await openDatabase({ migrated: true })).url, telegram: platform }
  const floor = keep(await startBeside('floor', beside))
  const peer = keep(
    await startBeside('peer', { ...beside, databaseUrl: (await openDatabase({ migrated: true })).url }),
  )

  const results: Record<'ours' | 'full' | 'floor' | 'peer', Measured[]> = {
    ours: [],
    full: [],
    floor: [],
    peer: [],
  }
  print('\nUpdates a second\nround      floor     ours     peer  ours with a million tickets')
  for (let round = 0; round <= rounds; round += 1) {
    const share = round === 0 ? 0.5 : 1
    const count = dialoguesARound.ours * share
    const now = {
      ours: await holdDialogues(platform, { webhook: ours.server.webhook, count }),
      peer: await holdDialogues(platform, { webhook: peer.webhook, count: dialoguesARound.peer * share }),
      full: await holdDialogues(platform, { webhook: full.server.webhook, count }),
    }
    const all = { ...now, floor: await replay(floor.webhook, now.ours.halves) }
    print(row(round === 0 ? 'warm-up' : String(round), all))
    if (round > 0) for (const name of names) results[name].push(all[name])
  }
  report(results, await ours.server.memory())
}

const names = ['floor', 'ours', 'peer', 'full'] as const

const row = (title: string, all: Record<(typeof names)[number], Measured>) =>
  title.padEnd(7) + names.map((name) => rounded(all[name].updatesPerSecond).toString().padStart(9)).join('')

function report(results: Record<(typeof names)[number], Measured[]>, memory: number): void {
  const rates = (name: (typeof names)[number]) => results[name].map((each) => each.updatesPerSecond)
  const ratio = (over: (typeof names)[number], under: (typeof names)[number]) =>
    rounded(median(rates(over).map((rate, index) => rate / (rates(under)[index] ?? Number.NaN))), 2)
  const figures = {
    bench: 'inbound',
    updatesPerSecond: Object.fromEntries(names.map((name) => [name, rounded(median(rates(name)))])),
    ratios: {
      oursToFloor: ratio('ours', 'floor'),
      oursToPeer: ratio('ours', 'peer'),
      fullToEmpty: ratio('full', 'ours'),
    },
    answerMs: Object.fromEntries(
      names.map((name) => [name, percentiles(results[name].flatMap((each) => each.answers))]),
    ),
    replyMs: percentiles(results.ours.flatMap((each) => each.replies)),
    residentMegabytes: rounded(memory),
  }
  print(
    `\nours / floor ${figures.ratios.oursToFloor}, ours / peer ${figures.ratios.oursToPeer}, with a million tickets / without ${figures.ratios.fullToEmpty}`,
  )
  for (const name of names) print(`webhook answer of ${name}: ${inWords(figures.answerMs[name])}`)
  print(`update to reply of ours: ${inWords(figures.replyMs)}`)
  print(JSON.stringify(figures))
}

const inWords = (figures: ReturnType<typeof percentiles> | undefined) =>
  `${figures?.p50} ms median, ${figures?.p95} ms 95th, ${figures?.p99} ms 99th of 100`

/** The program on a database of its own. */
async function openOurs(platform: Platform): Promise<{ database: BenchDatabase; server: Server }> {
  const database = await openDatabase({ migrated: false })
  const server = keep(await startProgram({ databaseUrl: database.url, telegram: platform }))
  return { database, server }
}

async function fill(database: BenchDatabase): Promise<void> {
  print('A million tickets are being made')
  await database.run(await readFile(join(import.meta.dirname, 'inbound/preload.sql'), 'utf8'))
  await database.run('VACUUM ANALYZE')
  await database.run('CHECKPOINT')
}

/** The mean of each quarter of the run; memory that grows with updates would show in the last one. */
async function measureMemory(platform: Platform, server: Server): Promise<void> {
  const samples: number[] = []
  for (let posted = 0; posted < longUpdates; posted += 2 * dialoguesARound.ours) {
    const { updatesPerSecond } = await holdDialogues(platform, {
      webhook: server.webhook,
      count: dialoguesARound.ours,
    })
    samples.push(await server.memory())
    print(`${posted} updates: ${rounded(samples.at(-1) ?? 0)} MB, ${rounded(updatesPerSecond)} a second`)
  }
  const quarter = Math.floor(samples.length / 4)
  const quarters = [0, 1, 2, 3].map((index) =>
    rounded(mean(samples.slice(index * quarter, (index + 1) * quarter))),
  )
  print(`Resident memory by quarter: ${quarters.join(', ')} MB`)
  print(JSON.stringify({ bench: 'inbound', updates: longUpdates, residentMegabytes: quarters }))
}

try {
  await main()
} finally {
  for (const close of closing) await close().catch((error: unknown) => print(String(error)))
}
