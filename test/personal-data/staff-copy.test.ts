/** The copy that somebody who is or was staff gets of their own data. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectCopy } from '../../src/personal-data/copy.ts'
import { type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.stop())

it('holds their own words, and nothing of the residents they were told about', async () => {
  const { database, program } = house
  const officer = program.telegram.user()
  const given = { name: 'Trần Cán Bộ', unit: '00367', roles: ['officer'] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`, {})
  await house.ask(officer, invite.body.code)
  const code = await house.file(officer, 'Đèn đường ngõ 15 trước nhà tôi hỏng')
  const identity = await house.identity(officer)
  const alert = 'cháy nhà số 12, chị Hoa tầng 3 kẹt trong phòng'
  const place = { accountId: identity.accountId, identityId: identity.id, chatId: identity.externalId }
  await database.orm.outgoingMessage.create({
    data: {
      ...place,
      content: { text: { text: alert } },
      lane: 'interactive',
      state: 'sent',
      settledAt: new Date(),
    },
  })
  const talk = { identityId: identity.id, content: { text: alert } }
  await database.orm.webMessage.create({ data: { ...talk, side: 'committee' } })
  const received = { announcements: [], replies: [] }
  const asked = { personId: body.id, madeAt: new Date(), unitName: String, received }
  for (const endedAt of [null, new Date()]) {
    await database.orm.role.updateMany({ where: { personId: body.id }, data: { endedAt } })
    const copy = JSON.stringify(await collectCopy(database, asked))
    expect(copy).toContain(code)
    expect(copy).toContain('Đèn đường ngõ 15')
    expect(copy).not.toContain('chị Hoa')
  }
  await house.ask(officer, '/dulieu')
  officer.press('Nhận bản sao')
  await house.until(async () => {
    const done = { kind: 'copy', status: 'done', personId: body.id }
    return (await database.orm.dataRequest.count({ where: done })) > 0
  })
})
