import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInboundEvent } from '../../../src/channels/telegram/events.ts'
import { account, telegram } from './parts.ts'

const receivedAt = new Date('2026-11-22T08:00:00Z')
const read = (update: unknown) => toInboundEvent({ account, update, receivedAt })

const standIn = () => telegram({ now: () => Date.parse('2026-11-22T07:59:58Z') })

const from = { id: 5, is_bot: false, first_name: 'An' }
const chat = { id: 5, type: 'private', first_name: 'An' }
const message = (part: object) => ({ update_id: 9, message: { message_id: 3, date: 1, chat, from, ...part } })

describe('an update as an event', () => {
  it('carries who, when, which message and the raw update', async () => {
    const an = (await standIn()).user({ languageCode: 'en' })
    const { update, message } = an.say('den duong hong')
    expect(read(update)).toEqual({
      account,
      key: `u${update.update_id}`,
      from: String(an.id),
      messageId: String(message.message_id),
      order: message.message_id,
      language: 'en',
      at: new Date('2026-11-22T07:59:58Z'),
      body: { kind: 'text', text: 'den duong hong' },
      raw: update,
    })
  })

  it('cleans the words of a text, a caption, an edit and a file name', () => {
    const dirty = 'Đe\u0302m\u200b \u202Equa\r\n'
    expect(read(message({ text: dirty }))?.body).toEqual({ kind: 'text', text: 'Đêm qua' })
    const document = { file_id: 'D', file_name: dirty }
    expect(read(message({ document, caption: dirty }))?.body).toMatchObject({
      name: 'Đêm qua',
      caption: 'Đêm qua',
    })
    const edited_message = { ...message({ text: dirty }).message, edit_date: 2 }
    expect(read({ update_id: 1, edited_message })?.body).toEqual({ kind: 'edited', text: 'Đêm qua' })
  })

  it('takes the largest size of a photo', async () => {
    const { update, message } = (await standIn()).user().photo({ caption: 'rác' })
    const sizes = message.photo!.toReversed()
    const body = {
      kind: 'file',
      fileKind: 'image',
      platformFileId: message.photo!.at(-1)!.file_id,
      caption: 'rác',
    }
    expect(read(update)?.body).toEqual(body)
    expect(read({ ...update, message: { ...message, photo: sizes } })?.body).toEqual(body)
  })

  it('keeps the items of an album apart under one album id', async () => {
    const spoken = (await standIn()).user().album([{ caption: 'một' }, {}, {}])
    const bodies = spoken.map(({ update }) => read(update)!.body)
    expect(new Set(bodies.map((body) => body.kind === 'file' && body.albumId)).size).toBe(1)
    expect(new Set(bodies.map((body) => body.kind === 'file' && body.platformFileId)).size).toBe(3)
    expect(bodies[0]).toMatchObject({ albumId: spoken[0]!.message.media_group_id, caption: 'một' })
  })

  it.each([
    ['voice', { voice: { file_id: 'V', duration: 3 } }, 'audio'],
    ['audio', { audio: { file_id: 'V', file_name: 'a.mp3' } }, 'audio'],
    ['video', { video: { file_id: 'V' } }, 'video'],
    ['a round video', { video_note: { file_id: 'V' } }, 'video'],
    [
      'an animation, which is also a document',
      { animation: { file_id: 'V' }, document: { file_id: 'D' } },
      'video',
    ],
    ['a document', { document: { file_id: 'V', mime_type: 'application/pdf' } }, 'document'],
    ['a picture sent as a document', { document: { file_id: 'V', mime_type: 'image/png' } }, 'image'],
  ])('reads %s', (_case, part, fileKind) => {
    expect(read(message(part))?.body).toMatchObject({ kind: 'file', fileKind, platformFileId: 'V' })
  })

  it('reads a place, a live one once, and a venue with its name', async () => {
    const an = (await standIn()).user()
    const here = { latitude: 20.99, longitude: 105.8 }
    const live = an.location(here, { livePeriod: 600 })
    expect(read(live.update)?.body).toEqual({ kind: 'place', place: here })
    expect(read(an.move(live.message.message_id, { latitude: 21, longitude: 105 }).update)).toBeNull()
    expect(read(an.venue({ ...here, title: 'Chợ', address: 'ngõ 12' }).update)?.body).toEqual({
      kind: 'place',
      place: { ...here, label: 'Chợ, ngõ 12' },
    })
    expect(read(message({ location: { latitude: 91, longitude: 0 } }))?.body.kind).toBe('other')
  })

  it('knows the own number from a card of somebody else', async () => {
    const an = (await standIn()).user()
    expect(read(an.contact('own').update)?.body).toEqual({ kind: 'contact', phone: '84912345678', own: true })
    expect(read(an.contact('foreign', { userId: 1 }).update)?.body).toMatchObject({ own: false })
    expect(read(an.contact('foreign').update)?.body).toMatchObject({ own: false })
  })

  it('reads an edited text and an edited caption, with the order of the message they change', async () => {
    const an = (await standIn()).user()
    const { message } = an.say('ngõ 15')
    const { message: photo } = an.photo({ caption: 'a' })
    const edit = read(an.edit(message.message_id, 'ngõ 51').update)
    expect(edit).toMatchObject({ body: { kind: 'edited', text: 'ngõ 51' }, order: message.message_id })
    expect(read(an.edit(photo.message_id, 'b').update)?.body).toEqual({ kind: 'edited', text: 'b' })
  })

  it('reads a press, also on a message that is no longer accessible', async () => {
    const an = (await standIn()).user()
    expect(read(an.pressData('f:1:send', 4).update)).toMatchObject({
      from: String(an.id),
      messageId: '4',
      order: 4,
      at: receivedAt,
      body: { kind: 'choice', value: 'f:1:send' },
    })
    const bare = { update_id: 1, callback_query: { id: '1', from, chat_instance: '1', data: 'x' } }
    expect(read(bare)).toMatchObject({ from: '5', order: 0, body: { kind: 'choice', value: 'x' } })
  })

  it('tells blocking and unblocking', async () => {
    const an = (await standIn()).user()
    expect(read(an.block())).toMatchObject({ from: String(an.id), body: { kind: 'left' } })
    expect(read(an.unblock())?.body).toEqual({ kind: 'joined' })
  })

  it('notices a sticker, a poll and what it does not know, but not what the chat reports by itself', async () => {
    expect(read((await standIn()).user().sticker().update)?.body).toEqual({ kind: 'other', what: 'sticker' })
    expect(read(message({ poll: {} }))?.body).toEqual({ kind: 'other', what: 'poll' })
    expect(read(message({ hologram: {} }))?.body).toEqual({ kind: 'other', what: 'unknown' })
    expect(read(message({ text: '\u200b' }))?.body).toEqual({ kind: 'other', what: 'unknown' })
    expect(read(message({ pinned_message: {} }))).toBeNull()
  })

  it('leaves the talk in groups alone', async () => {
    const server = await standIn()
    const group = server.group()
    const an = server.user()
    expect(read(an.in(group).say('chào').update)).toBeNull()
    expect(read(an.in(group).photo().update)).toBeNull()
    expect(read(group.addBot(an))).toBeNull()
  })

  it('gives nothing for kinds of the future and for what is no update', async () => {
    expect(read((await standIn()).user().unknownKind())).toBeNull()
    for (const strange of [null, 1, 'x', [], {}, { update_id: 'x', message: 1 }, message({ chat: null })])
      expect(read(strange)).toBeNull()
  })

  it('never throws, whatever JSON it is given', () => {
    const part = fc.oneof(fc.jsonValue(), fc.constant(from), fc.constant(chat), fc.integer())
    const keys = [
      'chat',
      'from',
      'text',
      'date',
      'photo',
      'voice',
      'document',
      'location',
      'venue',
      'contact',
    ]
    const body = fc.record(Object.fromEntries(keys.map((key) => [key, part])), { requiredKeys: [] })
    const kinds = ['message', 'edited_message', 'callback_query', 'my_chat_member']
    fc.assert(
      fc.property(fc.constantFrom(...kinds), body, (kind, content) => {
        const event = read({ update_id: 1, [kind]: { message_id: 1, id: '1', ...content } })
        if (event) expect(Number.isNaN(event.at.getTime())).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
