/** Every event of Zalo's as what a person did. */
import { describe, expect, it } from 'vitest'
import { readEvent } from '../../../src/channels/zalo/events.ts'
import { parseJson } from '../../../src/channels/zalo/json.ts'
import { account } from './parts.ts'

const read = (event: unknown) => readEvent({ account, event, receivedAt: new Date(0) })

const base = {
  app_id: '1',
  sender: { id: '7000000000000000001' },
  recipient: { id: '9000000000000000001' },
  timestamp: '1780000000123',
}
function bodies(event_name: string, rest: Record<string, unknown>) {
  const answer = read({ ...base, event_name, ...rest })
  return answer.kind === 'deeds' ? answer.events.map(({ body }) => body) : answer
}
const message = (event_name: string, type: string, payload: unknown, text?: string) =>
  bodies(event_name, {
    message: { msg_id: 'ab', ...(text === undefined ? {} : { text }), attachments: [{ type, payload }] },
  })

describe('messages', () => {
  it('have the time, the order and the ids of the event, all digits kept', () => {
    const raw = parseJson(
      '{"event_name":"user_send_text","sender":{"id":7000000000000000001},"timestamp":1780000000123,"message":{"msg_id":"ab","text":"a"}}',
    )
    const answer = read(raw)
    expect(answer).toMatchObject({
      kind: 'deeds',
      events: [
        {
          key: 'm:ab',
          from: '7000000000000000001',
          messageId: 'ab',
          order: 1780000000123,
          at: new Date(1780000000123),
        },
      ],
    })
  })

  it.each([
    ['ab12cd34ef56ab12cd34', 'ab12cd34ef56ab12cd34'],
    [12, '12'],
    ['', undefined],
    [{ id: 1 }, undefined],
  ])('may answer one of ours: %j', (quote_msg_id, replyTo) => {
    const message = { msg_id: 'ab', text: 'a', quote_msg_id }
    const answer = read({ ...base, event_name: 'user_send_text', message })
    expect(answer.kind === 'deeds' && answer.events[0]?.replyTo).toBe(replyTo)
  })

  it('are words, in NFC', () => {
    const text = 'Đường hỏng'.normalize('NFD')
    expect(bodies('user_send_text', { message: { msg_id: 'a', text } })).toEqual([
      { kind: 'text', text: 'Đường hỏng' },
    ])
  })

  it('are a press when they are what a button sends', () => {
    expect(bodies('user_send_text', { message: { msg_id: 'a', text: '#:f:k3:send' } })).toEqual([
      { kind: 'choice', value: 'f:k3:send' },
    ])
    expect(bodies('user_send_text', { message: { msg_id: 'a', text: '#ngõ 5' } })).toEqual([
      { kind: 'text', text: '#ngõ 5' },
    ])
  })

  it.each([
    ['user_send_image', 'image', 'image'],
    ['user_send_audio', 'audio', 'audio'],
    ['user_send_video', 'video', 'video'],
    ['user_send_file', 'file', 'document'],
  ])('bring files: %s', (name, type, fileKind) => {
    const payload = { url: 'https://f1.photo.talk.zdn.vn/a', name: 'đơn.pdf', size: '3' }
    expect(message(name, type, payload, 'chú thích')).toEqual([
      { kind: 'file', fileKind, platformFileId: payload.url, name: 'đơn.pdf', caption: 'chú thích' },
    ])
  })

  it('bring several files as deeds of their own with one album', () => {
    const attachments = ['a', 'b'].map((url) => ({ type: 'image', payload: { url } }))
    const answer = read({
      ...base,
      event_name: 'user_send_image',
      message: { msg_id: 'x', text: 'c', attachments },
    })
    if (answer.kind !== 'deeds') throw new Error(answer.kind)
    expect(answer.events.map(({ key }) => key)).toEqual(['m:x', 'm:x/1'])
    expect(answer.events.map(({ body }) => body)).toMatchObject([
      { platformFileId: 'a', albumId: 'x', caption: 'c' },
      { platformFileId: 'b', albumId: 'x' },
    ])
  })

  it.each([
    ['strings', { latitude: '10.793', longitude: '106.781' }],
    ['numbers', { latitude: 10.793, longitude: 106.781 }],
  ])('share a place by coordinates in %s', (_what, coordinates) => {
    expect(message('user_send_location', 'location', { coordinates }, 'Nhà văn hóa tổ 5')).toEqual([
      { kind: 'place', place: { latitude: 10.793, longitude: 106.781, label: 'Nhà văn hóa tổ 5' } },
    ])
  })

  it('share a place in the message itself, as older texts have it', () => {
    const location = { latitude: 10.793, longitude: 106.781 }
    expect(bodies('user_send_location', { message: { msg_id: 'a', location } })).toEqual([
      { kind: 'place', place: location },
    ])
  })

  it('share a card, which is not the sender’s own number, and a link as words', () => {
    const description = JSON.stringify({ phone: '84901234567', qrCodeUrl: '' })
    expect(message('user_send_business_card', 'link', { description })).toEqual([
      { kind: 'contact', phone: '84901234567', own: false },
    ])
    expect(message('user_send_link', 'link', { url: 'https://a.vn/', description: 'Bài báo' })).toEqual([
      { kind: 'text', text: 'Bài báo\nhttps://a.vn/' },
    ])
  })

  it.each([
    ['user_send_sticker', 'sticker'],
    ['user_send_gif', 'gif'],
    ['user_send_hologram', 'hologram'],
  ])('of a kind nobody acts on still come from a person: %s', (name, what) => {
    expect(message(name, what, { url: 'https://zdn.vn/a' })).toEqual([{ kind: 'other', what }])
  })
})

