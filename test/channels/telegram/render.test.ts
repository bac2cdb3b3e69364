import { describe, expect, it } from 'vitest'
import type { Choice, OutboundMessage } from '../../../src/channels/channel.ts'
import { type FileBytes, renderTelegram } from '../../../src/channels/telegram/render.ts'
import { channelTo, telegram } from './parts.ts'

const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => ({
    value: `f:1:pick:${index + 1}`,
    label: `Tổ dân phố số ${index + 1}`,
  }))

/** Sends to a stand-in, which refuses what Telegram refuses, and gives what arrived. */
async function arrived(message: OutboundMessage, files: readonly FileBytes[] = []) {
  const standIn = await telegram()
  const an = standIn.user()
  const channel = channelTo(standIn, { files: new Map(files.map((file, index) => [index, file])) })
  const outcome = await channel.send(String(an.id), { ...message, files: files.map((_file, index) => index) })
  const ids = an.inbox().map(({ messageId }) => messageId)
  expect(outcome).toEqual({ outcome: 'sent', platformId: ids.join(' ') })
  return an.inbox()
}

const labels = (rows: readonly (readonly { text: string }[])[]) =>
  rows.map((row) => row.map(({ text }) => text))

describe('text', () => {
  it('goes out as it is, with emphasis as entities that may stand on an emoji', async () => {
    const text = 'Mã 🏠 PA-7K3M9QX ạ'
    const [message] = await arrived({
      text: {
        text,
        bold: [
          [3, 5],
          [6, 16],
        ],
      },
    })
    expect(message).toMatchObject({ text, parseMode: undefined })
    expect(message?.entities).toEqual([
      { type: 'bold', offset: 3, length: 2 },
      { type: 'bold', offset: 6, length: 10 },
    ])
  })

  it.each([
    '<b>đậm</b> & <a href="tg://user?id=1">x',
    '*a* _b_ [c](d) `e` \\',
    '{"method":"sendMessage"}',
    '</script>',
  ])('is never read as markup: %s', async (text) => {
    const [message] = await arrived({ text: { text } })
    expect(message).toMatchObject({ text, entities: [] })
  })

  it('beyond 4096 units is cut between words, the emphasis moved along, buttons under the last part', async () => {
    const line = 'Đèn đường ngõ 15 hỏng 😀😀😀 '
    const text = line.repeat(400).trim()
    const bold = [
      [4002, 4010],
      [text.length - 4, text.length],
    ] as const
    const parts = await arrived({ text: { text, bold }, choices: choices(2) })
    expect(parts.length).toBe(Math.ceil(text.length / 4096))
    expect(parts.map((part) => part.text).join(' ')).toBe(text)
    expect(parts.map((part) => part.buttons.length > 0)).toEqual([...parts.slice(1).map(() => false), true])
    const last = parts.at(-1)!
    expect(last.entities).toEqual([{ type: 'bold', offset: last.text.length - 4, length: 4 }])
  })

  it('of one word and emoji alone is cut without breaking an emoji', async () => {
    const parts = await arrived({ text: { text: `x${'😀'.repeat(5000)}` } })
    expect(parts.every((part) => part.text.isWellFormed())).toBe(true)
    expect(parts.map((part) => part.text).join('')).toBe(`x${'😀'.repeat(5000)}`)
  })
})

describe('choices', () => {
  it('up to five are buttons with their words, two short ones in a row', async () => {
    const words = ['Gửi phản ánh', 'Tra cứu', 'Ủng hộ quỹ trong phường', 'Sự kiện', 'English']
    const [message] = await arrived({
      text: { text: 'Kính chào' },
      choices: words.map((label, index) => ({ value: `m::${index}`, label })),
    })
    expect(message?.text).toBe('Kính chào')
    expect(labels(message!.buttons)).toEqual([
      ['Gửi phản ánh', 'Tra cứu'],
      ['Ủng hộ quỹ trong phường'],
      ['Sự kiện', 'English'],
    ])
    expect(message?.buttons[0]?.[1]).toMatchObject({ callback_data: 'm::1' })
  })

  it('of which there are 24 become numbered lines and a grid of their numbers', async () => {
    const [message] = await arrived({ text: { text: 'Tổ nào ạ?', bold: [[0, 2]] }, choices: choices(24) })
    expect(message?.text.split('\n')).toHaveLength(25)
    expect(message?.text).toContain('\n24. Tổ dân phố số 24')
    expect(message?.entities).toEqual([{ type: 'bold', offset: 0, length: 2 }])
    expect(message?.buttons.map((row) => row.length)).toEqual([8, 8, 8])
    expect(message?.buttons[2]?.[7]).toEqual({ text: '24', callback_data: 'f:1:pick:24' })
  })

  it('share the rows of the grid evenly, and past forty can only be typed', async () => {
    expect(
      (await arrived({ text: { text: 'a' }, choices: choices(9) }))[0]?.buttons.map((row) => row.length),
    ).toEqual([5, 4])
    const [many] = await arrived({ text: { text: 'a' }, choices: choices(43) })
    expect(many?.text).toContain('\n43. ')
    expect(many?.buttons.flat()).toHaveLength(40)
  })

  it('may carry 64 bytes, and one more is our mistake', async () => {
    const value = `${'ế'.repeat(21)}x`
    await arrived({ text: { text: 'a' }, choices: [{ value, label: 'A' }] })
    expect(() =>
      renderTelegram({ text: { text: 'a' }, choices: [{ value: `${value}y`, label: 'A' }] }),
    ).toThrow(RangeError)
  })
})

