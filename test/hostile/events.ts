/** Events as Zalo sends them, of every sort the program reads and some it does not. */
import fc from 'fast-check'
import { chatIds, offered } from './updates.ts'
import type { Json } from './wild.ts'

const person = fc.constantFrom(...chatIds).map((id) => `88${id}`)
const words = fc.constantFrom(
  'xin chào',
  'phananh',
  'tracuu',
  'caidat',
  'dulieu',
  'huy',
  '1',
  '2',
  'Đèn đường ngõ 15 tổ 5 hỏng cả tuần nay',
  'Cháy nhà ở ngõ 3, cứu với',
  'Tôi tố cáo ông tổ trưởng nhận tiền của dân',
  `#:${offered}`,
  `#:${offered}`,
  '#:tf:1:send',
  '#:',
)
const url = 'http://127.0.0.1:9/picture.jpg'

const deed: fc.Arbitrary<{ [name: string]: Json }> = fc.oneof(
  { weight: 8, arbitrary: words.map((text) => ({ event_name: 'user_send_text', message: { text } })) },
  fc.constantFrom<{ [name: string]: Json }>(
    {
      event_name: 'user_send_image',
      message: { text: 'Đèn hỏng', attachments: [{ type: 'image', payload: { url, thumbnail: url } }] },
    },
    {
      event_name: 'user_send_image',
      message: {
        attachments: [
          { type: 'image', payload: { url } },
          { type: 'image', payload: { url } },
        ],
      },
    },
    {
      event_name: 'user_send_file',
      message: { attachments: [{ type: 'file', payload: { url, name: 'don.pdf', size: '10' } }] },
    },
    { event_name: 'user_send_audio', message: { attachments: [{ type: 'audio', payload: { url } }] } },
    {
      event_name: 'user_send_sticker',
      message: { attachments: [{ type: 'sticker', payload: { id: '1', url } }] },
    },
    {
      event_name: 'user_send_location',
      message: {
        text: 'Chợ',
        attachments: [
          { type: 'location', payload: { coordinates: { latitude: '21.0', longitude: '105.8' } } },
        ],
      },
    },
    {
      event_name: 'user_send_link',
      message: { attachments: [{ type: 'link', payload: { url: 'https://a.example', description: 'x' } }] },
    },
    {
      event_name: 'user_send_business_card',
      message: { attachments: [{ type: 'link', payload: { description: '{"phone":"0900000000"}' } }] },
    },
    {
      event_name: 'user_send_business_card',
      message: { attachments: [{ type: 'link', payload: { description: '{"phone":{"toString":1}}' } }] },
    },
    { event_name: 'user_submit_info', info: { phone: '84900000000', name: 'Lan', address: 'Ngõ 1' } },
    { event_name: 'user_seen_message', message: { msg_ids: ['1'] } },
    { event_name: 'user_reacted_message', message: { react_icon: '/-heart' } },
    { event_name: 'user_send_group_text', message: { text: 'x' } },
    { event_name: 'oa_send_text', message: { text: 'x' } },
    { event_name: 'user_withdraw' },
    { event_name: 'user_send_text', message: { text: 'x' }, timestamp: { toString: 1, valueOf: 1 } },
    { event_name: 'something_new', data: {} },
  ),
)

const said = fc
  .record({
    from: person,
    deed,
    number: fc.integer({ min: 1, max: 2 ** 40 }),
    at: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(
    ({ from, deed: { message, ...rest }, number, at }): Json => ({
      app_id: '1',
      sender: { id: from },
      recipient: { id: '579745863508352884' },
      user_id_by_app: '5',
      timestamp: String(1_790_000_000_000 + at),
      ...rest,
      ...(message && typeof message === 'object' ? { message: { msg_id: `m${number}`, ...message } } : {}),
    }),
  )

const followed = fc
  .record({
    from: person,
    event_name: fc.constantFrom('follow', 'unfollow'),
    at: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(
    ({ from, event_name, at }): Json => ({
      app_id: '1',
      oa_id: '579745863508352884',
      event_name,
      follower: { id: from },
      source: 'oa_profile',
      timestamp: String(1_790_000_000_000 + at),
    }),
  )

export const event: fc.Arbitrary<Json> = fc.oneof(
  { weight: 9, arbitrary: said },
  { weight: 1, arbitrary: followed },
)
