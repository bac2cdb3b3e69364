/** Feedback in the chat, as a resident lives it: over Telegram's HTTP, on the whole program. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../support/hostile-files.ts'
import { type Program, startProgram } from '../support/program.ts'

let program: Program
/** The program's clock, moved by tests. */
let shift = 0
const day = 24 * 60 * 60 * 1000

beforeAll(async () => {
  program = await startProgram({ now: () => new Date(Date.now() + shift) })
  const wards = [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00364', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
    ...Array.from({ length: 12 }, (_, index) => ({
      code: `00367-${index + 1}`,
      name: `Tổ dân phố số ${index + 1}`,
      level: 'to_dan_pho',
      parentCode: '00367',
    })),
  ]
  expect((await program.api('POST', '/units', wards)).status).toBeLessThan(300)
})
afterAll(() => program?.close())

type Person = ReturnType<Program['telegram']['user']>

/** Says something and answers the bot's next message. */
async function ask(person: Person, text: string) {
  const seen = person.inbox().length
  person.say(text)
  return person.waitFor(() => person.inbox().length > seen, 5_000)
}

async function tap(person: Person, label: string) {
  const seen = person.inbox().length
  person.press(label)
  return person.waitFor(() => person.inbox().length > seen, 5_000)
}

const labels = (message: { buttons?: unknown }) => JSON.stringify(message.buttons ?? [])

async function file(person: Person, text: string): Promise<string> {
  await ask(person, text)
  const answer = await ask(person, '1')
  const code = /PA-[0-9A-Z]{7}/.exec(answer.text ?? '')?.[0]
  if (!code) throw new Error(`no code in: ${answer.text}`)
  return code
}

const ticket = async (code: string) => (await program.api<TicketAnswer>('GET', `/tickets/${code}`)).body

interface TicketAnswer {
  code: string
  kind: string
  category: string
  unit: string
  status: string
  text: string
  attachments: number
  history: { type: string; text?: string }[]
  author: { id: number } | null
}

describe('two messages', () => {
  it('shows what was understood, and one tap files it with a code and dates', async () => {
    const person = program.telegram.user()
    const shown = await ask(
      person,
      'den duong ngo 15 to 5 hong ca tuan nay, toi om, nguoi gia di lai nguy hiem',
    )
    expect(shown.text).toContain('Chiếu sáng')
    expect(labels(shown)).toContain('Đồng ý và gửi')
    const sent = await tap(person, 'Đồng ý và gửi')
    expect(sent.text).toMatch(/PA-[0-9A-HJKMNP-TV-Z]{7}/)
    expect(sent.text).toMatch(/\d{2}\/\d{2}\/\d{4}/)
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    expect(await ticket(code)).toMatchObject({ category: 'chieu_sang_dien', status: 'received' })
  })

  it('takes a choice by its number, and by its words without diacritics', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ùn ứ đầu ngõ 12 ba ngày nay, bốc mùi')
    expect((await ask(person, 'dong y va gui')).text).toContain('PA-')
    await ask(person, 'Nước chảy yếu cả tháng nay ở ngõ 20')
    expect((await ask(person, '1')).text).toContain('PA-')
  })

  it('stores the consent with its text version, time and channel, and asks for it once', async () => {
    const person = program.telegram.user()
    const code = await file(person, 'Hố ga mất nắp trước số nhà 8 đường Bưởi')
    const author = (await ticket(code)).author?.id ?? 0
    const consents = await program.database.orm.consent.findMany({ where: { personId: author } })
    expect(consents).toHaveLength(1)
    expect(consents[0]).toMatchObject({ purpose: 'feedback', textVersion: 'feedback-2', withdrawnAt: null })
    expect(consents[0]?.identityId).not.toBeNull()
    const again = await ask(person, 'Vỉa hè bị lấn chiếm bán hàng suốt ngày')
    expect(labels(again)).not.toContain('Đồng ý và gửi')
    expect(labels(again)).toContain('Gửi đi')
  })

  it('stores no person before the tap', async () => {
    const person = program.telegram.user()
    await ask(person, 'Cây đổ chắn lối đi ngõ 9')
    const identity = await program.database.orm.identity.findFirst({
      where: { externalId: String(person.id) },
    })
    expect(identity?.personId).toBeNull()
    expect(
      await program.database.orm.person.count({
        where: { identities: { some: { externalId: String(person.id) } } },
      }),
    ).toBe(0)
  })

  it('answers an English message in English', async () => {
    const person = program.telegram.user()
    const shown = await ask(person, 'The street light in alley 15, group 5 has been broken for a week')
    expect(shown.text).toContain('Here is what we understood')
    expect((await tap(person, 'Agree and send')).text).toMatch(/Received. Your report’s code is PA-/)
    expect((await ask(person, 'Tiếng Việt')).text).toContain('tiếng Việt')
    expect((await ask(person, '/help')).text).toContain('tra cứu')
  })

  it('hides the author of an anonymous report from staff', async () => {
    const person = program.telegram.user({ firstName: 'Nguyễn Văn Kín' })
    await ask(person, 'Nhà bên xây trái phép cơi nới ban công')
    const sent = await tap(person, 'Gửi ẩn danh')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    const seen = await program.api('GET', `/tickets/${code}`)
    expect(seen.status).toBe(200)
    expect(seen.body.author).toBeUndefined()
  })
})

