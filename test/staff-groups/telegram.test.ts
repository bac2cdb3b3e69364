import { describe, expect, it } from 'vitest'
import { toInboundEvent } from '../../src/channels/telegram/events.ts'
import { account, channelTo, telegram } from '../channels/telegram/parts.ts'

const read = (update: unknown) => toInboundEvent({ account, update, receivedAt: new Date() })

describe('an update of a group as an event', () => {
  it('is the person, in the group, in its topic, with nothing of the raw update', async () => {
    const server = await telegram()
    const an = server.user()
    const group = server.group({ topics: ['Việc mới'] })
    const topic = group.topics()[0]?.id
    const event = read(an.in(group, topic).say('/lienket').update)
    expect(event).toMatchObject({
      from: String(an.id),
      body: { kind: 'text', text: '/lienket' },
      group: { chatId: String(group.id), threadId: String(topic) },
      raw: null,
    })
  })

  it('takes a thread of replies outside topics for no topic', async () => {
    const server = await telegram()
    const group = server.group()
    const { update } = server
      .user()
      .in(group)
      .write({ text: '/lienket', message_thread_id: 5 } as object)
    expect(read(update)?.group).toEqual({ chatId: String(group.id) })
  })

  it('is there for answers to a bot and for presses, of which only what answering takes is kept', async () => {
    const server = await telegram()
    const an = server.user()
    const group = server.group()
    await channelTo(server).send(String(group.id), { text: { text: 'PA-1' } })
    const [sent] = group.inbox()
    const answer = an.in(group).say('Chiều nay xong.', { replyTo: sent?.messageId ?? 0 })
    expect(read(answer.update)?.group).toMatchObject({ replyTo: String(sent?.messageId) })
    const toPerson = an.in(group).say('đúng rồi', { replyTo: answer.message.message_id })
    expect(read(toPerson.update)).toBeNull()
    const { update, id } = an.in(group).pressData('sg:1:take', sent?.messageId)
    expect(read(update)).toMatchObject({
      from: String(an.id),
      messageId: String(sent?.messageId),
      body: { kind: 'choice', value: 'sg:1:take' },
      group: { chatId: String(group.id) },
      raw: { callback_query: { id } },
    })
  })

  it('tells that the bot is out and that the group moved, and nothing of people who come and go', async () => {
    const server = await telegram()
    const an = server.user()
    const group = server.group({ basic: true })
    const chatId = String(group.id)
    expect(read(group.join(an))).toBeNull()
    expect(read(group.addBot(an))).toBeNull()
    expect(read(an.in(group).sticker().update)).toBeNull()
    const [away, arrived] = group.migrate(an)
    expect(read(away)).toMatchObject({ group: { chatId, movedTo: String(group.id) } })
    expect(read(arrived)).toBeNull()
    expect(read(group.kickBot(an))).toMatchObject({
      body: { kind: 'left' },
      group: { chatId: String(group.id) },
    })
  })
})

describe('a message to a group', () => {
  const choices = [
    { value: 'sg:1:take', label: 'Nhận việc' },
    { value: 'sg::open', label: 'Mở trên máy', url: 'https://cau-noi.test/console' },
  ]

  it('is edited in place, with its buttons or without; the same again, or a deleted one, counts as sent', async () => {
    const server = await telegram()
    const group = server.group()
    const channel = channelTo(server)
    const send = (text: string, more: object = {}) =>
      channel.send(String(group.id), { text: { text }, ...more })
    await send('PA-1 mới', { choices })
    const [sent] = group.inbox()
    const edits = String(sent?.messageId)
    const done = { outcome: 'sent', platformId: edits }
    expect(await send('PA-1 có người nhận', { choices, edits })).toEqual(done)
    expect(sent?.buttons.flat()).toEqual([
      { text: 'Nhận việc', callback_data: 'sg:1:take' },
      { text: 'Mở trên máy', url: 'https://cau-noi.test/console' },
    ])
    expect(await send('PA-1 có người nhận', { choices, edits })).toEqual(done)
    expect(await send('PA-1 xong', { edits })).toEqual(done)
    expect(sent).toMatchObject({ text: 'PA-1 xong', buttons: [] })
    if (sent) sent.deleted = true
    expect(await send('PA-1 mở lại', { edits })).toEqual(done)
    expect(group.inbox()).toHaveLength(1)
  })

  it('goes to its topic, and to the group itself when that is deleted or closed, which is said', async () => {
    const server = await telegram()
    const group = server.group({ topics: ['Một', 'Hai'] })
    const [one, two] = group.topics().map(({ id }) => id)
    const send = (thread: number | undefined) =>
      channelTo(server).send(String(group.id), { text: { text: 'PA-1' }, thread: String(thread) })
    expect(await send(one)).not.toHaveProperty('threadLost')
    group.deleteTopic(one ?? 0)
    group.closeTopic(two ?? 0)
    expect(await send(one)).toMatchObject({ outcome: 'sent', threadLost: true })
    expect(await send(two)).toMatchObject({ outcome: 'sent', threadLost: true })
    expect(group.inbox().map(({ threadId }) => threadId)).toEqual([one, undefined, undefined])
  })

  it('is acknowledged in words once, also when the press comes again', async () => {
    const server = await telegram()
    const an = server.user()
    const channel = channelTo(server)
    const { update } = an.in(server.group()).pressData('sg:1:take')
    const pressed = () => read(update) ?? expect.fail('no event')
    await channel.acknowledge(pressed(), 'Đã nhận việc.')
    await channel.acknowledge(pressed())
    expect(an.presses()[0]?.answer?.text).toBe('Đã nhận việc.')
  })
})
