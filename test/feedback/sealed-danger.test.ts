/** Danger told of in a denunciation: somebody is sent there, and nobody but the custodians learns what was said of whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'

type Person = ReturnType<Program['telegram']['user']>

let program: Program
let officer: Person
let above: Person
let custodian: Person

async function linked(name: string, unit: string, role: string): Promise<Person> {
  const { body } = await program.api<{ id: number }>('POST', '/staff', { name, unit, roles: [role] })
  const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`)
  const person = program.telegram.user()
  await ask(person, invite.body.code)
  return person
}

async function ask(person: Person, text: string) {
  const seen = person.inbox().length
  person.say(text)
  return person.waitFor(() => person.inbox().length > seen, 8_000)
}

const textsOf = (person: Person) => person.inbox().map(({ text }) => text ?? '')

beforeAll(async () => {
  program = await startProgram()
  const { body } = await program.api<{ items: { code: string }[] }>('GET', '/units')
  const root = body.items[0]?.code ?? ''
  await program.api('POST', '/units', [
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa' },
    { code: '00367-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: '00367' },
  ])
  officer = await linked('Cán bộ phường', '00367', 'officer')
  above = await linked('Cán bộ cấp trên', root, 'officer')
  custodian = await linked('Người giữ việc kín', root, 'custodian')
})
afterAll(() => program?.close())

const words =
  'Tôi tố cáo ông Lê Văn Hách tổ trưởng tổ 5 phường Thanh Xuân, ông ấy đang cầm dao đánh vợ, chảy máu, cứu với'

describe('a denunciation with danger in it', () => {
  let code: string
  const told = (person: Person, before: number) => textsOf(person).slice(before).join('\n')

  it('gives the author the hotlines at once, and says that the words stay sealed', async () => {
    const before = [officer, above, custodian].map((person) => person.inbox().length)
    const author = program.telegram.user({ firstName: 'Bích' })
    const answer = await ask(author, words)
    expect((answer.text ?? '').split('\n')[0]).toMatch(/114.*115.*113/)
    expect(answer.text).toContain('được giữ kín')
    code = /PA-[0-9A-Z]{7}/.exec(answer.text ?? '')?.[0] ?? ''
    const row = await program.database.orm.ticket.findUniqueOrThrow({ where: { code } })
    expect(row).toMatchObject({ restricted: true, kind: 'to_cao', urgency: 'khan' })
    await officer.waitFor(() => officer.inbox().length > (before[0] ?? 0), 8_000)
    await above.waitFor(() => above.inbox().length > (before[1] ?? 0), 8_000)
    await custodian.waitFor(() => told(custodian, before[2] ?? 0).includes('xem riêng'), 8_000)
    for (const [person, from] of [
      [officer, before[0]],
      [above, before[1]],
    ] as const) {
      const heard = told(person, from ?? 0)
      expect(heard).toContain('Khẩn cấp')
      expect(heard).toContain('Tổ dân phố số 5, phường Thanh Xuân')
      expect(heard).not.toMatch(/Hách|tổ trưởng|tố cáo|dao|vợ|Bích|PA-|http/i)
    }
  })

  it('is in no list, search or count for those who were told of the danger', async () => {
    const { body: staff } = await program.api<{ items: { id: number; name: string }[] }>('GET', '/staff')
    const id = staff.items.find(({ name }) => name === 'Cán bộ phường')?.id
    const { body } = await program.api<{ token: string }>('POST', `/staff/${id}/tokens`)
    const read = async (path: string) =>
      (
        await fetch(`${program.url}/api/v1${path}`, { headers: { authorization: `Bearer ${body.token}` } })
      ).text()
    for (const path of ['/tickets?limit=200', '/tickets?q=Hách', `/tickets/${code}`, '/tickets?urgency=khan'])
      expect(await read(path), path).not.toContain(code)
  })

  it('keeps more of its words sealed when they come', async () => {
    const author = program.telegram.user()
    await ask(author, words)
    const before = officer.inbox().length
    await ask(author, 'Nó nhốt vợ con trong nhà, cứu với')
    expect(textsOf(officer).slice(before).join()).not.toContain('nhốt')
    const kinds = await program.database.orm.ticket.findMany({ select: { restricted: true } })
    expect(kinds.every(({ restricted }) => restricted)).toBe(true)
  })

  it('is one also when the danger comes after the denunciation was shown', async () => {
    const author = program.telegram.user()
    await ask(author, 'Tôi muốn tố cáo ông tổ trưởng tổ 5 phường Thanh Xuân nhận tiền của các hộ dân')
    const before = officer.inbox().length
    await ask(author, 'Cháy nhà rồi cứu với, nhà tôi đang cháy')
    await officer.waitFor(() => officer.inbox().length > before, 8_000)
    expect(textsOf(officer).slice(before).join()).not.toMatch(/tiền|nhà tôi|PA-/)
  })
})

describe('danger without a denunciation', () => {
  it('is told to the staff with its words, as before', async () => {
    await ask(program.telegram.user(), 'Cháy ở chung cư mini tổ 5 phường Thanh Xuân, cứu với')
    expect((await officer.waitFor('chung cư mini', 8_000)).text).toMatch(/PA-[0-9A-Z]{7}/)
  })
})
