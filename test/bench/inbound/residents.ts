/** People who write to the bot and read its replies. Nothing here happens while time is measured. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatAtPlatform, Platform } from './platform.ts'
import type { Addressed } from './sender.ts'

/** What the button of the agreement carries, in the program and in its peer. */
const agreement = /(?:^|:)send$/
const waitMs = 60_000

const matters = [
  'den duong ngo 15 to 5 hong ca tuan nay, toi om, nguoi gia di lai nguy hiem',
  'Rác thải ở đầu ngõ 12 mấy hôm nay không ai thu gom, bốc mùi rất khó chịu, đề nghị phường xem giúp.',
  'Đường trước cổng trường tiểu học ngập nước mỗi khi mưa lớn, các cháu đi học rất vất vả.',
  'Quán karaoke ở ngõ 88 hát tới 1 giờ sáng, cả tổ không ngủ được, đã nhắc nhiều lần mà không thay đổi.',
  'vỉa hè phố mình bị hàng quán lấn hết, người đi bộ phải xuống lòng đường',
  'Nắp cống trước nhà số 7 bị vỡ từ tuần trước, chưa thấy ai đến sửa, xin báo giúp bên thoát nước',
  'Đề nghị phường làm thêm chỗ để xe và ghế đá ở nhà văn hóa tổ dân phố số 9.',
  'Hàng xóm đang xây dựng che hết lối đi chung, vật liệu đổ ra ngõ cả tháng nay',
]

export interface Residents {
  /** Each writes of a matter. */
  write(): Promise<Addressed[]>
  /** Each presses the agreement under the newest message they got. */
  agree(): Promise<Addressed[]>
  /** Waits until everybody got `count` messages in all; the moments the newest ones came, milliseconds since 1970. */
  repliedAt(count: number): Promise<Map<number, number>>
}

let lastUpdate = 0
let lastPerson = 100_000_000

export function inviteResidents(platform: Platform, count: number): Residents {
  const ids = Array.from({ length: count }, () => ++lastPerson)

  function update(id: number, content: object): Addressed {
    lastUpdate += 1
    return { chat: id, body: JSON.stringify({ update_id: lastUpdate, ...content }) }
  }

  async function newest(): Promise<(id: number) => ChatAtPlatform> {
    const chats = await platform.chats()
    return (id) => {
      const chat = chats.get(id)
      if (!chat) throw new Error(`nobody wrote to ${id}`)
      return chat
    }
  }

  const person = (id: number) => ({ id, is_bot: false, first_name: 'Nguyễn Thị Thử', language_code: 'vi' })
  const message = (id: number, content: object) => ({
    date: Math.floor(Date.now() / 1000),
    chat: { id, type: 'private', first_name: 'Nguyễn Thị Thử' },
    ...content,
  })

  return {
    write: async () =>
      ids.map((id, index) => {
        const text = `${matters[index % matters.length]} (${id})`
        return update(id, { message: message(id, { message_id: 1, from: person(id), text }) })
      }),
    async agree() {
      const of = await newest()
      return ids.map((id) => {
        const { messageId, data } = of(id)
        const pressed = {
          id: String(id),
          from: person(id),
          chat_instance: '1',
          message: message(id, { message_id: messageId, text: '…' }),
          data: data.find((each) => agreement.test(each)) ?? 'agreement',
        }
        return update(id, { callback_query: pressed })
      })
    },
    async repliedAt(wanted) {
      for (const end = Date.now() + waitMs; ; await sleep(20)) {
        const chats = await platform.chats()
        if (ids.every((id) => (chats.get(id)?.count ?? 0) >= wanted))
          return new Map(ids.map((id) => [id, chats.get(id)?.at ?? Number.NaN]))
        if (Date.now() > end) throw new Error('replies are missing')
      }
    },
  }
}
