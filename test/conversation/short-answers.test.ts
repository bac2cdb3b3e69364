/** Short answers as people type them, and what else they are not. */
import { describe, expect, it } from 'vitest'
import { answersAs, shortAnswer } from '../../src/conversation/short-answers.ts'

const said = {
  yes: [
    ...[
      'ok',
      'OK!',
      'oke con',
      'vâng',
      'dạ vâng ạ',
      'Dạ đồng ý con nhé',
      'dong y',
      'ừ',
      'uh gui di',
      'gui di con',
      'gửi giúp bác',
    ],
    ...[
      'thôi gửi đi',
      'ok cảm ơn con',
      'đúng rồi gửi đi',
      'được rồi',
      '👍',
      '👍🏽 👍',
      'Yes please',
      'ok send it',
    ],
  ],
  no: [
    ...[
      'thôi',
      'không',
      'thoi khong can nua dau con',
      'không gửi nữa',
      'khoi gui',
      'bỏ đi',
      'để sau nhé',
      'gửi nhầm',
    ],
    ...['thôi không gửi nữa đâu', 'no thanks', 'never mind'],
  ],
  right: ['đúng', 'dung roi', 'phải rồi con', 'that’s right'],
  wrong: ['sai rồi', 'không đúng', 'khong phai vay dau', 'not right'],
  anonymous: ['ẩn danh', 'gui an danh nhe', 'cho tôi giấu tên với', 'ok giấu tên'],
  unsure: ['không biết', 'khong ro con a', 'bỏ qua', 'I don’t know'],
  done: ['xong rồi', 'da sua xong roi', 'rồi', 'vâng xong rồi ạ', 'it is fixed'],
  undone: ['chưa', 'chưa xong', 'van chua sua', 'chưa thấy ai', 'không, chưa xong', 'not yet'],
}

describe.each(Object.entries(said))('%s', (meaning, texts) => {
  it.each(texts)('is said by “%s”', (text) => expect(shortAnswer(text)).toBe(meaning))
})

it.each([
  ...[
    'cống tắc',
    'ok cống tắc rồi',
    'không có nước',
    'đồng ý cho phá nhà tôi',
    'có',
    'dạ',
    'con',
    '',
    '👍 cống tắc',
    '👎',
  ],
  ...[
    'thôi không gửi nữa nhưng mà đèn vẫn chưa sáng',
    'gửi 500k',
    'không ai gửi',
    'sai số nhà',
    'đúng ngõ 5',
    'xong việc lúc 5 giờ',
  ],
])('“%s” says more, or nothing', (text) => expect(shortAnswer(text)).toBeNull())

it('“không” is an answer to whether something is done, “ok” is none', () => {
  expect(answersAs('undone', 'không')).toBe(true)
  expect(answersAs('done', 'ok')).toBe(false)
  expect(answersAs('yes', 'đúng rồi')).toBe(false)
  expect(answersAs('no', 'gửi đi')).toBe(false)
})
