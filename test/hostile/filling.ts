/** Types hostile texts into everything that people fill in, by every door, as those who may. */
import { randomUUID } from 'node:crypto'
import { photoWithPlace } from '../support/hostile-files.ts'
import type { Program } from '../support/program.ts'

export interface Sent {
  readonly door: string
  readonly status: number
}

export type House = Awaited<ReturnType<typeof openDoors>>

/** A console session and an API token of one administrator and custodian, who has just given the second factor. */
export async function openDoors(program: Program) {
  const { database } = program
  const root = program.app.directory.now.root
  await api('POST', '/units', { code: 'ward', name: 'Phường Thanh Xuân', level: 'xa', parentCode: root.code })
  const unitId = program.app.directory.now.byCode('ward')?.id ?? 0
  const hired = await api<{ id: number }>('POST', '/staff', {
    name: 'Lan Anh',
    unit: root.code,
    roles: ['admin', 'chair', 'custodian'],
  })
  const personId = hired.body.id
  const { url } = await program.app.staff.createLoginLink(null, personId)
  const signedIn = await fetch(url, { method: 'POST', redirect: 'manual' })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  await database.orm.session.updateMany({ where: { personId }, data: { steppedUpAt: new Date() } })
  await database.orm.person.update({ where: { id: personId }, data: { totpConfirmedAt: new Date() } })
  const token = /name="token" value="([^"]*)"/.exec((await get('/console/security')).text)?.[1] ?? ''

  async function api<T = Record<string, unknown>>(method: string, path: string, body?: unknown) {
    return program.api<T>(method, path, body)
  }

  async function get(path: string) {
    const answer = await fetch(program.url + path, { headers: { cookie }, redirect: 'manual' })
    return { status: answer.status, text: await answer.text() }
  }

  async function form(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams({ token, ...fields })
    const answer = await fetch(program.url + path, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    })
    return { status: answer.status, text: await answer.text() }
  }

  return { program, personId, unitId, cookie, api, get, form }
}

/** One text into every field of the API and the console that takes words; answers what came back of each. */
export async function fillForms(house: House, text: string): Promise<Sent[]> {
  const { api, form, unitId, program } = house
  const { orm } = program.database
  const sent: Sent[] = []
  const one = await newTicket(house, text)
  const other = await newTicket(house, text)
  const note = (door: string, { status }: { status: number }) => void sent.push({ door, status })
  const code = `h-${randomUUID().slice(0, 8)}`
  const unit = { code, name: text, level: text, parentCode: 'ward', aliases: [text] }
  note('POST /units', await api('POST', '/units', unit))
  const cells = [`${code}-b`, text, 'to', 'ward', text].map((cell) => `"${cell.replaceAll('"', '""')}"`)
  const table = `code,name,level,parentCode,aliases\n${cells.join(',')}`
  note('the table of units', await form('/console/units/import', { text: table, confirmed: 'yes' }))
  const newUnit = { parentId: String(unitId), code: `${code}-c`, households: '' }
  note(
    'the form of a unit',
    await form('/console/units', { ...newUnit, name: text, level: text, aliases: text }),
  )
  note('POST /staff', await api('POST', '/staff', { name: text, unit: 'ward', roles: ['officer'] }))
  const member = { name: text, unitId: String(unitId), roles: 'viewer' }
  note('the form of staff', await form('/console/staff', member))

  const path = `/tickets/${one.code}`
  note('a reply', await api('POST', `${path}/replies`, { text }))
  note('a note', await api('POST', `${path}/notes`, { text }))
  const forward = { to: 'forwarded', authority: text, documentNumber: text, note: text }
  note('a transition', await api('POST', `${path}/transitions`, forward))
  note('the form of a reply', await form(`/console${path}/reply`, { text }))
  note('the form of a note', await form(`/console${path}/note`, { text }))
  note('the form of an answer', await form(`/console${path}/reply`, { text, outcome: 'answered' }))
  note('the form of a forward', await form(`/console${path}/forward`, { ...forward, to: '' }))
  note(
    'the form of a refusal',
    await form(`/console/tickets/${other.code}/decline`, { note: text, confirmed: 'yes' }),
  )
  note('the form of reopening', await form(`/console/tickets/${other.code}/reopen`, { note: text }))
  await orm.ticket.update({ where: { id: other.id }, data: { anonymous: true } })
  const reason = `${text} vì cần hỏi thêm`
  note('the form of unsealing', await form(`/console/tickets/${other.code}/unsealings`, { reason }))

  const breach = { unitId: String(unitId), noticedAt: '2026-01-01T08:00' }
  const words = { nature: text, affected: text, measures: text }
  note('the log of breaches', await form('/console/personal-data/breaches', { ...breach, ...words }))
  const authorId = one.authorId ?? 0
  const now = new Date()
  const asked = {
    personId: authorId,
    unitId,
    kind: 'correct',
    detail: 'x',
    acknowledgeDueAt: now,
    dueAt: now,
  }
  const { id } = await orm.dataRequest.create({ data: asked })
  const refusal = { step: 'refuse', note: text, article: text }
  note('POST /data-requests/:id/steps', await api('POST', `/data-requests/${id}/steps`, refusal))
  note('POST /understand', await api('POST', '/understand', { text }))
  await fillRegisters(house, { text, ticket: one.code, note })
  return sent
}

