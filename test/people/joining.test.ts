import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import { type Committee, openCommittee, publicUrl, texts } from '../support/committee.ts'

let world: Committee
let telegram: Account
let zalo: Account
let people = 0
let me: string

beforeAll(async () => {
  world = await openCommittee()
  telegram = await world.account('telegram')
  zalo = await world.account('zalo')
})
afterAll(() => world.close())
beforeEach(() => {
  people += 1
  me = `person-${people}`
})

const say = (key: string, values = {}) => texts.rich('vi', key, values).text
/** To somebody on Zalo who was not greeted yet. */
const sayFirst = (key: string, values = {}) => `${say(key, values)}\n${say('menu-automatic')}`
const codeIn = (said: string[]) => /[0-9A-Z]{4,5}-[0-9A-Z]{4,5}/.exec(said.join('\n'))?.[0] ?? ''
const carry = async (account: Account, from: string) =>
  codeIn(await world.write(account, from, 'chuyển kênh'))
const personIn = async (account: Account, from: string) => (await world.identity(account, from)).personId
const authorOf = async (said: string) => {
  const [code = ''] = said.split('\n')
  return (await world.database.orm.ticket.findUniqueOrThrow({ where: { code } })).authorId
}

describe('carrying a conversation to another channel', () => {
  test('tickets of both chats belong to one person, who was there first', async () => {
    const [first = ''] = await world.write(telegram, me, 'a-1: đèn hỏng')
    const [second = ''] = await world.write(zalo, me, 'a-2: rác')
    const older = await personIn(telegram, me)
    const younger = await personIn(zalo, me)
    expect(older).not.toBe(younger)
    const code = await carry(zalo, me)
    expect(await world.write(telegram, me, ` ${code.toLowerCase().replace('-', ' ')} `)).toEqual([
      say('people-join-done'),
    ])
    expect([await personIn(telegram, me), await personIn(zalo, me)]).toEqual([older, older])
    expect([await authorOf(first), await authorOf(second)]).toEqual([older, older])
    const merged = await world.database.orm.person.findUniqueOrThrow({
      where: { id: younger ?? 0 },
      include: { consents: true },
    })
    expect(merged.endedAt).not.toBeNull()
    expect(merged.consents).toEqual([])
  })

  test('the chat that asked for the code is told', async () => {
    await world.write(telegram, me, await carry(zalo, me))
    expect((await world.said(zalo, me)).at(-1)).toBe(say('people-join-told', { platform: 'Telegram' }))
  })

  test('two chats without a person get one', async () => {
    await world.write(telegram, me, await carry(zalo, me))
    const person = await personIn(telegram, me)
    expect(person).not.toBeNull()
    expect(await personIn(zalo, me)).toBe(person)
  })

  test('a code works once and for half an hour', async () => {
    const code = await carry(zalo, me)
    await world.write(telegram, me, code)
    expect(await world.write(telegram, `${me}-2`, code)).toEqual([say('people-code-invalid')])
    const late = await carry(zalo, me)
    world.passMinutes(30)
    expect(await world.write(telegram, me, late)).toEqual([say('people-code-invalid')])
  })

  test('a code typed in the chat that made it is not used up', async () => {
    const code = await carry(zalo, me)
    expect(await world.write(zalo, me, code)).toEqual([say('people-join-same')])
    expect(await world.write(telegram, me, code)).toEqual([say('people-join-done')])
  })

  test('of two chats that send one code at once, one is joined', async () => {
    const code = await carry(zalo, me)
    const said = await Promise.all([
      world.write(telegram, `${me}-x`, code),
      world.write(telegram, `${me}-y`, code),
    ])
    expect(said.flat().sort()).toEqual([say('people-join-done'), say('people-code-invalid')].sort())
  })

  test('a chat of staff is neither joined nor gives a code', async () => {
    const officer = await world.member('Cán bộ', 'ward-a', 'officer')
    const { code: invite } = await world.staff.createInvite(world.owner, officer.personId)
    const resident = await carry(zalo, me)
    await world.write(telegram, me, invite)
    expect(await world.write(telegram, me, resident)).toEqual([say('people-join-staff')])
    expect(await world.write(telegram, me, 'carry')).toEqual([say('people-join-staff')])
    expect(await personIn(zalo, me)).toBeNull()
  })

  test('ordinary words and numbers are no codes', async () => {
    for (const text of ['chungcu5', '0912345678', '12345678', 'a-1: AAAAAAAA', 'xinchaoban'])
      expect((await world.write(telegram, me, text))[0], text).toMatch(/^PA-/)
  })

  test('after ten codes in an hour no further one is looked at', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await world.write(telegram, me, await guess())).toEqual([say('people-code-invalid')])
    const right = await carry(zalo, me)
    expect((await world.write(telegram, me, right))[0]).toContain('quá nhiều lần')
    world.passMinutes(61)
    expect((await world.write(telegram, me, await carry(zalo, me)))[0]).toBe(say('people-join-done'))
  })
})

