/** The staff group as its members live it: over Telegram's HTTP, on the whole program. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Group } from '../support/telegram/groups.ts'
import { dataOf, labels, type Office, openOffice, postsOf, shown, until, ward } from './office.ts'

let office: Office
let admin: Awaited<ReturnType<Office['member']>>
let officer: Awaited<ReturnType<Office['member']>>

/** Groups are written to slowly: the program's time runs faster than ours. */
const begin = Date.now()
const now = () => new Date(begin + 2 * (Date.now() - begin))

beforeAll(async () => {
  office = await openOffice({ now })
  admin = await office.member('Trần Quản Trị', ward, 'admin')
  officer = await office.member('Lê Thị Cán Bộ', ward, 'officer')
})
/** What happens after a test is not told to its groups. */
afterEach(async () => {
  await office.database.orm.staffGroup.updateMany({ data: { endedAt: now() } })
})
afterAll(() => office?.close())

const lastAnswer = (person: typeof officer) => person.presses().at(-1)?.answer?.text ?? ''

describe('linking a group', () => {
  it('offers an administrator their units, and what they pick is linked and noted in the audit', async () => {
    const group = office.telegram.group()
    admin.in(group).say('/lienket')
    const asked = await shown(group, 'Nhóm này nhận việc')
    expect(labels(asked)).toEqual(['Phường Thanh Xuân, Hà Nội', 'Tổ dân phố số 5, phường Thanh Xuân'])
    admin.in(group).press('Tổ dân phố số 5, phường Thanh Xuân')
    const answered = await shown(group, 'Từ nay nhóm này nhận việc mới của Tổ dân phố số 5')
    expect(answered.messageId).toBe(asked.messageId)
    expect(labels(answered)).toEqual([])
    const linked = await office.linked(group)
    expect(linked).toMatchObject({ linkedBy: admin.staffId })
    const entries = await office.database.orm.auditEntry.findMany({ where: { entity: 'staff_group' } })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([['group.link', admin.staffId]])
  })

  it('is refused to others: an officer, and somebody the bot does not know', async () => {
    const group = office.telegram.group()
    const stranger = office.telegram.user()
    admin.in(group).say('/lienket')
    const asked = await shown(group, 'Nhóm này nhận việc')
    stranger.in(group).press('Phường Thanh Xuân, Hà Nội', { on: asked.messageId })
    await until(() => stranger.presses().at(-1)?.answer?.text)
    expect(stranger.presses().at(-1)?.answer?.text).toContain('Chỉ người quản trị')
    officer.in(group).say('/lienket')
    await shown(group, 'Chỉ người quản trị')
    expect(await office.linked(group)).toBeNull()
    const known = await office.database.orm.identity.findFirst({ where: { externalId: String(stranger.id) } })
    expect(known).toBeNull()
  })

  it('ends with the rights of whoever linked it: nothing more is posted, and those who are there hear of it', async () => {
    const leaving = await office.member('Phạm Thôi Việc', ward, 'admin')
    const group = await office.group(leaving)
    const { status } = await office.program.api('POST', `/staff/${leaving.staffId}/end`)
    expect(status).toBe(200)
    admin.markRead()
    const code = await office.report('Đèn đường ngõ 15 phường Thanh Xuân hỏng cả tuần nay')
    await shown(group, 'đã ngừng: người liên kết nhóm không còn là quản trị')
    await admin.waitFor('đã ngừng: người liên kết nhóm không còn là quản trị', 45_000)
    expect(postsOf(group, code)).toEqual([])
    expect(await office.linked(group)).toBeNull()
  })

  it('is listed for its administrators, who end it from there', async () => {
    const group = await office.group(admin)
    const { body } = await office.program.api<{ items: { id: number; unit: string; by: { id: number } }[] }>(
      'GET',
      '/staff-groups',
    )
    const [linked] = body.items
    expect(linked).toMatchObject({ unit: ward, by: { id: admin.staffId } })
    expect((await office.program.api('POST', `/staff-groups/${linked?.id}/end`)).status).toBe(200)
    await shown(group, 'thôi nhận việc')
    expect(await office.linked(group)).toBeNull()
    expect((await office.program.api('POST', `/staff-groups/${linked?.id}/end`)).status).toBe(404)
  })

  it('ends with /huylienket', async () => {
    const group = await office.group(admin)
    admin.in(group).say('/huylienket@cau_noi_test_bot')
    await shown(group, 'Nhóm này thôi nhận việc của Phường Thanh Xuân')
    expect(await office.linked(group)).toBeNull()
  })

  it('is not done by what is said to other bots, and talk among the staff leaves no trace', async () => {
    const group = office.telegram.group()
    const before = await office.database.orm.inboundEvent.count()
    const { update } = admin.in(group).say('Mai họp lúc 8 giờ nhé')
    admin.in(group).say('/lienket@another_bot')
    await office.telegram.idle()
    expect(group.inbox()).toEqual([])
    const kept = await office.database.orm.inboundEvent.findMany({ where: { key: `u${update.update_id}` } })
    expect(kept).toEqual([])
    const [command] = await office.database.orm.inboundEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
    expect(command).toMatchObject({ payload: null, key: `u${update.update_id + 1}` })
    expect(await office.database.orm.inboundEvent.count()).toBe(before + 1)
  })
})

