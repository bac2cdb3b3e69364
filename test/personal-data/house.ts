/** The whole program with a ward, and residents who write to it by Telegram. */
import { join } from 'node:path'
import { type Program, startProgram } from '../support/program.ts'

export type Person = ReturnType<Program['telegram']['user']>
export type House = Awaited<ReturnType<typeof openHouse>>

export async function openHouse() {
  let shift = 0
  const program = await startProgram({ now: () => new Date(Date.now() + shift) })
  await program.api('POST', '/units', [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00367-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: '00367' },
    { code: '00364', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
  ])
  const { database } = program
  const folder = join(program.app.config.dataDir, 'files')

  async function next(person: Person, act: () => unknown) {
    const seen = person.inbox().length
    act()
    return person.waitFor(() => person.inbox().length > seen, 8_000)
  }

  return {
    program,
    database,
    folder,
    pass(ms: number) {
      shift += ms
    },
    ask: (person: Person, text: string) => next(person, () => person.say(text)),
    tap: (person: Person, label: string) => next(person, () => person.press(label)),
    /** Files feedback; answers its code. */
    async file(person: Person, text: string): Promise<string> {
      const shown = await next(person, () => person.say(text))
      const labels = shown.buttons.flat().map((button) => button.text)
      const send = labels.find((label) => ['Đồng ý và gửi', 'Gửi đi'].includes(label)) ?? '1'
      const answer = await next(person, () => person.press(send))
      const code = /mã (PA-[0-9A-Z]{7})/.exec(answer.text)?.[1]
      if (!code) throw new Error(`no code in: ${answer.text}`)
      return code
    },
    /** The committee answers and the matter is closed; its author has been told of both. */
    async close(code: string, person: Person): Promise<void> {
      person.markRead()
      await program.api('POST', `/tickets/${code}/transitions`, { to: 'answered', note: 'Đã sửa xong rồi ạ' })
      await person.waitFor(code)
      await program.api('POST', `/tickets/${code}/transitions`, { to: 'closed' })
      await person.waitFor(code)
    },
    /** The person has got an announcement, answered it, and would like to give 43,219,870 dong. */
    async announced(person: Person, textVi: string): Promise<void> {
      const identity = await this.identity(person)
      const { id: personId } = await database.orm.person.findFirstOrThrow({
        where: { id: identity.personId ?? 0 },
      })
      const { unitId } = await database.orm.channelAccount.findFirstOrThrow({
        where: { id: identity.accountId },
      })
      const settledAt = new Date()
      await database.orm.campaign.create({
        data: {
          ...{ unitId, title: 'Họp tổ', textVi, segment: { unit: unitId }, authorId: program.app.ownerId },
          status: 'done',
        },
      })
      const { id: campaignId } = await database.orm.campaign.findFirstOrThrow({ where: { textVi } })
      const place = { identityId: identity.id, accountId: identity.accountId }
      await database.orm.campaignRecipient.create({
        data: { campaignId, personId, ...place, state: 'sent', platformId: '77', settledAt },
      })
      const text = 'cảm ơn ban công tác mặt trận tổ 5'
      await database.orm.campaignReply.create({
        data: { campaignId, personId, identityId: identity.id, text },
      })
      const answered = { campaignId, personId }
      await database.orm.campaignRsvp.create({
        data: { ...answered, answer: 'maybe', answeredAt: settledAt },
      })
      await database.orm.campaignPledge.create({
        data: { ...answered, amount: 43_219_870n, pledgedAt: settledAt },
      })
    },
    identity: (person: Person) =>
      database.orm.identity.findFirstOrThrow({ where: { externalId: String(person.id) } }),
    async personId(person: Person): Promise<number> {
      return (await this.identity(person)).personId ?? 0
    },
    /** Waits until a request satisfies a condition. */
    async until<T>(look: () => Promise<T | null | undefined | false>, ms = 15_000): Promise<T> {
      const end = Date.now() + ms
      for (;;) {
        const found = await look()
        if (found) return found
        if (Date.now() > end) throw new Error('it did not happen in time')
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    stop: () => program.close(),
  }
}
