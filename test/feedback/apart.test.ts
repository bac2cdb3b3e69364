/** Words that come as an addition or an edit: what must not join an ordinary ticket does not, and no danger is missed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'

type Person = ReturnType<Program['telegram']['user']>

const patienceMs = 10_000
const codePattern = /PA-[0-9A-Z]{7}/
const denunciation =
  'Tôi tố cáo ông Nguyễn Văn Bình chủ tịch phường nhận 50 triệu tiền hối lộ của nhà thầu làm đường'

let program: Program
let officer: Person
let officerToken: string

beforeAll(async () => {
  program = await startProgram()
  await program.api('POST', '/units', [{ code: '00367', name: 'Phường Thanh Xuân', level: 'xa' }])
  const root = (await program.api<{ items: { code: string }[] }>('GET', '/units')).body.items[0]?.code ?? ''
  const { body } = await program.api<{ id: number }>('POST', '/staff', {
    name: 'Nguyễn Văn Bình',
    unit: root,
    roles: ['officer'],
  })
  const token = await program.api<{ token: string }>('POST', `/staff/${body.id}/tokens`)
  officerToken = token.body.token
  const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`)
  officer = program.telegram.user()
  await ask(officer, invite.body.code)
})
afterAll(() => program?.close())

async function until(look: () => boolean, ms = patienceMs): Promise<void> {
  const end = performance.now() + ms
  while (!look()) {
    if (performance.now() > end) throw new Error(`did not come true: ${look.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function next(person: Person, act: () => void) {
  const seen = person.inbox().length
  act()
  await until(() => person.inbox().length > seen)
  // A notice and the draft below it come one after the other.
  await until(() => person.inbox().length > seen + 1, 400).catch(() => undefined)
  return person.inbox().slice(seen)
}

async function ask(person: Person, text: string) {
  return (await next(person, () => person.say(text))).at(-1)
}

const labelsOf = (sent: Awaited<ReturnType<typeof ask>>) => sent?.buttons.flat().map(({ text }) => text) ?? []
const textsOf = (person: Person, from = 0) =>
  person
    .inbox()
    .slice(from)
    .map(({ text }) => text ?? '')
    .join('\n')

/** An ordinary ticket; answers its code and the number of the message it was made of. */
async function filed(person: Person, text = 'Đèn đường ngõ 88 hỏng cả tuần nay, tối om') {
  let messageId = 0
  await next(person, () => {
    messageId = person.say(text).message.message_id
  })
  const sent = await next(person, () => person.press('Đồng ý và gửi'))
  return { code: codePattern.exec(sent.at(-1)?.text ?? '')?.[0] ?? '', messageId }
}

async function more(person: Person, code: string) {
  await ask(person, `/tracuu ${code}`)
  await next(person, () => person.press('Thêm lời hoặc ảnh'))
}

const ticket = (code: string) =>
  program.database.orm.ticket.findUniqueOrThrow({ where: { code }, include: { messages: true } })

const newest = () => program.database.orm.ticket.findFirstOrThrow({ orderBy: { id: 'desc' } })

async function readByOfficer(path: string): Promise<string> {
  const headers = { authorization: `Bearer ${officerToken}` }
  return (await fetch(`${program.url}/api/v1${path}`, { headers })).text()
}

/** The words are in a sealed draft, and then in a sealed ticket, and nowhere else. */
async function staysSealed(person: Person, code: string, said: string) {
  expect(said).toContain(`không ghi vào việc ${code}`)
  expect(said).toContain('Việc tố cáo cần được giữ kín')
  expect(labelsOf(person.inbox().at(-1))).toEqual([
    'Đồng ý và gửi kín',
    'Cách viết đơn',
    'Lịch tiếp công dân',
    'Xóa ngay',
  ])
  expect((await ticket(code)).messages).toEqual([])
  await next(person, () => person.press('Đồng ý và gửi kín'))
  const sealed = await newest()
  expect(sealed).toMatchObject({ kind: 'to_cao', restricted: true })
  expect(sealed.text).toContain('hối lộ')
  expect(await readByOfficer(`/tickets/${code}`)).not.toContain('hối lộ')
  expect(await readByOfficer('/tickets?limit=200')).not.toContain(sealed.code)
  expect(await readByOfficer(`/tickets?q=${encodeURIComponent('hối lộ')}`)).not.toContain(code)
}

