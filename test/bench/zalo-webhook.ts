/**
 * How soon Zalo gets its answer to a right event while 500 others a second arrive, a third of them right and the rest
 * forged, replayed, written anew, cut short or far too long. At the same moments a bare HTTP server is asked, which says
 * what the machine itself makes wait. On PostgreSQL at BENCH_DATABASE_URL. Zalo wants its answer within two seconds: more is a failure.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { createBenchDatabase } from './inbound/databases.ts'
import { percentiles, rounded } from './inbound/figures.ts'
import { startScript } from './inbound/servers.ts'
import { app, type Posting, rightEvent, wrongEvents } from './zalo-webhook/events.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)
const othersPerSecond = 500
/** The measured ones, each of another resident. */
const measuredPerSecond = 20
const seconds = Number(process.env.BENCH_SECONDS ?? 20)
const warmUpSeconds = 3
const mostMs = 2_000
const residents = 2_000

const here = join(import.meta.dirname, 'zalo-webhook')
const closing: (() => Promise<unknown>)[] = []

interface Measured {
  readonly answers: number[]
  /** What the bare server took for the same events at the same moments. */
  readonly floor: number[]
  /** Answers of another status than they should have, and calls without an answer. */
  wrong: number
  others: number
}

async function startZalo(): Promise<string> {
  const child = spawn(process.execPath, [join(here, 'zalo-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  closing.unshift(async () => {
    child.stdin.end()
    await exited
  })
  return `http://127.0.0.1:${port}`
}

async function startOurs(): Promise<string> {
  const database = await createBenchDatabase({ migrated: false })
  closing.unshift(() => database.drop())
  const root = await startZalo()
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-bench-'))
  closing.unshift(() => rm(dataDir, { recursive: true, force: true }))
  const server = await startScript({
    script: join(import.meta.dirname, '../../src/main.ts'),
    environment: {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'fatal',
      ZALO_APP_ID: app.id,
      ZALO_APP_SECRET: 'app-secret-of-the-benchmark',
      ZALO_OA_SECRET: app.oaSecret,
      ZALO_REFRESH_TOKEN: 'first-token-of-the-benchmark',
      ZALO_API_ROOT: root,
      ZALO_OAUTH_ROOT: root,
    },
  })
  closing.unshift(() => server.close())
  return `${server.url}/webhooks/zalo`
}

async function startFloor(): Promise<string> {
  const server = await startScript({ script: join(here, 'floor-server.ts'), environment: {} })
  closing.unshift(() => server.close())
  return server.url
}

/** Others come at their own pace, whether answered or not, as they do from outside. */
async function load({ webhook, bare }: { webhook: string; bare: string }): Promise<Measured> {
  const { origin, pathname } = new URL(webhook)
  const others = new Pool(origin, { connections: 128, pipelining: 1 })
  const ours = new Pool(origin, { connections: 32, pipelining: 1 })
  const beside = new Pool(bare, { connections: 32, pipelining: 1 })
  const wrong = wrongEvents()
  const measured: Measured = { answers: [], floor: [], wrong: 0, others: 0 }
  const pending = new Set<Promise<unknown>>()

  async function post(pool: Pool, { body, headers, status }: Posting): Promise<number> {
    const began = performance.now()
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body })
    await answer.body.dump()
    if (answer.statusCode !== status) measured.wrong += 1
    return performance.now() - began
  }
  function begin(work: Promise<unknown>) {
    const kept = work.catch(() => {
      measured.wrong += 1
    })
    pending.add(kept)
    void kept.finally(() => pending.delete(kept))
  }
  const person = () => String(7_100_000_000_000_000_000n + BigInt(Math.floor(Math.random() * residents)))
  const oneOther = (index: number) =>
    index % 3 === 0 ? rightEvent(person()) : (wrong[index % wrong.length]?.() ?? rightEvent(person()))

  const start = performance.now()
  const ends = (warmUpSeconds + seconds) * 1_000
  let sentOthers = 0
  let sentOurs = 0
  for (let at = 0; at < ends; at = performance.now() - start) {
    for (; sentOthers < (at / 1_000) * othersPerSecond; sentOthers += 1)
      begin(post(others, oneOther(sentOthers)))
    for (; sentOurs < (at / 1_000) * measuredPerSecond; sentOurs += 1) {
      const warm = at < warmUpSeconds * 1_000
      const event = rightEvent(person())
      begin(post(ours, event).then((ms) => warm || measured.answers.push(ms)))
      begin(post(beside, event).then((ms) => warm || measured.floor.push(ms)))
    }
    await sleep(4)
  }
  await Promise.all(pending)
  measured.others = rounded(sentOthers / ((performance.now() - start) / 1_000))
  await Promise.all([others.close(), ours.close(), beside.close()])
  return measured
}

async function main(): Promise<void> {
  const bare = await startFloor()
  const measured = await load({ webhook: await startOurs(), bare })
  const figures = {
    bench: 'zalo-webhook',
    othersPerSecond: measured.others,
    answerMs: { floor: percentiles(measured.floor), ours: percentiles(measured.answers) },
    longestMs: rounded(Math.max(...measured.answers)),
    measured: measured.answers.length,
    wrongAnswers: measured.wrong,
  }
  for (const name of ['floor', 'ours'] as const) {
    const { p50, p95, p99 } = figures.answerMs[name]
    print(`${name.padEnd(6)} ${p50} ms median, ${p95} ms 95th, ${p99} ms 99th of 100`)
  }
  const holds = figures.answerMs.ours.p99 < mostMs && figures.wrongAnswers === 0
  if (!holds) process.exitCode = 1
  print(JSON.stringify({ ...figures, holds }))
}

try {
  await main()
} finally {
  for (const close of closing) await close().catch((error: unknown) => print(String(error)))
}
