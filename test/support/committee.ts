/** A small committee for tests: units, staff and their services on a fresh database, and a conversation without a platform. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccounts } from '../../src/accounts/accounts.ts'
import { createAudit } from '../../src/audit/audit.ts'
import { createCampaigns } from '../../src/campaigns/campaigns.ts'
import type { Account, Platform } from '../../src/channels/channel.ts'
import type { Subject } from '../../src/conversation/dialogue.ts'
import { createConversation } from '../../src/conversation/receive.ts'
import { createOutbox } from '../../src/delivery/outbox.ts'
import { openDeadlines } from '../../src/feedback/deadlines.ts'
import { createTicketOpening } from '../../src/feedback/open-ticket.ts'
import { createStaffAlerts } from '../../src/feedback/staff-alerts.ts'
import { createTemplates } from '../../src/feedback/templates.ts'
import { createTicketNotices } from '../../src/feedback/ticket-notices.ts'
import { createTickets } from '../../src/feedback/tickets.ts'
import { consents } from '../../src/people/consents.ts'
import { createPeopleSubject } from '../../src/people/dialogue.ts'
import { ensureOwner } from '../../src/people/owner.ts'
import { personOf } from '../../src/people/residents.ts'
import { createSecondFactor } from '../../src/people/second-factor.ts'
import { createSecurityNotices } from '../../src/people/security-notices.ts'
import { createSessions } from '../../src/people/sessions.ts'
import { createStaff } from '../../src/people/staff.ts'
import type { RoleName, Viewer } from '../../src/people/viewer.ts'
import { createPersonalData } from '../../src/personal-data/personal-data.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { loadTexts } from '../../src/platform/i18n/texts.ts'
import { createJobs } from '../../src/platform/jobs/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { createSecrets } from '../../src/platform/secrets.ts'
import { createLinkedGroups } from '../../src/staff-groups/linked-groups.ts'
import { ensureRoot } from '../../src/units/root.ts'
import { openUnitDirectory } from '../../src/units/unit-directory.ts'
import { createUnits } from '../../src/units/units.ts'
import { openTestDatabase } from './database.ts'

export const ownerToken = 'owner-token-of-the-tests-0123456789'
export const publicUrl = 'http://cau-noi.test'
export const texts = loadTexts(join(import.meta.dirname, '../../locales'))

export type Committee = Awaited<ReturnType<typeof openCommittee>>

/** root → city → ward-a (a-1, a-2) and ward-b (b-1). */
const firstUnits = [
  { code: 'a-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', parentCode: 'ward-a', households: 210 },
  { code: 'a-2', name: 'Tổ dân phố số 2', level: 'to_dan_pho', parentCode: 'ward-a' },
  { code: 'ward-a', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'city', aliases: ['Thanh Xuân'] },
  { code: 'ward-b', name: 'Phường Khương Đình', level: 'xa', parentCode: 'city' },
  { code: 'b-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', parentCode: 'ward-b' },
  { code: 'city', name: 'Thành phố Hà Nội', level: 'tinh' },
]