describe('corrections', () => {
  it('changes the topic by number', async () => {
    const person = program.telegram.user()
    await ask(person, 'Ở đây có chuyện lạ lắm các bác ạ, ra xem giúp với')
    const asked = await tap(person, 'Sửa loại việc')
    expect(asked.text).toContain('1. ')
    const shown = await ask(person, 'tiếng ồn')
    expect(shown.text).toContain('Tiếng ồn')
    expect(labels(shown)).toContain('Đồng ý và gửi')
  })

  it('picks a unit from the tree and remembers it', async () => {
    const person = program.telegram.user()
    await ask(person, 'Đèn đường tắt mấy hôm nay')
    expect((await tap(person, 'Sửa địa chỉ')).text).toContain('Mời bác')
    await ask(person, 'Hà Nội')
    await ask(person, 'Phường Thanh Xuân')
    const shown = await ask(person, 'Tổ dân phố số 5')
    expect(shown.text).toContain('Tổ dân phố số 5, phường Thanh Xuân')
    const first = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(first.text ?? '')?.[0] ?? ''
    expect((await ticket(code)).unit).toBe('00367-5')
    expect((await ask(person, 'Mùi hôi từ cống bốc lên cả ngày')).text).toContain('Tổ dân phố số 5')
  })

  it('finds the unit that the message names', async () => {
    const person = program.telegram.user()
    const shown = await ask(person, 'Đèn đường hỏng ở tổ 7 phường Thanh Xuân')
    expect(shown.text).toContain('Tổ dân phố số 7, phường Thanh Xuân')
  })

  it('updates the draft when a sent message is edited', async () => {
    const person = program.telegram.user()
    const { message } = person.say('Rác ở ngõ 1')
    await person.waitFor(/Rác ở ngõ 1/, 5_000)
    person.edit(message.message_id, 'Rác chất đống ở ngõ 111')
    const shown = await person.waitFor(/ngõ 111/, 5_000)
    expect(shown.text).toContain('Rác chất đống')
    const sent = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    expect((await ticket(code)).text).toBe('Rác chất đống ở ngõ 111')
  })

  it('adds an edit of an old message to its ticket', async () => {
    const person = program.telegram.user()
    const { message } = person.say('Nước ngập đầu ngõ 3 sau mưa')
    await person.waitFor(/ngập/, 5_000)
    const sent = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    person.edit(message.message_id, 'Nước ngập đầu ngõ 33 sau mưa')
    expect((await person.waitFor(/lời sửa/, 5_000)).text).toContain(code)
    expect((await ticket(code)).history.some((entry) => entry.text?.includes('ngõ 33'))).toBe(true)
  })
})

