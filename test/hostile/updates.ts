/** Updates as Telegram sends them, of every sort the program reads and some it does not. */
import fc from 'fast-check'
import type { Json } from './wild.ts'

/** Residents who go on talking, so that what one says falls into what another one has begun. */
export const chatIds = Array.from({ length: 40 }, (_, at) => 500_000 + at)
/** Stands for a choice that was really offered in the chat. */
export const offered = '@offered'

const id = fc.integer({ min: 1, max: 2 ** 40 })
const date = fc.constantFrom(1_790_000_000, 1_790_000_100, 0)
const person = fc.constantFrom(...chatIds)
const words = fc.constantFrom(
  '/start',
  '/phananh',
  '/tracuu',
  '/tracuu PA-7K3M9QX',
  '/caidat',
  '/dulieu',
  '/trogiup',
  '/huy',
  '/gopy',
  '/lienket',
  '/lienket@cau_noi_bot Phường',
  '/huylienket',
  'Đèn đường ngõ 15 tổ 5 hỏng cả tuần nay',
  'Rác ngập đầu ngõ, tôi cũng muốn hỏi lịch cắt điện',
  'Cháy nhà ở ngõ 3, cứu với',
  'Tôi tố cáo ông tổ trưởng nhận tiền của dân',
  'my street is flooded again',
  '1',
  '2',
  'Đồng ý và gửi',
  'ABCDE-FGHJK',
  'cảm ơn',
)

/** The group of a person, in which they are not alone. */
export const groupOf = (from: number): number => -1_000_000 - from
/** The message to which people in a group answer. */
export const answered = 5

const chatOf = (from: number, type: string) => ({
  id: type === 'private' ? from : groupOf(from),
  type,
  ...(type === 'private' ? { first_name: 'Lan' } : { title: 'Tổ 5' }),
})
const user = (from: number) => ({ id: from, is_bot: false, first_name: 'Lan', language_code: 'vi' })
const file = { file_id: 'AgACAgIAAx', file_unique_id: 'AQAD', file_size: 1_000 }

const part: fc.Arbitrary<{ [name: string]: Json }> = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => ({ text })) },
  fc.constantFrom<{ [name: string]: Json }>(
    {
      photo: [
        { ...file, width: 90, height: 60 },
        { ...file, width: 900, height: 600 },
      ],
      caption: 'Đèn hỏng',
    },
    { photo: [{ ...file, width: 9, height: 6 }], media_group_id: '13' },
    { document: { ...file, file_name: 'don.pdf', mime_type: 'application/pdf' } },
    { voice: { ...file, duration: 3, mime_type: 'audio/ogg' } },
    { video: { ...file, duration: 3, width: 1, height: 1 } },
    { location: { latitude: 21.0, longitude: 105.8 } },
    { venue: { location: { latitude: 21.0, longitude: 105.8 }, title: 'Chợ', address: 'Ngõ 1' } },
    { contact: { phone_number: '+84900000000', first_name: 'Lan', user_id: 500_001 } },
    { sticker: { ...file, width: 1, height: 1, type: 'regular' } },
    { new_chat_members: [user(7)] },
    { group_chat_created: true },
    { pinned_message: { message_id: 1, date: 0 } },
    { migrate_to_chat_id: -1_009_999 },
    { forum_topic_created: { name: 'x', icon_color: 1 } },
  ),
)

const message = (types: readonly string[]) =>
  fc
    .record({
      from: person,
      type: fc.constantFrom(...types),
      date,
      message_id: id,
      part,
      reply: fc.boolean(),
    })
    .map(({ from, type, reply, part, ...rest }) => ({
      ...rest,
      chat: chatOf(from, type),
      from: user(from),
      ...(reply
        ? {
            reply_to_message: {
              message_id: answered,
              date: 1,
              chat: chatOf(from, type),
              from: { ...user(1), is_bot: true },
              text: 'PA-7K3M9QX',
            },
          }
        : {}),
      ...part,
    }))

const choice = fc.oneof(
  { weight: 4, arbitrary: fc.constant(offered) },
  fc.constantFrom(
    'tf:1:send',
    'menu:0:open',
    'tf::',
    ':::',
    'x'.repeat(64),
    'sg:1:take:',
    'sg:2:reply:',
    'sg:3:link:',
    'sg:3::',
    'sg:x:open:',
  ),
)

export const update: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      update_id: id,
      message: message(['private', 'private', 'private', 'group', 'supergroup']),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ update_id: id, message: message(['private']) })
      .map(({ update_id, message: edited }) => ({
        update_id,
        edited_message: { ...edited, edit_date: 1_790_000_200 },
      })),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        update_id: id,
        from: person,
        data: choice,
        message_id: id,
        type: fc.constantFrom('private', 'private', 'group'),
      })
      .map(({ update_id, from, data, message_id, type }) => ({
        update_id,
        callback_query: {
          id: String(update_id),
          from: user(from),
          chat_instance: '1',
          data,
          message: { message_id, date: 1, chat: chatOf(from, type), text: 'Việc PA-7K3M9QX' },
        },
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        update_id: id,
        from: person,
        status: fc.constantFrom('member', 'kicked', 'left', 'administrator'),
        type: fc.constantFrom('private', 'group'),
      })
      .map(({ update_id, from, status, type }) => ({
        update_id,
        my_chat_member: {
          chat: chatOf(from, type),
          from: user(from),
          date: 1_790_000_000,
          old_chat_member: { status: 'member', user: user(1) },
          new_chat_member: { status, user: user(1) },
        },
      })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      update_id: id,
      inline_query: fc.constant<Json>({ id: '1', from: user(5), query: 'x', offset: '' }),
    }),
  },
)