/** Words kept beside the tickets: templates, places, announcements, calls and requests taken at the office. */
async function fillRegisters(
  { api, form, unitId, program }: House,
  given: { text: string; ticket: string; note: (door: string, answer: { status: number }) => void },
): Promise<void> {
  const { text, ticket, note } = given
  // Braces name a value in a template, and only the known ones may stand there.
  const words = text.replaceAll(/[{}]/g, '') || 'x'
  const template = { title: text, textVi: words, textEn: words }
  note('POST /templates', await api('POST', '/templates', { ...template, unit: 'ward' }))
  const unit = { unitId: String(unitId) }
  note('the form of a template', await form('/console/templates', { ...template, ...unit, category: '' }))
  const streets = `Ngõ 1 ${text}`
  note('the places of a unit', await api('POST', '/units/ward/places', { centre: null, streets: [streets] }))
  note('the form of places', await form(`/console/units/${unitId}/places`, { centre: '', streets }))
  note('the form of a call', await form(`/console/tickets/${ticket}/call`, { text, reached: 'no' }))
  const asked = { kind: 'correct', name: text, check: 'citizen_card', detail: text, ticket: '' }
  note('the form of a request', await form('/console/personal-data', { ...asked, ...unit }))
  const zalo = { platform: 'zalo', slug: `h-${randomUUID()}`, state: 'paused', unitId }
  const { id: account } = await program.database.orm.channelAccount.create({ data: zalo })
  const parameters = { text, title: text, name: text }
  const beyondWindow = { way: 'template', account, templateId: text, parameters }
  const campaign = {
    class: 'mandatory',
    ground: text,
    title: text,
    text: { vi: words, en: words },
    segment: { unit: 'ward' },
    beyondWindow,
  }
  const notBefore = '2040-01-01T08:00:00+07:00'
  note('POST /campaigns', await api('POST', '/campaigns', { ...campaign, notBefore }))
}

/** A ticket of the newest resident who has opened one, with these words. */
async function newTicket({ program, unitId }: House, text: string) {
  const person = program.telegram.user({ firstName: text.toWellFormed().replaceAll('\0', '') || 'x' })
  person.say(`Đèn đường ngõ 15 hỏng cả tuần nay ${text.toWellFormed()}`)
  const shown = await person.waitFor(
    (message) => message.buttons.flat().some(({ text: label }) => label.includes('Đồng ý và gửi')),
    10_000,
  )
  person.press(shown.buttons.flat().find(({ text: label }) => label.includes('Đồng ý và gửi'))?.text ?? '')
  const { text: answer } = await person.waitFor(/PA-[0-9A-Z]{7}/, 10_000)
  const code = /PA-[0-9A-Z]{7}/.exec(answer)?.[0] ?? ''
  return program.database.orm.ticket.update({ where: { code }, data: { unitId } })
}

/** A resident of the web chat who sends a text, and a picture under that name with that caption. */
export async function chat(
  { program }: House,
  text: string,
): Promise<{ cookie: string; statuses: number[] }> {
  const opened = await fetch(`${program.url}/chat/session`, { method: 'POST' })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const post = async (path: string, body: object | FormData) => {
    const isForm = body instanceof FormData
    const headers = { cookie, ...(isForm ? {} : { 'content-type': 'application/json' }) }
    const answer = await fetch(`${program.url}/chat${path}`, {
      method: 'POST',
      headers,
      body: isForm ? body : JSON.stringify(body),
    })
    return answer.status
  }
  const picture = new Uint8Array(await photoWithPlace({ width: 64, height: 64 }))
  const files = new FormData()
  files.set('id', randomUUID())
  files.set('caption', text)
  files.append('file', new File([picture], `${text}.jpg`, { type: 'image/jpeg' }))
  return {
    cookie,
    statuses: [
      await post('/messages', { id: randomUUID(), text }),
      await post('/choices', { id: randomUUID(), value: text, label: text }),
      await post('/files', files),
      await post('/messages', { id: randomUUID(), text: `/caidat ${text}` }),
      await post('/messages', { id: randomUUID(), text }),
    ],
  }
}