describe('a ticket in a group', () => {
  let group: Group
  beforeEach(async () => {
    group = await office.group(admin)
  })

  it('shows what, where, by when and the first words, and neither the author nor their number', async () => {
    const code = await office.report(
      'Đèn đường ngõ 15 tổ 5 phường Thanh Xuân hỏng cả tuần nay, gọi tôi 0912345678',
    )
    const post = await shown(group, code)
    expect(post.text).toMatch(/· Chiếu sáng – điện · .*Thanh Xuân · xem trước \d\d:\d\d thứ/)
    expect(post.text).toContain('“Đèn đường ngõ 15')
    expect(post.text).not.toContain('0912345678')
    expect(post.text).not.toContain('Kín')
    expect(labels(post)).toEqual(['Nhận việc', 'Trả lời', 'Mở trên máy'])
    expect(post.buttons.flat().at(-1)).toMatchObject({ url: `${office.program.url}/console/tickets/${code}` })
  })

  it('is taken by a press: the ticket is theirs, and the post is edited, not repeated', async () => {
    const code = await office.report('Rác ùn ứ ở ngõ 20 phường Thanh Xuân ba ngày nay')
    const post = await shown(group, code)
    const { update } = officer.in(group).press('Nhận việc', { on: post.messageId })
    const edited = await shown(group, 'Lê Thị Cán Bộ nhận')
    expect(edited.messageId).toBe(post.messageId)
    expect(labels(edited)).toEqual(['Trả lời', 'Mở trên máy'])
    expect(lastAnswer(officer)).toBe(`Đã nhận việc ${code}.`)
    expect(await office.ticket(code)).toMatchObject({ status: 'triaged', assignee: { id: officer.staffId } })
    office.telegram.redeliver(update.update_id)
    admin
      .in(group)
      .pressData(dataOf({ buttons: post.history[0]?.buttons ?? [] }, 'Nhận việc'), post.messageId)
    await until(() => lastAnswer(admin))
    expect(lastAnswer(admin)).toBe('Lê Thị Cán Bộ đã nhận việc này.')
    expect((await office.ticket(code)).history.filter(({ type }) => type === 'assigned')).toHaveLength(1)
    expect(postsOf(group, code)).toHaveLength(1)
  })

  it('is answered by answering its post, once for an update that comes again', async () => {
    const resident = office.telegram.user()
    const code = await office.report('Nắp cống ngõ 8 phường Thanh Xuân bị vỡ', resident)
    const post = await shown(group, code)
    officer.in(group).press('Trả lời', { on: post.messageId })
    await until(() => lastAnswer(officer))
    expect(lastAnswer(officer)).toContain('Trả lời (reply) tin này')
    const { update } = officer
      .in(group)
      .say('Chiều nay đội thoát nước tới thay.', { replyTo: post.messageId })
    await resident.waitFor('Chiều nay đội thoát nước tới thay.')
    await shown(group, `Đã gửi lời trả lời cho người phản ánh việc ${code}`)
    await shown(group, (sent) => sent.messageId === post.messageId && sent.text.includes('Đang xử lý'))
    office.telegram.redeliver(update.update_id)
    await office.telegram.idle()
    expect((await office.ticket(code)).history.filter(({ type }) => type === 'reply')).toHaveLength(1)
  })

  it('is not sent for talk that answers other messages, nor for a picture', async () => {
    const code = await office.report('Cây bàng ngõ 9 phường Thanh Xuân che biển chỉ đường')
    const post = await shown(group, code)
    // Nobody answers before the answer to the post itself is back.
    const stored = { platformId: String(post.messageId), ticket: { code } }
    await until(() => office.database.orm.staffPost.findFirst({ where: stored }))
    const other = group.inbox()[0]
    officer.in(group).say('cảm ơn', { replyTo: other?.messageId ?? 0 })
    const answered = { reply_to_message: post.message } as object
    officer.in(group).write({ ...answered, sticker: undefined } as never)
    await shown(group, `việc ${code} chỉ trả lời được bằng chữ`)
    expect((await office.ticket(code)).history.map(({ type }) => type)).toEqual(['received'])
  })

  it('stays as it is when a stranger presses or answers, who is told politely', async () => {
    const stranger = office.telegram.user()
    const code = await office.report('Vỉa hè phố Vũ Trọng Phụng phường Thanh Xuân bị lấn chiếm')
    const post = await shown(group, code)
    stranger.in(group).press('Nhận việc', { on: post.messageId })
    await until(() => stranger.presses().at(-1)?.answer?.text)
    expect(stranger.presses().at(-1)?.answer?.text).toMatch(/^Chỉ cán bộ đã liên kết/)
    stranger.in(group).say('Tôi nhận', { replyTo: post.messageId })
    await shown(group, 'Lời vừa rồi chưa được gửi')
    expect(await office.ticket(code)).toMatchObject({ status: 'received', history: [{ type: 'received' }] })
  })

  it('can only be worked on by who handles its unit, and only from its own group', async () => {
    const elsewhere = await office.member('Phạm Nơi Khác', '00364', 'officer')
    const code = await office.report('Mất nước ngõ 30 phường Thanh Xuân từ hôm qua')
    const post = await shown(group, code)
    elsewhere.in(group).press('Nhận việc', { on: post.messageId })
    await until(() => lastAnswer(elsewhere))
    expect(lastAnswer(elsewhere)).toContain('không thuộc phần')
    const foreign = office.telegram.group()
    officer.in(foreign).pressData(dataOf(post, 'Nhận việc'))
    await until(() => /không còn ở nhóm/.test(lastAnswer(officer)))
    expect(await office.ticket(code)).toMatchObject({ status: 'received', history: [{ type: 'received' }] })
  })

  it('that is a denunciation is never posted, and one that becomes it leaves the group', async () => {
    const denounced = await office.report(
      'Tôi muốn tố cáo ông trưởng phòng nhận tiền 5 triệu làm sổ đỏ ở phường Thanh Xuân',
    )
    const code = await office.report('Cán bộ phường Thanh Xuân nhận hồ sơ rồi không trả kết quả')
    const post = await shown(group, code)
    const ticket = await office.database.orm.ticket.findUniqueOrThrow({ where: { code: denounced } })
    expect(ticket.restricted).toBe(true)
    expect(JSON.stringify(group.inbox().map(({ text }) => text))).not.toContain('sổ đỏ')
    expect(postsOf(group, denounced)).toEqual([])
    await office.program.api('POST', `/tickets/${code}/classification`, { kind: 'to_cao' })
    const gone = await shown(group, (sent) => sent.messageId === post.messageId)
    expect(gone.text).toBe('Việc này không còn ở nhóm.')
    expect(labels(gone)).toEqual([])
    officer
      .in(group)
      .pressData(dataOf({ buttons: post.history[0]?.buttons ?? [] }, 'Nhận việc'), post.messageId)
    await until(() => /không còn ở nhóm/.test(lastAnswer(officer)))
  })

  it('about a child shows that and nothing of its words', async () => {
    const code = await office.report(
      'Cháu Minh 9 tuổi ở ngõ 12 phường Thanh Xuân phải đi bán vé số, không được đi học',
    )
    const { minor } = await office.database.orm.ticket.findUniqueOrThrow({ where: { code } })
    expect(minor).toBe(true)
    const post = await shown(group, code)
    expect(post.text).toContain('liên quan trẻ em')
    expect(post.text).not.toContain('Minh')
  })

  it('whose words were erased loses them in the group as well', async () => {
    const code = await office.report('Loa phường Thanh Xuân hỏng ở đầu ngõ 80')
    const post = await shown(group, code)
    await office.database.orm.ticket.update({
      where: { code },
      data: { text: '', version: { increment: 1 } },
    })
    office.database.publish('ticket', code)
    await shown(group, (sent) => sent.messageId === post.messageId && !sent.text.includes('ngõ 80'))
    expect(post.text).not.toContain('“')
    const kept = await office.database.orm.outgoingMessage.findMany({
      where: { chatId: String(group.id), state: 'sent' },
    })
    expect(JSON.stringify(kept.map(({ content }) => content))).not.toContain('ngõ 80')
  })

  it('several changes of which follow each other become one edit', async () => {
    const code = await office.report('Ồn ào quán hát ngõ 3 phường Thanh Xuân sau 23 giờ')
    const post = await shown(group, code)
    await office.program.api('POST', `/tickets/${code}/transitions`, { to: 'in_progress' })
    await office.program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã nhắc nhở.' })
    await shown(group, (sent) => sent.messageId === post.messageId && sent.text.includes('Đã trả lời'))
    expect(post.history).toHaveLength(1)
    expect(postsOf(group, code)).toHaveLength(1)
  })

  it('whose post was deleted by hand is worked on as before', async () => {
    const code = await office.report('Bụi công trình ngõ 5 phường Thanh Xuân')
    const post = await shown(group, code)
    post.deleted = true
    await office.program.api('POST', `/tickets/${code}/transitions`, { to: 'in_progress' })
    const next = await office.report('Chó thả rông ở ngõ 6 phường Thanh Xuân')
    await shown(group, next)
    const edits = await until(() =>
      office.database.orm.outgoingMessage.findMany({
        where: { content: { path: ['edits'], equals: String(post.messageId) } },
      }),
    )
    await until(async () => {
      const again = await office.database.orm.outgoingMessage.findMany({
        where: { id: { in: edits.map(({ id }) => id) } },
      })
      return again.every(({ state }) => state === 'sent')
    })
    expect(postsOf(group, code)).toEqual([])
  })
})