describe('files and places', () => {
  it('takes a photo before the words, with the words, and after the ticket', async () => {
    const person = program.telegram.user()
    person.photo()
    expect((await person.waitFor(/Mời bác viết thêm/, 5_000)).text).toContain('Đã nhận')
    const shown = await ask(person, 'Ổ gà to giữa đường ngõ 5')
    expect(shown.text).toContain('1 ảnh')
    person.photo({ caption: 'nhìn từ phía chợ' })
    expect((await person.waitFor(/2 ảnh/, 5_000)).text).toContain('Ổ gà')
    const sent = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    expect((await ticket(code)).attachments).toBe(2)
    person.photo()
    expect((await person.waitFor(/Đã thêm/, 5_000)).text).toContain(code)
    expect((await ticket(code)).attachments).toBe(3)
  })

  it('fetches the photo after the commit and strips it', async () => {
    const person = program.telegram.user()
    person.photo({ caption: 'Rác đổ trộm ở bãi đất trống cuối ngõ' })
    await person.waitFor(/1 ảnh/, 5_000)
    const sent = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    await expect
      .poll(
        async () =>
          (
            await program.database.orm.attachment.findFirst({
              where: { ticket: { code } },
              select: { file: { select: { state: true } } },
            })
          )?.file.state,
        {
          timeout: 15_000,
        },
      )
      .toBe('ready')
  })

  it('keeps a shared place with the matter', async () => {
    const person = program.telegram.user()
    await ask(person, 'Cống tắc ở đây này')
    person.location({ latitude: 20.9937, longitude: 105.8142 })
    expect((await person.waitFor(/có vị trí/, 5_000)).text).toContain('Cống tắc')
    const sent = await ask(person, '1')
    const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0] ?? ''
    expect(await ticket(code)).toMatchObject({ location: { latitude: 20.9937, longitude: 105.8142 } })
  })
})

describe('danger', () => {
  it('names the hotlines in the first line and files at once', async () => {
    const person = program.telegram.user()
    const answer = await ask(person, 'chay o chung cu mini ngo 29 khuong ha cuu voi')
    expect(answer.text?.split('\n')[0]).toMatch(/114.*115.*113/)
    const code = /PA-[0-9A-Z]{7}/.exec(answer.text ?? '')?.[0] ?? ''
    expect(await ticket(code)).toMatchObject({ urgency: 'khan', kind: 'khan_cap' })
  })
})

describe('following up', () => {
  it('lists the tickets in plain words with dates, and shows one by its number', async () => {
    const person = program.telegram.user()
    const code = await file(person, 'Ghế đá trong công viên cũ quá, xin thay')
    const list = await ask(person, 'tra cuu')
    expect(list.text).toContain(code)
    expect(list.text).toMatch(/\d{2}\/\d{2}\/\d{4}/)
    expect((await ask(person, '1')).text).toContain('Ghế đá')
    expect((await ask(person, `/tracuu ${code.toLowerCase().replace('-', ' ')}`)).text).toContain(code)
  })

  it('says no more of another person’s code than of one that does not exist, and limits attempts', async () => {
    const code = await file(program.telegram.user(), 'Chó thả rông ở sân chung')
    const stranger = program.telegram.user()
    const real = await ask(stranger, `/tracuu ${code}`)
    const invented = await ask(stranger, '/tracuu PA-7K3M9QX')
    expect(real.text?.replace(code, 'X')).toBe(invented.text?.replace('PA-7K3M9QX', 'X'))
    for (let guess = 0; guess < 8; guess += 1) await ask(stranger, '/tracuu PA-2Q8RT4M')
    expect((await ask(stranger, `/tracuu ${code}`)).text).toContain('thử lại sau')
  })

  it('tells the resident of a reply and of each step, with what comes next', async () => {
    const person = program.telegram.user()
    const code = await file(person, 'Loa karaoke ồn quá 23 giờ đêm ở ngõ 7')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Phường đã ghi nhận.' })
    expect((await person.waitFor(/ghi nhận/, 5_000)).text).toMatch(/trước thứ/)
    const forward = { to: 'forwarded', authority: 'Công an phường', documentNumber: '125/MTTQ-BTT' }
    expect((await program.api('POST', `/tickets/${code}/transitions`, forward)).status).toBe(200)
    expect((await person.waitFor(/Công an phường/, 5_000)).text).toContain('125/MTTQ-BTT')
    await program.api('POST', `/tickets/${code}/transitions`, {
      to: 'answered',
      note: 'Đã nhắc nhở chủ quán.',
    })
    await person.waitFor(/Đã nhắc nhở/, 5_000)
    expect((await tap(person, 'Chưa xong')).text).toContain('mở lại')
    expect((await ticket(code)).status).toBe('reopened')
    await program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã xử phạt.' })
    await person.waitFor(/xử phạt/, 5_000)
    expect((await ask(person, 'da xong')).text).toContain('kết thúc')
    expect((await ticket(code)).status).toBe('closed')
  })

  it('shows internal notes to nobody outside', async () => {
    const person = program.telegram.user()
    const code = await file(person, 'Bãi xe lấn lòng đường trước chợ')
    await program.api('POST', `/tickets/${code}/notes`, { text: 'Chờ ý kiến lãnh đạo.' })
    expect((await ask(person, `tra cứu ${code}`)).text).not.toContain('lãnh đạo')
  })
})

