import { expect, it } from 'vitest'
import { asksToStop } from '../../src/menu/stop-words.ts'

it.each([
  ...[
    'dừng',
    'Dừng ạ',
    'DỪNG!',
    'dung',
    'dwngf',
    'duwngf',
    'dừng nhé',
    'xin dừng',
    'ngừng',
    'stop',
    'Unsubscribe',
  ],
  ...[
    'Dừng nhận thông báo',
    'Ngừng nhận tin',
    'hủy nhận tin',
    'hủy đăng ký',
    'tắt thông báo',
    'dung nhan tin nhe',
  ],
  ...[
    'tôi không muốn nhận tin nữa',
    'không nhận tin nữa',
    'ko nhan thong bao nua',
    'thôi nhận tin',
    'bỏ theo dõi',
  ],
  ...[
    'đừng gửi tin nhắn cho tôi nữa',
    'thôi đừng nhắn tin nữa',
    'bác không muốn nhận thông báo của phường nữa',
  ],
  ...['Stop sending me messages', 'no more messages please', 'I do not want to receive announcements'],
])('“%s” asks for no more announcements', (text) => {
  expect([asksToStop(text), asksToStop(text.normalize('NFD'))]).toEqual([true, true])
})

it.each([
  ...[
    'đúng',
    'Đúng',
    'đúng rồi',
    'đừng',
    'Dũng',
    'dùng',
    'đụng',
    'thôi',
    'hủy',
    'không',
    'không tin',
    'no news',
  ],
  ...['không gửi nữa', 'thôi không gửi', 'đừng gửi', 'đừng gửi tên tôi', 'không muốn', 'tắt đèn'],
  ...[
    'không nhận được thông báo',
    'tôi không nhận được tin nhắn',
    'không có thông báo cắt điện',
    'cháu nhận tin rồi',
  ],
  ...[
    'Dừng xe 5 phút',
    'dừng xe sai quy định',
    'loa phường ồn, dừng thông báo lúc 5h sáng',
    'Tôi đồng ý nhận tin',
  ],
])('“%s” does not', (text) => {
  expect([asksToStop(text), asksToStop(text.normalize('NFD'))]).toEqual([false, false])
})