describe('a group that changes', () => {
  it('is forgotten when the bot is removed, and its administrator hears of it', async () => {
    const group = await office.group(admin)
    group.kickBot(officer)
    await admin.waitFor('Bot không còn trong nhóm cán bộ của Phường Thanh Xuân')
    expect(await office.linked(group)).toBeNull()
    const identity = await office.database.orm.identity.findFirst({
      where: { externalId: String(officer.id) },
    })
    expect(identity?.unreachable).toBeNull()
  })

  it('is forgotten when only a refused message says that the bot is out', async () => {
    const group = await office.group(admin)
    office.telegram.faults.next({
      method: 'sendMessage',
      chat: group.id,
      count: 1,
      answer: {
        status: 403,
        body: {
          ok: false,
          error_code: 403,
          description: 'Forbidden: bot was kicked from the supergroup chat',
        },
      },
    })
    await office.report('Biển chỉ đường đầu phố phường Thanh Xuân bị mờ')
    await until(async () => (await office.linked(group)) === null)
  })

  it.each(['by the update', 'by a refused message'] as const)(
    'goes on as a supergroup, told %s',
    async (how) => {
      const group = await office.group(admin, { basic: true })
      const code = await office.report(`Hố ga mất nắp ngõ 17 phường Thanh Xuân, ${how}`)
      const first = await shown(group, code)
      const oldId = group.id
      if (how === 'by a refused message') {
        const account = await office.database.orm.channelAccount.findFirstOrThrow({
          where: { platform: 'telegram' },
        })
        await office.telegram.idle()
        const [told] = group.migrate(admin)
        await office.telegram.idle()
        expect(told).toBeDefined()
        await office.database.orm.staffGroup.updateMany({
          where: { accountId: account.id, chatId: String(group.id) },
          data: { chatId: String(oldId) },
        })
      } else group.migrate(admin)
      const next = await office.report(`Đèn tín hiệu ngã ba phường Thanh Xuân hỏng, ${how}`)
      const post = await shown(group, next)
      expect(await office.linked(group)).not.toBeNull()
      officer.in(group).press('Nhận việc', { on: post.messageId })
      await shown(
        group,
        (sent) => sent.messageId === post.messageId && sent.text.includes('Lê Thị Cán Bộ nhận'),
      )
      await office.program.api('POST', `/tickets/${code}/transitions`, { to: 'in_progress' })
      const again = await shown(group, (sent) => sent.text.includes(code))
      expect(again.text).not.toBe(first.text)
      expect(postsOf(group, code)).toHaveLength(1)
    },
  )

  it('with topics gets its tickets in the one in which it was linked, until that is deleted or closed', async () => {
    for (const end of ['deleteTopic', 'closeTopic'] as const) {
      const group = office.telegram.group({ topics: ['Việc mới'] })
      const [topic] = group.topics()
      await office.link(group, admin, topic?.id)
      const code = await office.report(`Ngập đầu ngõ 44 phường Thanh Xuân khi mưa, ${end}`)
      expect((await shown(group, code)).threadId).toBe(topic?.id)
      group[end](topic?.id ?? 0)
      const next = await office.report(`Nước thải chảy ra ngõ 46 phường Thanh Xuân, ${end}`)
      expect((await shown(group, next)).threadId).toBeUndefined()
      await until(async () => JSON.stringify((await office.linked(group))?.topics) === '{}')
      expect(postsOf(group, next)).toHaveLength(1)
    }
  })
})