describe('half-way', () => {
  it('stops with a word, keeps what was written, and goes on or deletes', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngõ 12 chưa ai dọn')
    expect((await ask(person, 'huy')).text).toContain('30 ngày')
    expect((await tap(person, 'Viết tiếp')).text).toContain('Rác ngõ 12')
    await ask(person, '/huy')
    expect((await tap(person, 'Xóa ngay')).text).toContain('Đã xóa')
  })

  it('is offered again the next day', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngõ 14 chưa ai dọn')
    shift += day
    person.say('/help')
    const offer = await person.waitFor(/viết dở/, 5_000)
    expect(offer.text).toContain('Rác ngõ 14')
    expect((await tap(person, 'Viết tiếp')).text).toContain('Rác ngõ 14')
    expect((await ask(person, '1')).text).toContain('PA-')
  })

  it('answers an old button sensibly', async () => {
    const person = program.telegram.user()
    await file(person, 'Biển báo giao thông bị che khuất')
    const [first] = person.inbox()
    if (!first) throw new Error('no message')
    const seen = person.inbox().length
    person.press('Đồng ý và gửi', { on: first.messageId })
    const answer = await person.waitFor(() => person.inbox().length > seen, 5_000)
    expect(answer.text).toContain('tin cũ')
  })
})

describe('greeting', () => {
  it('says once that answers are automatic, and asks for announcements apart', async () => {
    const person = program.telegram.user()
    person.say('/start')
    expect((await person.waitFor(/tự động/, 5_000)).text).toContain('Kính chào')
    expect(labels(await person.waitFor(/thông báo khẩn/, 5_000))).toContain('Đồng ý nhận tin')
    expect((await tap(person, 'Đồng ý nhận tin')).text).toContain('Đã ghi nhận')
    expect((await ask(person, '/start')).text).not.toContain('tự động')
  })

  it('answers small talk with a menu and files nothing', async () => {
    const person = program.telegram.user()
    const before = await program.database.orm.ticket.count()
    expect((await ask(person, 'alo')).text).toContain('Có cán bộ đọc')
    expect(await program.database.orm.ticket.count()).toBe(before)
  })
})

