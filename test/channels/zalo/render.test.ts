/** Messages within the limits of an Official Account. */
import { describe, expect, it } from 'vitest'
import { renderZalo } from '../../../src/channels/zalo/render.ts'
import { plain } from '../../../src/platform/i18n/rich-text.ts'

const choices = (labels: readonly string[]) =>
  labels.map((label, index) => ({ value: `f:k:${index}`, label }))
const picture = { id: 1, bytes: new Uint8Array(3), mime: 'image/jpeg', name: 'a.jpg' }

describe('words', () => {
  it('are cut into messages of at most 2,000 characters, the buttons on the last', () => {
    const text = 'Đường hỏng đã lâu. '.repeat(300)
    const calls = renderZalo({ text: plain(text), choices: choices(['Gửi đi']) })
    expect(calls.every((call) => call.text.length <= 2000)).toBe(true)
    expect(
      calls
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toBe(text.trim())
    expect(calls.map(({ buttons }) => buttons?.length)).toEqual([...calls.slice(1).map(() => undefined), 1])
  })

  it('are cut where a sentence ends, else between words, and never within a letter', () => {
    const texts = (text: string) => renderZalo({ text: plain(text) }).map((call) => call.text)
    const long = `${'a '.repeat(700)}xong.`
    expect(texts(`${long} Mời bác ${'b '.repeat(700)}đến!`)).toEqual([
      long,
      `Mời bác ${'b '.repeat(700)}đến!`,
    ])
    const asked = `${'a '.repeat(999)}a?`
    expect(asked.length).toBe(2000)
    expect(texts(`${asked} Có.`)).toEqual([asked, 'Có.'])
    expect(texts(`${'a '.repeat(700)}(xong.)\n- ${'b '.repeat(700)}`)[0]).toMatch(/\(xong\.\)$/)
    expect(texts(`Vâng. ${'a '.repeat(1500)}`)[0]).toMatch(/ a$/)
    expect(texts('😀'.repeat(1500)).join('')).toBe('😀'.repeat(1500))
    expect(texts(`x${'😀'.repeat(1500)}`).every((part) => part.isWellFormed())).toBe(true)
  })

  it('count in NFC', () => {
    const text = 'ệ'.repeat(2000)
    expect(renderZalo({ text: plain(text.normalize('NFD')) })).toEqual([{ text }])
  })

  it('mention nobody', () => {
    const [call] = renderZalo({ text: plain('chào [@7001] và [@group] nhé') })
    expect(call?.text).toBe('chào  và  nhé')
  })

  it('name a place with a link to a map', () => {
    const place = { latitude: 20.99, longitude: 105.81, label: 'Nhà văn hóa tổ 5' }
    const [call] = renderZalo({ text: plain('Ở đây:'), place })
    expect(call?.text).toBe('Ở đây:\nNhà văn hóa tổ 5\nhttps://www.google.com/maps?q=20.99,105.81')
  })

  it('must be there', () => {
    expect(() => renderZalo({ text: plain('') })).toThrow(RangeError)
  })
})

describe('choices', () => {
  it('are hidden queries whose payload comes back as a press', () => {
    const [call] = renderZalo({ text: plain('a'), choices: choices(['Gửi đi', 'Sửa']) })
    expect(call).toEqual({
      text: 'a',
      buttons: [
        { title: 'Gửi đi', type: 'oa.query.hide', payload: '#:f:k:0' },
        { title: 'Sửa', type: 'oa.query.hide', payload: '#:f:k:1' },
      ],
    })
  })

  it('that lead to a page open it', () => {
    const page = { value: 'c:k:0', label: 'Xem lịch', url: 'https://example.vn/lich' }
    const [call] = renderZalo({ text: plain('a'), choices: [page] })
    expect(call?.buttons).toEqual([
      { title: 'Xem lịch', type: 'oa.open.url', payload: { url: 'https://example.vn/lich' } },
    ])
  })

  it('beyond five are numbered lines', () => {
    const [call] = renderZalo({ text: plain('Chọn:'), choices: choices(['A', 'B', 'C', 'D', 'E', 'F', 'G']) })
    expect(call?.text).toBe('Chọn:\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F\n7. G')
    expect(call?.buttons?.map(({ title }) => title)).toEqual(['1. A', '2. B', '3. C', '4. D', '5. E'])
  })

  it('with more words than a title holds are numbered in full, and cut on the button', () => {
    const label = 'Ủy ban nhân dân phường Thanh Xuân, quận Thanh Xuân'
    const [call] = renderZalo({ text: plain('Chọn:'), choices: choices([label]) })
    expect(call?.text).toBe(`Chọn:\n1. ${label}`)
    expect(call?.buttons?.[0]?.title).toMatch(/^1\. Ủy ban.*…$/)
    expect(call?.buttons?.[0]?.title.length).toBeLessThanOrEqual(35)
  })
})

describe('a form', () => {
  it('is a message of its own behind the words, with its title cut', () => {
    const askInfo = { what: 'phone' as const, label: 'a'.repeat(120), why: 'b' }
    const calls = renderZalo({ text: plain('Bác cho số?'), choices: choices(['Để sau']), askInfo })
    expect(calls.map(({ text, buttons }) => [text, buttons?.length])).toEqual([
      ['Bác cho số?', 1],
      ['', undefined],
    ])
    expect(calls[1]?.form).toEqual({ title: `${'a'.repeat(99)}…`, subtitle: 'b' })
  })
})

describe('files', () => {
  it('go with a short text in one message, and before the words when there are buttons', () => {
    expect(renderZalo({ text: plain('a') }, [picture])).toEqual([{ text: 'a', file: picture }])
    const calls = renderZalo({ text: plain('a'), choices: choices(['Gửi']) }, [picture])
    expect(calls.map(({ text, file }) => [text, file?.id])).toEqual([
      ['', 1],
      ['a', undefined],
    ])
  })
})