export async function openCommittee({ startAt = '2026-11-20T09:00:00+07:00' } = {}) {
  const database = await openTestDatabase()
  let now = new Date(startAt)
  const clock = { now: () => now }
  const log = createLog(process.env.TEST_LOG_LEVEL ?? 'silent')
  const rootId = await ensureRoot({ database, texts, clock })
  const ownerId = await ensureOwner({ database, texts, clock, rootId, ownerToken })
  const directory = await openUnitDirectory(database, clock)
  const units = createUnits({ database, directory, clock })
  const outbox = createOutbox({ nudge: () => undefined })
  const securityNotices = createSecurityNotices({ outbox, texts })
  const staff = createStaff({ database, clock, randomBytes, texts, publicUrl, outbox, securityNotices })
  const sessions = createSessions({ database, clock, randomBytes, securityNotices })
  const secrets = createSecrets('a secret key of the tests, long enough', randomBytes)
  const secondFactor = createSecondFactor({
    database,
    clock,
    randomBytes,
    secrets,
    issuer: 'Cầu Nối',
    securityNotices,
  })
  const audit = createAudit({ database, directory, clock })
  const accounts = createAccounts({
    database,
    clock,
    randomBytes,
    secrets,
    kinds: [],
    open: { find: () => undefined },
    publicUrl,
  })
  const announce = () => undefined
  const deadlines = await openDeadlines({ database, clock })
  const notices = createTicketNotices({ outbox, texts })
  const alerts = createStaffAlerts({ outbox, texts, units: directory, publicUrl })
  const tickets = createTickets({ database, clock, texts, units: directory, notices, alerts, announce })
  const templates = createTemplates({ database, units: directory, texts, clock })
  const folder = await mkdtemp(join(tmpdir(), 'cau-noi-committee-'))
  const store = createFileStore({ root: folder })
  const jobs = createJobs({ database, log })
  const given = { database, directory, store, outbox, texts, jobs, clock, randomBytes, log, announce }
  const received = (personId: number) => campaigns.receivedBy(personId)
  const personalData = await createPersonalData({ ...given, publicUrl, received })
  const campaigns = createCampaigns({
    database,
    jobs,
    clock,
    log,
    texts,
    units: directory,
    outbox,
    dataDir: folder,
    files: store,
    randomBytes,
    holder: 'a process',
    announcerOf: () => undefined,
    coverUrl: 'http://127.0.0.1/cover.png',
    channels: () => [],
    report: () => undefined,
    publicUrl,
    factorIn: () => secondFactor,
  })
  const people = createPeopleSubject({ outbox, texts, randomBytes, publicUrl })
  const opening = createTicketOpening({ deadlines, alerts, randomBytes, announce })
  const conversation = createConversation({
    database,
    clock,
    texts,
    log,
    metrics: createMetrics(),
    subjects: [people, feedbackOf(opening)],
    nudge: () => undefined,
  })
  const linkedGroups = createLinkedGroups({ database, clock, texts, units: directory })
  const owner = (await staff.viewerOf(ownerId)) as Viewer
  await units.upsert(owner, firstUnits)
  let events = 0

  const unitId = (code: string) => directory.now.byCode(code)?.id ?? 0
  const viewer = async (personId: number) => (await staff.viewerOf(personId)) as Viewer
  return {
    database,
    clock,
    log,
    texts,
    secrets,
    secondFactor,
    accounts,
    linkedGroups,
    audit,
    personalData,
    jobs,
    campaigns,
    rootId,
    ownerId,
    owner,
    directory,
    units,
    staff,
    sessions,
    tickets,
    templates,
    unitId,
    viewer,
    passMinutes(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    /** A new member of staff, as a viewer. */
    async member(name: string, code: string, ...roles: RoleName[]): Promise<Viewer> {
      const { id } = await staff.create(owner, { name, unitId: unitId(code), roles })
      return viewer(id)
    },
    async account(platform: Platform, code = 'root'): Promise<Account> {
      const row = { platform, slug: `${platform}-${randomBytes(4).toString('hex')}`, unitId: unitId(code) }
      const { id } = await database.orm.channelAccount.create({ data: row })
      return { id, ...row }
    },
    /** A person writes; answers what was said to them, oldest first. */
    async write(account: Account, from: string, text: string): Promise<string[]> {
      const before = (await said(account, from)).length
      events += 1
      const messageId = String(events)
      await conversation.receive({
        account,
        key: `m${events}`,
        from,
        messageId,
        order: events,
        at: now,
        body: { kind: 'text', text },
        raw: null,
      })
      return (await said(account, from)).slice(before)
    },
    said,
    identity: (account: Account, externalId: string) =>
      database.orm.identity.findUniqueOrThrow({
        where: { accountId_externalId: { accountId: account.id, externalId } },
      }),
    async close() {
      deadlines.close()
      personalData.close()
      campaigns.close()
      await rm(folder, { recursive: true, force: true })
      directory.close()
      await database.close()
    },
  }

  async function said(account: Account, chatId: string): Promise<string[]> {
    const rows = await database.orm.outgoingMessage.findMany({
      where: { accountId: account.id, chatId },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ content }) => (content as { text: { text: string } }).text.text)
  }

  /** Opens a ticket from `unit-code: text` and answers with its code. */
  function feedbackOf({ open }: ReturnType<typeof createTicketOpening>): Subject {
    return {
      name: 'tf',
      async take(turn, input) {
        if (input.kind !== 'text') return true
        const [, code = 'root', text = input.text] = /^([a-z0-9-]+): (.*)$/s.exec(input.text) ?? []
        const personId = await personOf(turn.tx, turn.writer, { language: turn.language })
        const proof = {
          personId,
          purpose: 'feedback',
          textVersion: 'test-1',
          identityId: turn.writer.identityId,
        } as const
        await consents.give(turn.tx, { ...proof, now: turn.now })
        const opened = await open(turn, {
          kind: 'phan_anh',
          category: 'chieu_sang_dien',
          urgency: 'thuong',
          unitId: unitId(code),
          text,
          anonymous: false,
          messageIds: [],
          fileIds: [],
        })
        turn.say({ text: { text: opened.code } })
        return true
      },
    }
  }
}