describe('places and files', () => {
  const picture = (name: string): FileBytes => ({
    bytes: Buffer.from('\xff\xd8\xff0', 'latin1'),
    mime: 'image/jpeg',
    name,
  })

  it('the position is asked for by a button of the reply keyboard, unless there are choices', async () => {
    const [asking] = await arrived({ text: { text: 'Ở đâu ạ?' }, askPlace: 'Gửi vị trí' })
    expect(asking?.keyboard).toEqual([['Gửi vị trí']])
    const [call] = renderTelegram({ text: { text: 'Ở đâu ạ?' }, askPlace: 'Gửi vị trí' })
    expect(call?.payload.reply_markup).toEqual({
      keyboard: [[{ text: 'Gửi vị trí', request_location: true }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    })
    const [both] = await arrived({ text: { text: 'Ở đâu ạ?' }, askPlace: 'Gửi vị trí', choices: choices(1) })
    expect(both?.keyboard).toBeUndefined()
    expect(labels(both!.buttons)).toEqual([['Tổ dân phố số 1']])
  })

  it('the number is asked for by a button of the reply keyboard; an address is typed', async () => {
    const asked = (what: 'phone' | 'address') => ({
      text: { text: 'Cho xin số ạ?' },
      askInfo: { what, label: 'Gửi số điện thoại', why: 'Để gọi' },
    })
    const [phone] = renderTelegram(asked('phone'))
    expect(phone?.payload.reply_markup).toMatchObject({
      keyboard: [[{ text: 'Gửi số điện thoại', request_contact: true }]],
    })
    expect(renderTelegram(asked('address'))[0]?.payload.reply_markup).toBeUndefined()
  })

  it('a place goes before the text', async () => {
    const [place, text] = await arrived({
      text: { text: 'Tại đây' },
      place: { latitude: 20.5, longitude: 105 },
    })
    expect(place?.location).toEqual({ latitude: 20.5, longitude: 105 })
    expect(text?.text).toBe('Tại đây')
  })

  it('one picture and a short text are one message', async () => {
    const [message, ...rest] = await arrived(
      { text: { text: 'Đã thay 3 bóng', bold: [[0, 2]] }, choices: choices(1) },
      [picture('a.jpg')],
    )
    expect(rest).toEqual([])
    expect(message).toMatchObject({ kind: 'photo', text: 'Đã thay 3 bóng' })
    expect(message?.entities).toEqual([{ type: 'bold', offset: 0, length: 2 }])
    expect(message?.buttons).toHaveLength(1)
  })

  it('pictures and documents go before a text, which carries the buttons', async () => {
    const pdf = { bytes: Buffer.from('%PDF-1.4'), mime: 'application/pdf', name: 'Công văn 125.pdf' }
    const sent = await arrived({ text: { text: 'x'.repeat(1025) }, choices: choices(1) }, [
      picture('a.jpg'),
      pdf,
    ])
    expect(sent.map((message) => message.kind)).toEqual(['photo', 'document', 'text'])
    expect(sent[1]?.file).toMatchObject({ name: 'Công văn 125.pdf' })
    expect(sent.map((message) => message.buttons.length)).toEqual([0, 0, 1])
  })

  it('a message that says nothing is our mistake', () => {
    expect(() => renderTelegram({ text: { text: ' \n' } })).toThrow(RangeError)
  })
})