/** A code of the right shape that nobody can use: made and used up. */
async function guess(): Promise<string> {
  const code = await carry(zalo, `${me}-guess`)
  await world.write(zalo, `${me}-guess-2`, code)
  return code
}

describe('staff in chat', () => {
  test('an invite links the chat once, and what the chat sent before goes along', async () => {
    const officer = await world.member('Nguyễn Văn A', 'ward-a', 'officer')
    const [ticket = ''] = await world.write(telegram, me, 'a-1: nước')
    const { code, zaloText } = await world.staff.createInvite(world.owner, officer.personId)
    expect(zaloText).toContain(code)
    expect(await world.write(telegram, me, code)).toEqual([
      say('people-invite-done', { name: 'Nguyễn Văn A' }),
    ])
    expect(await personIn(telegram, me)).toBe(officer.personId)
    expect(await authorOf(ticket)).toBe(officer.personId)
    expect(await world.write(zalo, me, code)).toEqual([sayFirst('people-code-invalid')])
    expect((await world.staff.find(world.owner, officer.personId)).chats).toEqual(['telegram'])
  })

  test('an invite takes only the chat that sends it, not the other chats of that resident', async () => {
    const officer = await world.member('Nguyễn Văn B', 'ward-a', 'officer')
    const [there = ''] = await world.write(zalo, me, 'a-1: rác')
    await world.write(telegram, me, await carry(zalo, me))
    const { code } = await world.staff.createInvite(world.owner, officer.personId)
    await world.write(telegram, me, code)
    expect(await personIn(telegram, me)).toBe(officer.personId)
    expect(await personIn(zalo, me)).not.toBe(officer.personId)
    expect(await authorOf(there)).toBe(await personIn(zalo, me))
  })

  test('an invite ends after three days, and with the roles it was for', async () => {
    const officer = await world.member('Nguyễn Văn C', 'ward-a', 'officer')
    const late = await world.staff.createInvite(world.owner, officer.personId)
    world.passMinutes(3 * 24 * 60)
    expect(await world.write(telegram, me, late.code)).toEqual([say('people-code-invalid')])
    const { code } = await world.staff.createInvite(world.owner, officer.personId)
    await world.staff.end(world.owner, officer.personId)
    expect(await world.write(telegram, me, code)).toEqual([say('people-code-invalid')])
  })

  test('a chat of one member of staff does not become that of another', async () => {
    const [one, two] = [
      await world.member('Một', 'ward-a', 'officer'),
      await world.member('Hai', 'ward-a', 'admin'),
    ]
    await world.write(telegram, me, (await world.staff.createInvite(world.owner, one.personId)).code)
    const { code } = await world.staff.createInvite(world.owner, two.personId)
    expect(await world.write(telegram, me, code)).toEqual([say('people-invite-taken')])
    expect(await world.write(zalo, me, code)).toEqual([sayFirst('people-invite-done', { name: 'Hai' })])
  })

  test('staff sign in by chat with a link for one use within ten minutes; others are told how', async () => {
    const officer = await world.member('Nguyễn Văn D', 'ward-a', 'officer')
    expect(await world.write(telegram, me, 'login')).toEqual([say('people-login-not-staff')])
    await world.write(telegram, me, (await world.staff.createInvite(world.owner, officer.personId)).code)
    const link = async () => {
      const [said = ''] = await world.write(telegram, me, 'đăng nhập')
      return said.slice(said.indexOf(publicUrl) + `${publicUrl}/console/sign-in/`.length).trim()
    }
    const session = await world.sessions.signIn(await link())
    expect(await world.sessions.viewerOfSession(session?.sessionToken ?? '')).toMatchObject({
      personId: officer.personId,
    })
    const late = await link()
    world.passMinutes(10)
    expect(await world.sessions.signIn(late)).toBeNull()
  })

  test('the Telegram link carries the code when the account has told its name', async () => {
    const officer = await world.member('Nguyễn Văn E', 'ward-a', 'officer')
    expect(await world.staff.createInvite(world.owner, officer.personId)).not.toHaveProperty('telegramUrl')
    await world.database.orm.channelAccount.update({
      where: { id: telegram.id },
      data: { settings: { username: 'mat_tran_bot' } },
    })
    const { code, telegramUrl } = await world.staff.createInvite(world.owner, officer.personId)
    expect(telegramUrl).toBe(`https://t.me/mat_tran_bot?start=${code}`)
  })
})
