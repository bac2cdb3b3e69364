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

describe('staff', () => {
  it('are added with a role, and then given a way in that works', async () => {
    const made = await desk.post('/console/staff', {
      name: 'Trần Đức Minh',
      unitId: String(office.unitId('ward-a')),
      roles: ['officer'],
    })
    const id = /\/console\/staff\/(\d+)\?done=staff-created/.exec(made.location ?? '')?.[1] ?? ''
    expect((await desk.get(`/console/staff/${id}`)).html).toContain('Cán bộ Mặt trận')
    const shown = await desk.post(`/console/staff/${id}/login-link`, {})
    const link = /value="http:\/\/cau-noi\.test(\/console\/sign-in\/[\w-]+)"/.exec(shown.html)?.[1] ?? ''
    expect((await fetch(office.url + link, { method: 'POST', redirect: 'manual' })).status).toBe(303)
  })

  it('keep the typed name when no role was chosen', async () => {
    const page = await desk.post('/console/staff', {
      name: 'Phạm Thanh Hà',
      unitId: String(office.unitId('ward-a')),
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('value="Phạm Thanh Hà"')
    expect(page.html).toContain('Cần ít nhất một mục.')
  })

  it('get an invite code that is shown once', async () => {
    const member = await office.member('Đỗ Quốc Hưng', 'ward-a', 'chair')
    const page = await desk.post(`/console/staff/${member.personId}/invite`, {})
    expect(page.html).toContain('Mã mời cho Đỗ Quốc Hưng')
    expect(page.html).toContain('Chỉ hiện một lần.')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('lose a role only after a question', async () => {
    const member = await office.member('Vũ Bích Ngọc', 'ward-a', 'treasurer')
    const { roles } = await office.staff.find(admin, member.personId)
    const end = `/console/staff/${member.personId}/roles/${roles[0]?.id}/end`
    expect((await desk.post(end, {})).html).toContain('Kết thúc vai trò Thủ quỹ của Vũ Bích Ngọc?')
    expect((await desk.post(end, { confirmed: 'yes' })).location).toContain('done=role-ended')
    expect((await office.staff.find(admin, member.personId)).ended).toBe(true)
  })

  it('cannot be given the same role twice, and the page says why', async () => {
    const member = await office.member('Hoàng Thị Nhàn', 'a-1', 'lead')
    const page = await desk.post(`/console/staff/${member.personId}/roles`, {
      role: 'lead',
      unitId: String(office.unitId('a-1')),
    })
    expect(page.status).toBe(409)
    expect(page.html).toContain('đã có vai trò ấy')
  })

  it('are not managed by those who may only read', async () => {
    const officer = await office.desk(await office.member('Cao Văn Lợi', 'ward-a', 'officer'))
    expect((await officer.get('/console/staff')).html).not.toContain('Thêm cán bộ')
    expect((await officer.get('/console/staff/new')).status).toBe(403)
    expect((await officer.post('/console/staff', { name: 'X', unitId: '1', roles: ['admin'] })).status).toBe(
      403,
    )
  })

  it('of another ward are not there', async () => {
    const other = await office.member('Bùi Thu Trang', 'ward-b', 'officer')
    expect((await desk.get(`/console/staff/${other.personId}`)).status).toBe(404)
  })
})

describe('units', () => {
  it('are shown as the part of the tree within reach', async () => {
    const { html } = await desk.get('/console/units')
    expect(html).toContain('Tổ dân phố số 2')
    expect(html).not.toContain('Khương Đình')
  })

  it('are renamed from today on, with the former name kept', async () => {
    const id = office.unitId('a-2')
    const form = {
      name: 'Tổ dân phố số 2A',
      level: 'to_dan_pho',
      households: '150',
      aliases: 'Xóm Chùa\nTổ 2 cũ',
    }
    expect((await desk.post(`/console/units/${id}`, form)).location).toBe(
      `/console/units/${id}?done=unit-saved`,
    )
    const unit = office.directory.now.byId(id)
    expect([unit?.name, unit?.households, unit?.aliases]).toEqual([
      'Tổ dân phố số 2A',
      150,
      ['Xóm Chùa', 'Tổ 2 cũ'],
    ])
  })

  it('with a wrong number of households show the error and keep what was typed', async () => {
    const page = await desk.post(`/console/units/${office.unitId('a-1')}`, {
      name: 'Tên mới',
      level: 'to_dan_pho',
      households: 'nhiều',
      aliases: '',
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('value="Tên mới"')
    expect(page.html).toMatch(/name="households"[^>]*aria-invalid="true"/)
  })

  it('are added below another, but not under a code that is taken', async () => {
    const form = {
      parentId: String(office.unitId('ward-a')),
      code: 'a-3',
      name: 'Tổ dân phố số 3',
      level: 'to_dan_pho',
      households: '',
      aliases: '',
    }
    expect((await desk.post('/console/units', form)).location).toContain('done=unit-saved')
    const again = await desk.post('/console/units', { ...form, name: 'Trùng mã' })
    expect(again.status).toBe(422)
    expect(again.html).toContain('Mã này đã có đơn vị khác dùng.')
    expect(office.directory.now.byCode('a-3')?.name).toBe('Tổ dân phố số 3')
  })

  it('come in from a table after a preview that writes nothing', async () => {
    const text = 'code,name,level,parentCode,households\na-4,Tổ dân phố số 4,to_dan_pho,ward-a,88\n'
    const preview = await desk.post('/console/units/import', { text })
    expect(preview.html).toContain('a-4 · Tổ dân phố số 4')
    expect(office.directory.now.byCode('a-4')).toBeUndefined()
    const done = await desk.post('/console/units/import', { text, confirmed: 'yes' })
    expect(done.location).toBe('/console/units?done=units-imported&count=1')
    expect(office.directory.now.byCode('a-4')?.households).toBe(88)
  })

  it('in a wrong table are named by line', async () => {
    const page = await desk.post('/console/units/import', {
      text: 'code,name,level,parentCode\nx-1,,to_dan_pho,ward-a\n',
    })
    expect(page.status).toBe(422)
    expect(page.html).toMatch(/Dòng 2 \(<code>name<\/code>\): Cần điền mục này/)
  })

  it('go out as a table that spreadsheets read', async () => {
    const answer = await desk.get('/console/units/export.csv')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.html).toContain('a-1,Tổ dân phố số 1')
  })
})

it('answers a page that is not there in the words of the console', async () => {
  const page = await desk.get('/console/nothing-here')
  expect(page.status).toBe(404)
  expect(page.html).toContain('Không tìm thấy trang này')
})
