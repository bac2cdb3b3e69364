/**
 * How fast campaigns go out on PostgreSQL, beside what bounds them: the pace against the limit that a Telegram of the
 * benchmark enforces (a free account's 30 a second, and 1,000 for one that is allowed more), writing down 100,000 recipients
 * against a plain INSERT … SELECT of the same rows in the same run, and the memory of the program while 100,000 of a million
 * are sent to. `--short`: less of everything, under two minutes. `--only=pace,plan,memory`. BENCH_DATABASE_URL names the
 * server; the databases made there are dropped.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Counts } from '../campaigns/residents.ts'
import { startTelegramProcess } from '../support/telegram/child.ts'
import { type Committee, openCommittee } from './campaign/committee.ts'
import { mean, median, rounded } from './inbound/figures.ts'
import { startPlatform } from './inbound/platform.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)
const isShort = process.argv.includes('--short')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const sizes = isShort
  ? { usual: 450, paid: 10_000, planned: 20_000, rounds: 1, waiting: 100_000, sent: 10_000 }
  : { usual: 1_800, paid: 30_000, planned: 100_000, rounds: 3, waiting: 1_000_000, sent: 100_000 }
/** What the account of the memory run is allowed. */
const allowed = 1_000

const closing: (() => Promise<unknown>)[] = []
const keep = <T extends { close(): Promise<unknown> }>(opened: T): T => {
  closing.unshift(() => opened.close())
  return opened
}

async function settled({ officer }: Committee, id: number, wanted: number): Promise<Counts> {
  for (;;) {
    const { body } = await officer<Counts>('GET', `/campaigns/${id}`)
    if (body.recipients - body.pending >= wanted && body.recipients > 0) return body
    await sleep(1_000)
  }
}

/**
 * The share of the limit that is used, as the platform saw the messages come: after the first second's, which may come at
 * once, so that 1 is all there is.
 */
async function measurePace({ perSecond, count }: { perSecond: number; count: number }) {
  const telegram = await startTelegramProcess({
    rates: { bulkPerSecond: perSecond },
    keepCalls: count + 1_000,
    keepMessages: 1,
  })
  const committee = await openCommittee({ telegram, perSecond })
  try {
    const { ids } = await telegram.control('users', { count })
    await committee.settle({ first: ids[0] ?? 0, count })
    const { id } = await committee.begin()
    const { sent } = await settled(committee, id, count)
    const { limited } = await telegram.control('counts', {})
    const { calls } = await telegram.control('calls', { method: 'sendMessage' })
    const at = calls.filter(({ status }) => status === 200).map((call) => call.at)
    const seconds = ((at.at(-1) ?? Number.NaN) - (at[perSecond - 1] ?? Number.NaN)) / 1_000
    const share = rounded((at.length - perSecond) / seconds / perSecond, 3)
    print(`${perSecond} a second allowed: ${share} of it used, ${sent} sent, ${limited} answered 429`)
    return { perSecond, share, sent, limited, repeated: at.length - count }
  } finally {
    await committee.close()
    await telegram.close()
  }
}

/** The same rows into a table with the same columns and indexes. */
async function insertPlainly({ database }: Committee): Promise<number> {
  await database.run('CREATE TABLE plain (LIKE campaign_recipient INCLUDING ALL)')
  const began = performance.now()
  await database.run(`INSERT INTO plain (campaign_id, person_id, identity_id, account_id)
    SELECT 1, person_id, id, account_id FROM identity WHERE person_id IS NOT NULL`)
  const ms = performance.now() - began
  await database.run('DROP TABLE plain')
  return ms
}

async function measurePlanning() {
  const platform = await startPlatform()
  const committee = await openCommittee({ telegram: platform, perSecond: 1 })
  try {
    await committee.settle({ first: 1, count: sizes.planned })
    const plain: number[] = []
    const ours: number[] = []
    for (let round = 0; round < sizes.rounds; round += 1) {
      plain.push(await insertPlainly(committee))
      const { id, plannedMs } = await committee.begin()
      ours.push(plannedMs)
      print(`${sizes.planned} recipients: ${rounded(plannedMs)} ms, plainly ${rounded(plain.at(-1) ?? 0)} ms`)
      await committee.officer('POST', `/campaigns/${id}/cancel`)
      await settled(committee, id, sizes.planned)
    }
    const ratio = rounded(median(ours.map((ms, at) => ms / (plain[at] ?? Number.NaN))), 2)
    return { recipients: sizes.planned, ms: rounded(median(ours)), plainMs: rounded(median(plain)), ratio }
  } finally {
    await committee.close()
    await platform.close()
  }
}

/** The mean of each quarter of the run; memory that grows with recipients would show in the last one. */
async function measureMemory() {
  const platform = keep(await startPlatform())
  const committee = keep(await openCommittee({ telegram: platform, perSecond: allowed }))
  await committee.settle({ first: 1, count: sizes.waiting })
  const before = await committee.memory()
  const { id, plannedMs } = await committee.begin()
  const planned = await committee.memory()
  print(
    `${sizes.waiting} recipients fixed in ${rounded(plannedMs)} ms: ${rounded(before)} MB before, ${rounded(planned)} MB after`,
  )
  const samples: number[] = []
  const began = performance.now()
  let sent = 0
  while (sent < sizes.sent) {
    await sleep(2_000)
    samples.push(await committee.memory())
    sent = (await committee.officer<Counts>('GET', `/campaigns/${id}`)).body.sent
    print(`${sent} sent: ${rounded(samples.at(-1) ?? 0)} MB`)
  }
  const perSecond = rounded(sent / ((performance.now() - began) / 1_000))
  await committee.officer('POST', `/campaigns/${id}/pause`)
  const quarter = Math.max(1, Math.floor(samples.length / 4))
  const quarters = [0, 1, 2, 3].map((at) => rounded(mean(samples.slice(at * quarter, (at + 1) * quarter))))
  print(`Resident memory by quarter: ${quarters.join(', ')} MB`)
  return {
    recipients: sizes.waiting,
    plannedMs: rounded(plannedMs),
    sent,
    perSecond,
    residentMegabytes: quarters,
  }
}

async function main(): Promise<void> {
  const wants = (name: string) => only === undefined || only.split(',').includes(name)
  const pace = wants('pace')
    ? [
        await measurePace({ perSecond: 30, count: sizes.usual }),
        await measurePace({ perSecond: allowed, count: sizes.paid }),
      ]
    : wants('paid')
      ? [await measurePace({ perSecond: allowed, count: sizes.paid })]
      : []
  const planning = wants('plan') ? await measurePlanning() : undefined
  const memory = wants('memory') ? await measureMemory() : undefined
  const holds =
    pace.every(({ perSecond, share, limited }) => share >= (perSecond > 100 ? 0.9 : 0.98) && limited === 0) &&
    (planning?.ratio ?? 0) <= 3
  if (!holds) process.exitCode = 1
  print(JSON.stringify({ bench: 'campaign', pace, planning, memory, holds }))
}

try {
  await main()
} finally {
  for (const close of closing) await close().catch((error: unknown) => print(String(error)))
}
