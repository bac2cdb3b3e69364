/** Residents who type answers instead of pressing: the bot understands them, and puts none of it into a report. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'

let program: Program
/** The program's clock, moved by tests. */
let shift = 0
const hour = 3600_000

beforeAll(async () => {
  program = await startProgram({ now: () => new Date(Date.now() + shift) })
})
afterAll(() => program?.close())

type Person = ReturnType<Program['telegram']['user']>

async function ask(person: Person, text: string) {
  const seen = person.inbox().length
  person.say(text)
  return person.waitFor(() => person.inbox().length > seen)
}
const labels = (message: { buttons?: { text?: string }[][] }) =>
  (message.buttons ?? []).flat().map(({ text }) => text)
const codeIn = (text: string | undefined) => /PA-[0-9A-Z]{7}/.exec(text ?? '')?.[0] ?? ''
const textOf = async (code: string) =>
  (await program.api<{ text: string }>('GET', `/tickets/${code}`)).body.text
const matter = 'Cống trước nhà tôi bị tắc ba hôm nay'

it.each(['ok', 'dong y', 'Dạ đồng ý con nhé', 'gui di con', 'vâng ạ', '👍'])(
  '“%s” sends the report as it was shown',
  async (words) => {
    const person = program.telegram.user()
    await ask(person, matter)
    const code = codeIn((await ask(person, words)).text)
    expect(await textOf(code)).toBe(matter)
    const consents = await program.database.orm.consent.findMany({
      where: { identity: { externalId: String(person.id) } },
    })
    expect(consents).toMatchObject([{ purpose: 'feedback' }])
  },
)

it.each(['gui an danh nhe', 'cho tôi giấu tên với', 'ok nhưng đừng ghi tên tôi', 'send anonymously please'])(
  '“%s” sends it without the name',
  async (words) => {
    const person = program.telegram.user()
    await ask(person, matter)
    const code = codeIn((await ask(person, words)).text)
    const { body } = await program.api<{ text: string; anonymous: boolean }>('GET', `/tickets/${code}`)
    expect(body).toMatchObject({ text: matter, anonymous: true })
  },
)

it.each(['thoi khong can nua dau con', 'không gửi nữa', 'để sau nhé'])(
  '“%s” sets the report aside, and nothing is lost',
  async (words) => {
    const person = program.telegram.user()
    await ask(person, matter)
    const stopped = await ask(person, words)
    expect(stopped.text).toContain('30 ngày')
    expect(labels(stopped)).toEqual(['Viết tiếp', 'Xóa ngay'])
    expect((await ask(person, 'viet tiep')).text).toContain(matter)
    expect(
      await program.database.orm.ticket.count({ where: { identity: { externalId: String(person.id) } } }),
    ).toBe(0)
  },
)

it('“đúng rồi” agrees to nothing yet; “sai rồi” asks what to correct; neither becomes a part of the report', async () => {
  const person = program.telegram.user()
  await ask(person, matter)
  expect((await ask(person, 'dung roi')).text).toContain('nhắn “Đồng ý và gửi”')
  const wrong = await ask(person, 'sai rồi')
  expect(labels(wrong)).toEqual(['Sửa loại việc', 'Sửa địa chỉ'])
  const again = await ask(person, 'ở ngõ 5')
  expect(again.text).toContain(`${matter} ở ngõ 5`)
  expect(await textOf(codeIn((await ask(person, 'ok')).text))).not.toMatch(/đúng|dung|sai/i)
  // Who agreed before needs no more than that.
  await ask(person, 'Đèn ngõ 5 tắt cả tuần')
  expect((await ask(person, 'đúng rồi')).text).toContain('PA-')
})

it('a word of assent to a denunciation shown back sends nothing by itself', async () => {
  const person = program.telegram.user()
  await ask(person, 'Tôi muốn tố cáo ông tổ trưởng nhận phong bì của các hộ dân')
  expect(labels(await ask(person, 'ok'))).toContain('Đồng ý và gửi kín')
  expect(await program.database.orm.ticket.count({ where: { kind: 'to_cao' } })).toBe(0)
})