describe('what is not a simple report', () => {
  it('explains a complaint and leaves a note, never accepting it', async () => {
    const person = program.telegram.user()
    const shown = await ask(
      person,
      'Tôi không đồng ý quyết định thu hồi 12m2 đất nhà tôi, tôi muốn khiếu nại',
    )
    expect(shown.text).toContain('90 ngày')
    expect((await tap(person, 'Cách viết đơn')).text).toContain('điều 8')
    expect((await tap(person, 'Đồng ý và gửi')).text).toContain('PA-')
  })

  it('keeps a denunciation sealed, and wipes it at a word', async () => {
    const person = program.telegram.user()
    const shown = await ask(person, 'tôi muốn tố cáo cán bộ nhận tiền làm giấy tờ đất')
    expect(shown.text).toContain('giữ kín')
    await tap(person, 'Xóa ngay')
    const identity = await program.database.orm.identity.findFirst({
      where: { externalId: String(person.id) },
    })
    expect(JSON.stringify(identity?.dialogue)).not.toContain('nhận tiền')
  })

  it('files each of several matters by itself', async () => {
    const person = program.telegram.user()
    const shown = await ask(
      person,
      'Phường cho tôi phản ánh hai việc. Thứ nhất rác ngõ 12 ba ngày chưa ai dọn. Thứ hai đèn đường trước số nhà 8 hỏng cả tuần.',
    )
    expect(shown.text).toContain('Bác nêu 2 việc')
    person.press('Đồng ý và gửi riêng 2 việc')
    await expect
      .poll(() =>
        program.database.orm.ticket.count({ where: { identity: { externalId: String(person.id) } } }),
      )
      .toBe(2)
  })

  it('adds a house number to a call for help without a question', async () => {
    const person = program.telegram.user()
    const first = await ask(person, 'cháy nhà ở ngõ 29 cứu với')
    const code = /PA-[0-9A-Z]{7}/.exec(first.text ?? '')?.[0] ?? ''
    for (const place of ['số nhà 12', 'ngõ 29 Kim Giang'])
      expect((await ask(person, place)).text).toContain(code)
    expect((await ask(person, 'cháy to lắm rồi có người kẹt trong nhà')).text).toContain(code)
    expect(
      await program.database.orm.ticket.count({ where: { identity: { externalId: String(person.id) } } }),
    ).toBe(1)
  })

  it('hands a gift to the staff and warns of personal accounts', async () => {
    const person = program.telegram.user()
    expect((await ask(person, 'Cty em ủng hộ 5tr vs 10 suất quà Tết cho hộ nghèo')).text).toContain('OTP')
  })

  it('takes a question to an officer whatever its words', async () => {
    const person = program.telegram.user()
    await ask(person, 'gặp cán bộ')
    const shown = await ask(person, 'alo')
    expect(labels(shown)).toContain('Đồng ý và gửi')
  })

  it('answers a chain message with a neutral line and files nothing', async () => {
    const person = program.telegram.user()
    const text =
      'CHUYỂN TIẾP: Từ ngày 1/12 ai không nộp phạt nguội sẽ bị khóa tài khoản ngân hàng, bà con chia sẻ cho nhiều người biết'
    expect((await ask(person, text)).text).not.toContain('khóa tài khoản')
    expect(
      await program.database.orm.ticket.count({ where: { identity: { externalId: String(person.id) } } }),
    ).toBe(0)
    const metrics = await (await fetch(`${program.url}/metrics`)).text()
    expect(metrics).toMatch(/subject="fb",step="nuisance"\} [1-9]/)
  })

  it('offers 111 to whoever writes of a child', async () => {
    const person = program.telegram.user()
    const text = 'Cháu bé nhà bên lớp 3 hay bị bố mắng chửi, tôi thấy thương quá'
    expect((await ask(person, text)).text).toContain('111')
    const denounced = await ask(program.telegram.user(), 'Tôi tố cáo thầy giáo sàm sỡ học sinh lớp 4')
    for (const word of ['111', 'giữ kín']) expect(denounced.text).toContain(word)
  })

  it('says what stays in a document before it is sent', async () => {
    const form = new FormData()
    form.set('id', randomUUID())
    form.set('caption', 'Đơn phản ánh quán karaoke ồn ở ngõ 8')
    form.append('file', new File([new Uint8Array(pdf())], 'don.pdf', { type: 'application/pdf' }))
    const sent = await fetch(`${program.url}/chat/files`, { method: 'POST', body: form })
    const cookie = sent.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const talk = async () =>
      (await fetch(`${program.url}/chat/messages?before=999999999`, { headers: { cookie } })).text()
    await expect.poll(talk, { timeout: 10_000 }).toContain('Tên người soạn')
  })
})

describe('after the ticket', () => {
  it('answers an album once', async () => {
    const person = program.telegram.user()
    const code = await file(person, 'Vỉa hè trước chợ bị lấn chiếm')
    const seen = person.inbox().length
    person.album([{}, {}, {}, {}])
    await person.waitFor(/Đã thêm/, 8_000)
    await expect.poll(async () => (await ticket(code)).attachments, { timeout: 5_000 }).toBe(4)
    expect(person.inbox().length).toBe(seen + 1)
  })

  it('keeps two drafts that were set aside', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác đầu ngõ 31 bốc mùi')
    const first = await ask(person, 'huy')
    await ask(person, 'Nước máy đục ở ngõ 32')
    await ask(person, 'huy')
    const seen = person.inbox().length
    person.press('Viết tiếp', { on: first.messageId })
    expect((await person.waitFor(() => person.inbox().length > seen, 5_000)).text).toContain('ngõ 31')
  })
})