describe('other events', () => {
  it.each([
    ['follow', { kind: 'joined' }],
    ['unfollow', { kind: 'left' }],
  ])('tell who can be written to: %s', (event_name, body) => {
    const answer = read({ event_name, oa_id: '9', follower: { id: '7' }, timestamp: '5' })
    expect(answer).toMatchObject({ events: [{ key: `${event_name}:7:9:5`, from: '7', body }] })
  })

  const newer = {
    name: 'An',
    phone: '84901234567',
    full_address: { user_city: 'Hà Nội', user_ward: 'Phường Thanh Xuân', user_address: 'Số 5\nngõ 15' },
  }
  const older = { name: 'An', phone: 84901234567, address: 'Số 5 ngõ 15', city: 'Hà Nội', ward: 'Thanh Xuân' }
  it.each([
    ['newer', newer, { phone: '84901234567', address: 'Số 5 ngõ 15, Phường Thanh Xuân, Hà Nội' }],
    ['older', older, { phone: '84901234567', address: 'Số 5 ngõ 15, Thanh Xuân, Hà Nội' }],
    ['newer, empty but for the number', { ...newer, full_address: {} }, { phone: '84901234567' }],
    ['older, without a number', { address: 'Số 5 ngõ 15' }, { address: 'Số 5 ngõ 15' }],
  ])('submit a phone number and an address in the %s shape', (_what, info, given) => {
    expect(bodies('user_submit_info', { info })).toEqual([{ kind: 'contact', own: true, ...given }])
  })

  const quiet = [
    'oa_send_text oa_send_image oa_send_gif oa_send_list oa_send_file oa_send_sticker oa_send_template',
    'user_seen_message user_received_message user_reacted_message oa_reacted_message',
    'add_user_to_tag remove_user_from_tag remove_tag update_user_info user_feedback',
    'change_template_status change_oa_daily_quota change_oa_template_tags change_template_quality',
    'change_template_quota event_journey_time_out event_journey_acknowledged',
    'anonymous_send_text anonymous_send_image anonymous_send_file anonymous_send_sticker oa_send_anonymous_text',
    'oa_send_consent user_reply_consent oa_call_user',
    'create_group user_join_group user_request_join_group add_group_admin remove_group_admin update_group_info',
    'react_request_join_group reject_request_join_group accept_request_join_group',
    'react_request_join_group_accept react_request_join_group_reject user_out_group user_leave_group',
    'disperse_group delete_group user_send_group_text user_send_group_location oa_send_group_text',
    'shop_has_order widget_interaction_accepted widget_failed_to_sync_user_external_id extension_purchased',
  ].flatMap((names) => names.split(' '))
  it.each(quiet)('are known and ignored: %s', (event_name) => {
    expect(read({ ...base, event_name, message: { msg_id: 'a', text: 'b' } })).toEqual({ kind: 'ignored' })
  })

  it.each([
    ['user_click_chatnow', { oa_id: '9', user_id: '7' }],
    ['user_call_oa', { sender: { id: '7' }, recipient: { id: '9' }, call_id: 'c' }],
  ])('are an interaction that opens the window: %s', (event_name, rest) => {
    const answer = read({ event_name, ...rest, timestamp: '5' })
    expect(answer).toMatchObject({ events: [{ from: '7', body: { kind: 'joined' } }] })
    expect(answer).not.toMatchObject({ events: [{ opensNoWindow: true }] })
  })

  it('a withdrawal of data is told apart', () => {
    const { sender: _, ...nobody } = base
    expect(read({ ...nobody, event_name: 'user_withdraw' })).toEqual({ kind: 'withdrawn' })
    expect(read({ ...base, event_name: 'user_withdraw' })).toMatchObject({
      kind: 'deeds',
      events: [{ from: base.sender.id, body: { kind: 'withdrawn' }, opensNoWindow: true }],
    })
  })

  it.each([
    [{ event_name: 'future_event', sender: { id: '1' } }],
    [{}],
    [null],
    ['text'],
    [{ event_name: 5 }],
  ])('that nobody knows are harmless: %j', (event) => {
    expect(read(event).kind).toBe('unknown')
  })
})
