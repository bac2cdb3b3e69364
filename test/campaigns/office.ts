/** A committee with three residents, whose campaigns are looked after by processes that start and stop as a test wants. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCampaigns } from '../../src/campaigns/campaigns.ts'
import { createOutbox } from '../../src/delivery/outbox.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { createJobs } from '../../src/platform/jobs/jobs.ts'
import { openCommittee, texts } from '../support/committee.ts'
import { subscribe } from './residents.ts'

export interface Wanted {
  readonly notBefore?: string
  readonly notAfter?: string
  readonly class?: 'ordinary' | 'urgent'
  readonly oneEach?: true
  readonly repeat?: 'weekly' | 'monthly'
}

export type CampaignOffice = Awaited<ReturnType<typeof openCampaignOffice>>

export async function openCampaignOffice() {
  const world = await openCommittee({ startAt: '2026-11-20T09:00:00+07:00' })
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-time-'))
  const officer = await world.member('Cán bộ', 'ward-a', 'officer')
  const chair = await world.member('Chủ tịch', 'ward-a', 'chair')
  const { slug, id: accountId } = await world.account('telegram')
  await subscribe(world.database, [1, 2, 3], { slug, unitId: world.unitId('a-1') })

  /** A process of the program, as far as campaigns go. */
  function process({ folder = dataDir, database = world.database as Database } = {}) {
    const { clock, log, directory: units } = world
    const outbox = createOutbox({ nudge: () => undefined })
    return createCampaigns({
      database,
      jobs: createJobs({ database, log }),
      clock,
      log,
      texts,
      units,
      outbox,
      dataDir: folder,
      files: createFileStore({ root: folder }),
      randomBytes,
      holder: 'a process',
      announcerOf: () => undefined,
      coverUrl: 'http://127.0.0.1/cover.png',
      channels: () => [],
      report: () => undefined,
      publicUrl: 'http://127.0.0.1',
      factorIn: () => {
        throw new Error('nobody writes here')
      },
    })
  }

  async function approved(more: Wanted = {}): Promise<number> {
    const campaigns = process()
    const { id } = await campaigns.create(officer, {
      title: 'Họp tổ',
      class: more.class ?? 'ordinary',
      text: { vi: 'Mời bác họp tổ.', en: null },
      buttons: [],
      fileId: null,
      segment: { unit: world.unitId('ward-a'), ...(more.oneEach ? { household: { oneEach: true } } : {}) },
      notBefore: more.notBefore ? new Date(more.notBefore) : null,
      notAfter: more.notAfter ? new Date(more.notAfter) : null,
      repeat: more.repeat ?? null,
    })
    await campaigns.submit(officer, id)
    await campaigns.approve(chair, id)
    return id
  }

  return {
    world,
    dataDir,
    officer,
    chair,
    slug,
    accountId,
    process,
    approved,

    async find(id: number) {
      const { campaign, figures } = await process().find(officer, id)
      const { status, stopReason } = campaign
      return { status, stopReason, recipients: figures.recipients, figures, campaign }
    },

    /** Looks every nine minutes, less than the gap of an outage, for so long. */
    async pass(minutes: number): Promise<void> {
      for (let passed = 0; passed < minutes; passed += 9) {
        world.passMinutes(Math.min(9, minutes - passed))
        await process().look()
      }
    },

    async close(): Promise<void> {
      await world.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
