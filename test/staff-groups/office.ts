/** A ward with residents, staff and a group of theirs on Telegram, over the whole program. */

import { type ProgramOptions, startProgram } from '../support/program.ts'
import type { Group, GroupOptions } from '../support/telegram/groups.ts'
import type { SentMessage, Wanted } from '../support/telegram/inbox.ts'
import type { Person } from '../support/telegram/people.ts'

export type Office = Awaited<ReturnType<typeof openOffice>>

const units = [
  { code: 'hn', name: 'Hà Nội', level: 'tinh' },
  { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
  { code: '00364', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
  { code: '00367-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: '00367' },
]

/** So long something may take on a busy machine, in milliseconds. */
const patienceMs = 45_000
const codePattern = /PA-[0-9A-Z]{7}/
export const ward = '00367'

export async function openOffice(options: ProgramOptions = {}) {
  const program = await startProgram(options)
  const { telegram, database } = program
  await program.api('POST', '/units', units)

  const invite = async (id: number) =>
    (await program.api<{ code: string }>('POST', `/staff/${id}/invites`)).body.code

  /** A member of staff whose chat with the bot is linked. */
  async function member(
    name: string,
    unit: string,
    ...roles: string[]
  ): Promise<Person & { staffId: number }> {
    const { body } = await program.api<{ id: number }>('POST', '/staff', { name, unit, roles })
    const person = telegram.user({ firstName: name })
    person.say(await invite(body.id))
    await person.waitFor('Đã liên kết', patienceMs)
    return Object.assign(person, { staffId: body.id })
  }

  /** An administrator links the group to a unit by its name, in a topic if one is given. */
  async function link(group: Group, admin: Person, topic?: number): Promise<void> {
    admin.in(group, topic).say('/lienket thanh xuan')
    const asked = await shown(group, 'Nhóm này nhận việc của đơn vị nào')
    admin.in(group, topic).press('Phường Thanh Xuân, Hà Nội', { on: asked.messageId })
    await shown(group, 'Từ nay nhóm này nhận việc mới của Phường Thanh Xuân')
  }

  /** A resident reports something; answers its code. */
  async function report(
    text: string,
    person = telegram.user({ firstName: 'Nguyễn Thị Kín' }),
  ): Promise<string> {
    person.say(text)
    const review = await person.waitFor(
      (sent) => sent.buttons.length > 0 && sent.text.includes(text.slice(0, 20)),
      patienceMs,
    )
    person.pressData(dataOf(review), review.messageId)
    const told = await person.waitFor(codePattern, patienceMs)
    return codePattern.exec(told.text)?.[0] ?? ''
  }

  return {
    program,
    telegram,
    database,
    member,
    link,
    report,
    async group(admin: Person, options: GroupOptions = {}): Promise<Group> {
      const group = telegram.group(options)
      await link(group, admin)
      return group
    },
    ticket: async (code: string) => (await program.api<TicketAnswer>('GET', `/tickets/${code}`)).body,
    linked: (group: Group) =>
      database.orm.staffGroup.findFirst({ where: { chatId: String(group.id), endedAt: null } }),
    close: () => program.close(),
  }
}

export interface TicketAnswer {
  readonly code: string
  readonly status: string
  readonly assignee?: { readonly id: number }
  readonly history: readonly { readonly type: string; readonly text?: string }[]
}

export const labels = ({ buttons }: Pick<SentMessage, 'buttons'>): string[] =>
  buttons.flat().map(({ text }) => text)

/** Posts of a ticket that stand in the group. */
export const postsOf = (group: Group, code: string): SentMessage[] =>
  group
    .inbox()
    .filter(({ text, deleted }) => !deleted && text.includes(code) && !text.includes('người phản ánh'))

export function dataOf(sent: Pick<SentMessage, 'buttons'>, label?: string): string {
  const found = sent.buttons.flat().find(({ text }) => label === undefined || text === label)
  if (!found || !('callback_data' in found)) throw new Error(`no button ${label ?? ''}`)
  return found.callback_data
}

/** The next message or edit in a group that is as wanted; groups are written to slowly. */
export const shown = (group: Group, wanted: Wanted, ms = patienceMs): Promise<SentMessage> =>
  group.waitFor(wanted, ms)

/** Waits until something holds. */
export async function until<T>(look: () => T | Promise<T>, ms = patienceMs): Promise<NonNullable<T>> {
  const end = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`did not come true within ${ms} ms: ${look.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