describe('a denunciation', () => {
  it('that is added to an ordinary ticket is sealed by itself', async () => {
    const person = program.telegram.user()
    const { code } = await filed(person)
    await more(person, code)
    const from = person.inbox().length
    await ask(person, denunciation)
    await staysSealed(person, code, textsOf(person, from))
  })

  it('that is edited into an ordinary ticket is sealed by itself, and so is the next edit', async () => {
    const person = program.telegram.user()
    const { code, messageId } = await filed(person)
    const from = person.inbox().length
    await next(person, () => person.edit(messageId, `Đèn đường hỏng. ${denunciation}`))
    await staysSealed(person, code, textsOf(person, from))
    await next(person, () => person.edit(messageId, `${denunciation}, có giấy tờ`))
    expect((await ticket(code)).messages).toEqual([])
    expect((await newest()).restricted).toBe(true)
  })

  it('leaves the draft it came upon to be gone on with', async () => {
    const person = program.telegram.user()
    const { messageId } = await filed(person)
    await ask(person, 'Rác chất đống ở ngõ 12 phường Thanh Xuân mấy hôm rồi')
    await next(person, () => person.edit(messageId, denunciation))
    const { dialogue } = await program.database.orm.identity.findFirstOrThrow({
      where: { externalId: String(person.id) },
    })
    expect(JSON.stringify(dialogue)).toContain('Rác chất đống')
  })

  it('after a call for help is not put into its ticket', async () => {
    const person = program.telegram.user()
    const code =
      codePattern.exec((await ask(person, 'Cháy nhà số 12 ngõ 29, cứu với'))?.text ?? '')?.[0] ?? ''
    const from = officer.inbox().length
    await ask(
      person,
      'Tôi tố cáo ông Nguyễn Văn Bình trưởng công an phường đang đánh vợ tôi chảy máu đầu, cứu với',
    )
    expect((await ticket(code)).messages).toEqual([])
    expect(await newest()).toMatchObject({ kind: 'to_cao', restricted: true, urgency: 'khan' })
    await until(() => officer.inbox().length > from)
    expect(textsOf(officer, from)).not.toContain('Bình')
  })
})

describe('a complaint', () => {
  it('that is added to an ordinary ticket gets the guidance and a draft of its own', async () => {
    const person = program.telegram.user()
    const { code } = await filed(person)
    await more(person, code)
    const from = person.inbox().length
    await ask(person, 'Tôi khiếu nại quyết định thu hồi đất của UBND phường, tôi không đồng ý')
    expect(textsOf(person, from)).toContain(`không ghi vào việc ${code}`)
    expect(textsOf(person, from)).toContain('Theo Luật Khiếu nại')
    expect((await ticket(code)).messages).toEqual([])
    await next(person, () => person.press('Gửi lời nhắn cho cán bộ'))
    expect(await newest()).toMatchObject({ kind: 'khieu_nai', restricted: false })
  })
})

describe('danger', () => {
  it('that is edited into a message raises the alarm', async () => {
    const person = program.telegram.user()
    const { code, messageId } = await filed(person)
    const from = officer.inbox().length
    const answer = await next(person, () =>
      person.edit(messageId, 'Cháy nhà số 12 ngõ 29 khương hạ, có người kẹt, cứu với'),
    )
    expect(answer.at(-1)?.text?.split('\n')[0]).toMatch(/114.*115.*113/)
    expect((await newest()).code).not.toBe(code)
    expect(await newest()).toMatchObject({ urgency: 'khan', kind: 'khan_cap' })
    await until(() => textsOf(officer, from).includes('có người kẹt'))
  })

  it('in the words below a photo raises the alarm', async () => {
    const person = program.telegram.user()
    const answer = await next(person, () =>
      person.photo({ caption: 'Cháy nhà số 14 ngõ 29, có người kẹt, cứu với' }),
    )
    expect(answer.at(-1)?.text?.split('\n')[0]).toMatch(/114.*115.*113/)
    expect(await newest()).toMatchObject({ urgency: 'khan' })
  })

  it('of another sort within the half hour is told to the staff as well', async () => {
    const person = program.telegram.user()
    const first = await ask(person, 'Cháy nhà số 16 ngõ 29, cứu với')
    const code = codePattern.exec(first?.text ?? '')?.[0] ?? ''
    const from = officer.inbox().length
    const again = await ask(person, 'Có người bị bỏng nặng bất tỉnh ở tầng 3, gọi cấp cứu giúp')
    expect(again?.text).toContain(code)
    await until(() => textsOf(officer, from).includes('bất tỉnh ở tầng 3'))
    expect(textsOf(officer, from)).toContain(code)
  })
})

describe('a child', () => {
  it('in added and edited words marks the ticket, and 111 is offered once', async () => {
    const person = program.telegram.user()
    const { code, messageId } = await filed(person)
    await more(person, code)
    const told = await ask(person, 'Con tôi 8 tuổi đi học về qua đây toàn phải đi vòng')
    expect(told?.text).toContain('111')
    expect(await ticket(code)).toMatchObject({ minor: true, messages: [{}] })
    await next(person, () => person.edit(messageId, 'Đèn đường hỏng, cháu học lớp 2A đi học về sợ lắm'))
    expect(person.inbox().at(-1)?.text).not.toContain('111')
  })
})
