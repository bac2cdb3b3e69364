import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Desk, type Office, openOffice } from './office.ts'

let office: Office
let admin: Viewer
let desk: Desk

beforeAll(async () => {
  office = await openOffice()
  admin = await office.member('Nguyễn Thị Lan Anh', 'ward-a', 'admin')
  desk = await office.desk(admin)
})
afterAll(() => office.close())

const words = (more: Record<string, string> = {}) => ({
  unitId: String(office.unitId('ward-a')),
  title: 'Đã nhận',
  category: '',
  textVi: 'Đã nhận {code}, trả lời trước {due}.',
  textEn: 'Received {code}, answer by {due}.',
  ...more,
})
async function made(title: string, more: Record<string, string> = {}): Promise<number> {
  const done = await desk.post('/console/templates', words({ title, ...more }))
  expect(done.location).toBe('/console/templates?done=template-saved')
  return (await office.database.orm.replyTemplate.findFirstOrThrow({ where: { title } })).id
}
const audit = async (id: number) =>
  (
    await office.database.orm.auditEntry.findMany({
      where: { entity: 'reply_template', entityId: String(id) },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, actorId, data }) => ({ action, actorId, data }))

describe('reply templates', () => {
  it('are made, changed and removed by an administrator, each noted without their words', async () => {
    const id = await made('Cảm ơn')
    const shown = await desk.get(`/console/templates/${id}`)
    const version = desk.hidden(shown, 'version')
    const saved = await desk.post(
      `/console/templates/${id}`,
      words({ title: 'Cảm ơn bác', textEn: '', version }),
    )
    expect(saved.location).toContain('template-saved')
    const list = (await desk.get('/console/templates')).html
    expect(list).toContain('Cảm ơn bác')
    expect(list).toContain('chưa có bản tiếng Anh')
    expect((await desk.post(`/console/templates/${id}/remove`, {})).html).toContain('Bỏ mẫu “Cảm ơn bác”?')
    expect((await desk.post(`/console/templates/${id}/remove`, { confirmed: 'yes' })).location).toContain(
      'template-removed',
    )
    expect(await office.database.orm.replyTemplate.count({ where: { id } })).toBe(0)
    const entry = (action: string) => ({ action, actorId: admin.personId, data: {} })
    expect(await audit(id)).toEqual([
      entry('template.create'),
      entry('template.save'),
      entry('template.remove'),
    ])
  })

  it('are previewed in both languages with nothing saved and nothing lost of what was typed', async () => {
    const before = await office.database.orm.replyTemplate.count()
    const page = await desk.post('/console/templates', words({ title: 'Xem thử', action: 'preview' }))
    expect(page.html).toMatch(/lang="vi">Đã nhận PA-7K3M9QX, trả lời trước /)
    expect(page.html).toMatch(/lang="en">Received PA-7K3M9QX, answer by /)
    expect(page.html).toContain('value="Xem thử"')
    expect(await office.database.orm.replyTemplate.count()).toBe(before)
  })

  it.each([
    ['an unknown value', { textVi: 'Gửi {ten}' }, 'textVi'],
    ['no Vietnamese text', { textVi: ' ' }, 'textVi'],
    ['no name', { title: '' }, 'title'],
    ['too long a text', { textEn: 'x'.repeat(2_001) }, 'textEn'],
  ])('with %s come back with the field named', async (_what, more, field) => {
    const page = await desk.post('/console/templates', words(more))
    expect(page.status).toBe(422)
    expect(page.html).toContain(`id="field-${field}-error"`)
  })

  it('saved by two at once keep the first and tell the second', async () => {
    const id = await made('Hai người')
    const [first, second] = await Promise.all([
      desk.post(`/console/templates/${id}`, words({ title: 'Một', version: '1' })),
      desk.post(`/console/templates/${id}`, words({ title: 'Hai', version: '1' })),
    ])
    expect([first.status, second.status].sort()).toEqual([303, 409])
    const refused = first.status === 409 ? first : second
    expect(refused.html).toContain('vừa được người khác sửa')
  })

  it('are offered in the unit and below it, those of the category first, in the language of the resident', async () => {
    await made('A mẫu chung')
    await made('Z mẫu đèn', { category: 'chieu_sang_dien' })
    const code = await office.ticket('a-1', 'Đèn hỏng')
    const officer = await office.member('Trần Đức Minh', 'ward-a', 'officer')
    const offered = await office.tickets.templates(officer, code)
    expect(offered[0]?.title).toBe('Z mẫu đèn')
    expect(offered[0]?.text).toContain(code)
    const elsewhere = await office.ticket('b-1', 'Đèn hỏng')
    expect(await office.tickets.templates(office.owner, elsewhere)).toEqual([])
  })

  it('of the units above are shown, and not to be changed', async () => {
    const { id } = await office.templates.create(office.owner, {
      unitId: office.rootId,
      title: 'Mẫu của cấp trên',
      category: null,
      textVi: 'Lời chung',
      textEn: null,
    })
    const list = (await desk.get('/console/templates')).html
    expect(list).toContain('Mẫu của cấp trên')
    expect(list).not.toContain(`/console/templates/${id}"`)
    expect((await desk.get(`/console/templates/${id}`)).status).toBe(404)
  })
})
