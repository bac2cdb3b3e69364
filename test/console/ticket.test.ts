import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { photoWithPlace } from '../support/hostile-files.ts'
import { type Desk, type Office, openOffice } from './office.ts'

let office: Office
let officer: Viewer
let desk: Desk
let code: string
let path: string

beforeAll(async () => {
  office = await openOffice()
  officer = await office.member('Trần Đức Minh', 'ward-a', 'officer')
  desk = await office.desk(officer)
})
beforeEach(async () => {
  code = await office.ticket('a-1', 'Đèn đường ngõ 15 hỏng cả tuần nay')
  path = `/console/tickets/${code}`
})
afterAll(() => office.close())

const toldLast = async () => {
  const row = await office.database.orm.outgoingMessage.findFirstOrThrow({
    where: { ticketId: { not: null } },
    orderBy: { id: 'desc' },
  })
  return (row.content as { text: { text: string } }).text.text
}

describe('a ticket', () => {
  it('shows the words of the resident, the dates and the next sensible step', async () => {
    const { html } = await desk.get(path)
    expect(html).toContain('Đèn đường ngõ 15 hỏng cả tuần nay')
    expect(html).toContain('Tổ dân phố số 1, phường Thanh Xuân')
    expect(html).toContain('Đã xem, bắt đầu xử lý')
    expect(html).toContain('Sẽ gửi cho người phản ánh qua Telegram.')
  })

  it('is not there for somebody of another ward, nor are its parts', async () => {
    const other = await office.desk(await office.member('Bùi Thu Trang', 'ward-b', 'officer'))
    for (const part of ['', '/talk', '/watch', '/files/1'])
      expect((await other.get(path + part)).status).toBe(404)
    expect((await other.post(`${path}/reply`, { text: 'x' })).status).toBe(404)
    expect((await other.get(`/console/events?ticket=${code}`)).status).toBe(404)
  })

  it('offers nothing to somebody who only reads, and refuses what they send', async () => {
    const reader = await office.desk(await office.member('Mai Quỳnh Chi', 'city', 'viewer'))
    expect((await reader.get(path)).html).not.toContain('reply-text')
    expect((await reader.post(`${path}/reply`, { text: 'x' })).status).toBe(403)
  })

  it('is begun with one press, which also takes it on', async () => {
    const version = desk.hidden(await desk.get(path), 'version')
    const done = await desk.post(`${path}/move`, { to: 'in_progress', version })
    expect(done.location).toBe(`${path}?done=started`)
    const ticket = await office.tickets.find(officer, code)
    expect([ticket.status, ticket.assignee?.id]).toEqual(['in_progress', officer.personId])
  })

  it('tells the resident a reply and nobody a note', async () => {
    await desk.post(`${path}/reply`, { text: 'Ban đã nhận và đang xem.' })
    expect(await toldLast()).toContain('Ban đã nhận và đang xem.')
    await desk.post(`${path}/note`, { text: 'Hỏi tổ trưởng trước' })
    expect(await toldLast()).not.toContain('Hỏi tổ trưởng')
    expect((await desk.get(path)).html).toContain('Hỏi tổ trưởng trước')
  })

  it('is answered by a reply that says so', async () => {
    await desk.post(`${path}/reply`, { text: 'Đã thay bóng ngày 20/11.', outcome: 'answered' })
    expect((await office.tickets.find(officer, code)).status).toBe('answered')
    expect(await toldLast()).toContain('Đã thay bóng ngày 20/11.')
  })

  it('shows an empty reply as an error beside its field', async () => {
    const page = await desk.post(`${path}/reply`, { text: '  ' })
    expect(page.status).toBe(422)
    expect(page.html).toMatch(/id="reply-text"[^>]*aria-invalid="true"/)
    expect(page.html).toContain('Cần điền mục này.')
  })

  it('is not forwarded without an authority, and keeps what was typed', async () => {
    const page = await desk.post(`${path}/forward`, {
      authority: '',
      documentNumber: '125/MTTQ-BTT',
      note: 'Xin chờ',
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('value="125/MTTQ-BTT"')
    expect(page.html).toContain('>Xin chờ</textarea>')
  })

  it('shows where it was forwarded, and offers that authority the next time', async () => {
    await desk.post(`${path}/forward`, { authority: 'Công ty Chiếu sáng', documentNumber: '125/MTTQ-BTT' })
    const { html } = await desk.get(path)
    expect(html).toContain('Chuyển Công ty Chiếu sáng, văn bản số 125/MTTQ-BTT')
    const other = await office.ticket('a-2', 'Đèn ngõ 20 cũng hỏng')
    expect((await desk.get(`/console/tickets/${other}`)).html).toContain(
      '<option value="Công ty Chiếu sáng">',
    )
  })

  it('is declined only after the reason was shown once more', async () => {
    const asked = await desk.post(`${path}/decline`, { note: 'Không thuộc địa bàn phường.' })
    expect(asked.html).toContain('Không tiếp nhận việc')
    expect((await office.tickets.find(officer, code)).status).toBe('received')
    await desk.post(`${path}/decline`, { note: 'Không thuộc địa bàn phường.', confirmed: 'yes' })
    expect((await office.tickets.find(officer, code)).status).toBe('declined')
  })

  it('keeps the words of the second of two officers, shows the newest ticket, and takes them at the next try', async () => {
    const second = await office.desk(await office.member('Phạm Thanh Hà', 'ward-a', 'officer'))
    const version = second.hidden(await second.get(path), 'version')
    await desk.post(`${path}/reply`, { text: 'Minh trả lời trước', version })
    const refused = await second.post(`${path}/reply`, { text: 'Hà đã gõ lời này', version })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('Người khác vừa cập nhật việc này')
    expect(refused.html).toContain('Minh trả lời trước')
    expect(refused.html).toContain('>Hà đã gõ lời này</textarea>')
    const newer = second.hidden(refused, 'version')
    const done = await second.post(`${path}/reply`, { text: 'Hà đã gõ lời này', version: newer })
    expect(done.location).toContain('done=replied')
  })

  it('says when a message did not reach the resident', async () => {
    const { id } = await office.tickets.find(officer, code)
    await desk.post(`${path}/reply`, { text: 'Lời không đến nơi' })
    const failed = { state: 'failed', reason: 'blocked', settledAt: office.clock.now() }
    await office.database.orm.outgoingMessage.updateMany({ where: { ticketId: id }, data: failed })
    expect((await desk.get(path)).html).toContain(
      'Một tin chưa đến được người phản ánh (họ đã chặn tài khoản này).',
    )
  })

  it('shows a photo that came later where it came', async () => {
    const fileId = await office.picture(code, await photoWithPlace())
    const { id: ticketId } = await office.tickets.find(officer, code)
    await desk.post(`${path}/reply`, { text: 'Xin gửi ảnh' })
    await office.database.orm.ticketEvent.create({
      data: { ticketId, at: office.clock.now(), type: 'attachment', data: { fileId } },
    })
    const { html } = await desk.get(path)
    expect(html.indexOf(`/files/${fileId}`)).toBeGreaterThan(html.indexOf('Xin gửi ảnh'))
  })

  it('says who else has it open', async () => {
    const second = await office.desk(await office.member('Phạm Thanh Hà', 'ward-a', 'officer'))
    await second.get(path)
    expect((await desk.get(`${path}/watch`)).html).toContain('Phạm Thanh Hà cũng đang mở việc này.')
  })

  it('fills in a reply template without any script', async () => {
    const { id } = await office.database.orm.replyTemplate.create({
      data: { unitId: office.unitId('ward-a'), title: 'Đã nhận', textVi: 'Ban đã nhận việc {code}.' },
    })
    expect((await desk.get(`${path}?template=${id}`)).html).toContain(`>Ban đã nhận việc ${code}.</textarea>`)
  })

  it('is classified again with its former labels in the history', async () => {
    await desk.post(`${path}/classify`, {
      kind: 'kien_nghi',
      category: 'cap_nuoc',
      urgency: 'cao',
      unitId: String(office.unitId('a-2')),
    })
    const { html } = await desk.get(path)
    expect(html).toContain('Chiếu sáng – điện → Nước sạch')
    expect(html).toContain('Tổ dân phố số 1 → Tổ dân phố số 2')
  })
})

describe('a photo', () => {
  it('is shown to those who see the ticket, with headers that let nothing run', async () => {
    const id = await office.picture(code, await photoWithPlace())
    expect((await desk.get(path)).html).toContain(`${path}/files/${id}?size=preview`)
    const answer = await desk.get(`${path}/files/${id}`)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('is not given out under the code of another ticket', async () => {
    const id = await office.picture(code, await photoWithPlace())
    const other = await office.ticket('a-1', 'Việc khác')
    expect((await desk.get(`/console/tickets/${other}/files/${id}`)).status).toBe(404)
  })
})

describe('the line to an open page', () => {
  it('tells that something changed, and carries nothing of it', async () => {
    const stop = new AbortController()
    const answer = await office.stream(officer, `/console/events?ticket=${code}`, stop.signal)
    const reader = answer.getReader()
    const decoder = new TextDecoder()
    expect(decoder.decode((await reader.read()).value)).toContain(': open')
    office.database.publish('ticket', 'PA-0000000')
    office.database.publish('ticket', code)
    const heard = decoder.decode((await reader.read()).value)
    expect(heard).toContain('event: tickets')
    expect(heard).not.toContain(code)
    stop.abort()
  })
})