it('goes on where a question about the report is left open, in words', async () => {
  for (const words of ['không biết', 'thôi', 'bỏ qua']) {
    const person = program.telegram.user()
    await ask(person, matter)
    await ask(person, 'sửa loại việc')
    expect((await ask(person, words)).text).toContain(`“${matter}”`)
    expect(await textOf(codeIn((await ask(person, '1')).text))).toBe(matter)
  }
})

it('answers in the language that is written, until one is chosen', async () => {
  const person = program.telegram.user()
  expect((await ask(person, 'the street light near my house has been broken for 2 weeks')).text).toContain(
    'Here is',
  )
  await ask(person, 'never mind')
  expect((await ask(person, 'nguoi ta do rac truoc cua nha toi')).text).toContain('Rác')
  await ask(person, 'thoi')
  await ask(person, 'English')
  expect((await ask(person, 'nguoi ta do rac truoc cua nha toi')).text).toContain('Rubbish')
})

it('answers only what was asked last and lately', async () => {
  const person = program.telegram.user()
  await ask(person, matter)
  const sent = codeIn((await ask(person, 'ok')).text)
  expect((await ask(person, 'ok')).text).not.toContain('PA-')
  await ask(person, 'Rác đầu ngõ 7 chưa ai dọn')
  shift += 7 * hour
  expect((await ask(person, 'vâng')).text).not.toContain('Đã nhận, mã')
  const { orm } = program.database
  const mine = await orm.ticket.findMany({ where: { identity: { externalId: String(person.id) } } })
  expect(mine.map(({ code }) => code)).toEqual([sent])
})

it('says whether it is done in any words, days later, to the question whether it is', async () => {
  const person = program.telegram.user()
  await ask(person, matter)
  const code = codeIn((await ask(person, '1')).text)
  const status = async () => (await program.api<{ status: string }>('GET', `/tickets/${code}`)).body.status
  await program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã thông cống.' })
  await person.waitFor(/Đã thông cống/)
  expect((await ask(person, 'ok con')).text).not.toContain('kết thúc')
  expect(await status()).toBe('answered')
  await program.api('POST', `/tickets/${code}/transitions`, { to: 'in_progress', note: 'Xem lại.' })
  await program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã thông lại.' })
  await person.waitFor(/Đã thông lại/)
  shift += 48 * hour
  expect((await ask(person, 'vẫn chưa xong con ạ')).text).toContain('mở lại')
  expect(await status()).toBe('reopened')
  await program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã thay ống.' })
  await person.waitFor(/Đã thay ống/)
  expect((await ask(person, 'vâng xong rồi ạ')).text).toContain('kết thúc')
  expect(await status()).toBe('closed')
})

it('asks when it will be done, and for a person, in plain words', async () => {
  const person = program.telegram.user()
  await ask(person, matter)
  const code = codeIn((await ask(person, '1')).text)
  for (const words of ['bao gio xong', 'sao mãi chưa thấy ai đến', 'chưa thấy ai'])
    expect((await ask(person, words)).text, words).toContain(code)
  for (const words of ['tôi muốn gặp cán bộ', 'I want to talk to a person']) {
    const other = program.telegram.user()
    expect((await ask(other, words)).text).toMatch(/cán bộ|officer/i)
    expect((await ask(other, 'ok')).text).toMatch(/viết điều muốn phản ánh|want to report/)
    expect((await ask(other, 'thôi')).text).toMatch(/mọi tin nhắn|every message/)
  }
})

it('agrees to announcements, or not, in any words', async () => {
  const { orm } = program.database
  const agreed = async (person: Person, words: string) => {
    await ask(person, '/start')
    await person.waitFor(/nhắn tin về lịch họp/)
    await ask(person, words)
    return orm.consent.count({
      where: { purpose: 'announcements', identity: { externalId: String(person.id) } },
    })
  }
  expect(await agreed(program.telegram.user(), 'dạ đồng ý')).toBe(1)
  expect(await agreed(program.telegram.user(), 'thôi khỏi')).toBe(0)
})
