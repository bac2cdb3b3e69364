import { expect, it } from 'vitest'
import { readMoney } from '../../src/platform/text/money.ts'

it.each([
  ['200k', 200_000],
  ['200K ạ', 200_000],
  ['2 trăm nghìn', 200_000],
  ['hai trăm nghìn', 200_000],
  ['hai trăm', 200_000],
  ['2 tram ruoi', 250_000],
  ['hai trăm linh năm nghìn đồng', 205_000],
  ['nam muoi ngan', 50_000],
  ['5 chục nghìn', 50_000],
  ['200.000', 200_000],
  ['200,000đ', 200_000],
  ['1.500.000 VNĐ', 1_500_000],
  ['1tr5', 1_500_000],
  ['1tr250', 1_250_000],
  ['1 triệu 500', 1_500_000],
  ['1 triệu 2 trăm nghìn', 1_200_000],
  ['1,5 triệu', 1_500_000],
  ['một triệu rưỡi', 1_500_000],
  ['nửa triệu', 500_000],
  ['2 tỷ 5', 2_500_000_000],
  ['200', 200_000],
  ['50', 50_000],
  ['200000', 200_000],
  ['gia đình tôi xin ủng hộ khoảng 300 nghìn nhé', 300_000],
  ['2 trieeju', 2_000_000],
  ['200 thousand', 200_000],
  ['1.5 million dong', 1_500_000],
] as const)('%s is %i dong', (text, dong) => {
  expect(readMoney(text)).toBe(dong)
})

it.each([
  'chưa biết',
  'tổ 5',
  '200k hoặc 300k',
  'từ 1 triệu đến 2 triệu',
  '0912345678',
  '500 đồng',
  '1000 tỷ',
  'triệu người như một',
  '-',
  '',
  '1.2.3',
  'ba năm nay chưa ai thu',
])('“%s” names no one sum', (text) => {
  expect(readMoney(text)).toBeNull()
})
