import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers } from '../../src/platform/text/masking.ts'

describe('what is masked but for its last three digits', () => {
  it.each([
    ['Gọi tôi số 0912345678 nhé', 'Gọi tôi số •••••• 678 nhé'],
    ['sđt0912345678', 'sđt•••••• 678'],
    ['0912.345.678', '•••••• 678'],
    ['0912_345_678', '•••••• 678'],
    ['0912,345,678', '•••••• 678'],
    ['０９１２３４５６７８', '•••••• 678'],
    ['091 234 5678, nhà số 12', '•••••• 678, nhà số 12'],
    ['09.12.34.56.78', '•••••• 678'],
    ['+84 912-345-678', '•••••• 678'],
    ['84912345678', '•••••• 678'],
    ['máy bàn (024) 3825 1234', 'máy bàn (•••••• 234'],
    ['0912345678 hoặc 0987654321', '•••••• 678 hoặc •••••• 321'],
    ['+1 415 555 2671', '•••••• 671'],
    ['CCCD 001090012345', 'CCCD •••••• 345'],
    ['CCCD 001 090 012 345', 'CCCD •••••• 345'],
    ['CMND 123456789 cấp năm 2010', 'CMND •••••• 789 cấp năm 2010'],
    ['CMND: 123.456.789', 'CMND: •••••• 789'],
    ['STK 12345678 Agribank', 'STK •••••• 678 Agribank'],
    ['tài khoản số 1903 6789 1234 56', 'tài khoản số •••••• 456'],
    ['thẻ 9704 1234 5678 9012', 'thẻ •••••• 012'],
  ])('%s', (text, masked) => expect(maskNumbers(text)).toBe(masked))
})

describe('what stays', () => {
  it.each([
    'Việc PA-7K3M9QX, PA-1234567 và UH-1234567',
    'ngày 22/11/2026, 22-11-2026, 22.11.2026, 2026-11-22',
    'từ 01.11.2026 15.12.2026',
    'ủng hộ 1.670.400.000 đồng và 300,000,000 VND',
    'số tiền 100000000 đồng, 500000000đ, 123 456 789 đồng',
    'nhà số 12 ngõ 345/67 ngách 8, phòng 1203',
    'tổ 5, văn bản số 125/MTTQ-BTT, gọi 113 hoặc 115',
    'các năm 2023 2024 2025 đều ngập',
    'lúc 17:00 ở 21.0031234567, 105.8201234567',
    'không có số nào',
  ])('%s', (text) => expect(maskNumbers(text)).toBe(text))
})

it('never leaves a mobile number readable, whatever stands around it', () => {
  const around = fc.stringMatching(/^[ ,.:;a-zàđư(]{0,12}$/)
  fc.assert(
    fc.property(around, fc.stringMatching(/^0[35789]\d{8}$/), around, (before, phone, after) => {
      const masked = maskNumbers(`${before}${phone}${after}`)
      expect(masked).not.toContain(phone.slice(0, 7))
    }),
  )
})

it('changes nothing more when done twice', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9 .+-]{0,40}$/), (text) => {
      const once = maskNumbers(text)
      expect(maskNumbers(once)).toBe(once)
    }),
  )
})
