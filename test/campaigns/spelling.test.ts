import { expect, it } from 'vitest'
import type { CampaignContent } from '../../src/campaigns/campaign-types.ts'
import { warningsOf } from '../../src/campaigns/spelling.ts'

const now = new Date('2026-11-20T10:00:00+07:00')
const content = (vi: string, more: Partial<CampaignContent> = {}): CampaignContent => ({
  ...{ title: 'x', class: 'ordinary', buttons: [], fileId: null, segment: { unit: 1 } },
  ...{ notBefore: null, notAfter: null, text: { vi, en: null } },
  ...more,
})
const found = (vi: string) => warningsOf(content(vi), now).map(({ kind, excerpt }) => `${kind} ${excerpt}`)

it.each([
  ['Ủng hộ 1.000.00 đ mỗi hộ', ['grouping 1.000.00 đ']],
  ['Đã thu 10.00.000đ', ['grouping 10.00.000đ']],
  ['Tổng 1.2345.000 từ các hộ', ['grouping 1.2345.000']],
  ['Ủng hộ 5000000 đồng', ['plain 5000000 đồng']],
  ['Họp ngày 31/02', ['date ngày 31/02']],
  ['Họp 30/2/2027 tại nhà văn hóa', ['date 30/2/2027']],
  ['Họp ngày 15/13', ['date ngày 15/13']],
  ['Hạn ngày 31 tháng 11 năm 2026', ['date ngày 31 tháng 11 năm 2026']],
  ['Họp thứ Hai 24/11', ['weekday thứ Hai 24/11']],
  ['Họp thứ Ba, ngày 25/11/2026 lúc 19h30', ['weekday thứ Ba, ngày 25/11/2026']],
  ['Hop thu hai ngay 24/11', ['weekday thu hai ngay 24/11']],
  ['Mời bác đến ngày 15/11/2026', ['past ngày 15/11/2026']],
  ['Họp lúc 25:00 hôm nay, hoặc 19h75', ['time 25:00', 'time 19h75']],
])('%s', (text, wanted) => {
  expect(found(text)).toEqual(wanted)
})

it.each([
  'Ủng hộ 1.000.000 đ, 500.000đ, 2,5 triệu đồng và 20.000 đồng',
  'Họp thứ Ba 24/11 lúc 19:30 đến 21h00, Chủ nhật 29/11/2026 lúc 7h00',
  'Tại số 15/13 ngõ 31/02, đường Khương Hạ; xem https://x.vn/31/02/2026?a=25:00',
  'Mừng ngày 2/9/1945, nhân ngày 29/2/2028',
  'Tỷ lệ 1/2 số hộ, 3-5 người, mục 2.5; gọi 024.38.58.12.34 hoặc 1900.1234',
  'Theo Nghị định 24/2026/NĐ-CP và Luật 91/2025/QH15',
  'Họp ngày 5/1 đầu năm',
])('nothing wrong: %s', (text) => {
  expect(found(text)).toEqual([])
})

it.each([
  [
    'https://thanhxu\u0430n.gov.vn/a',
    ['link-alphabet https://thanhxu\u0430n.gov.vn/a → xn--thanhxun-76g.gov.vn'],
  ],
  ['xem g\u043e\u043egle.com nhé.', ['link-alphabet g\u043e\u043egle.com → xn--ggle-55da.com']],
  [
    'https://mattran.gov.vn@evil.example/x.',
    ['link-user https://mattran.gov.vn@evil.example/x → evil.example'],
  ],
  [
    'mở http://1.2.3.4/',
    ['link-number http://1.2.3.4/ → 1.2.3.4', 'link-insecure http://1.2.3.4/ → 1.2.3.4'],
  ],
  ['https://thanhxuan.hanoi.gov.vn/lich, mattran.org.vn, an@hanoi.gov.vn, TP.HCM, 1.500.000đ', []],
] as const)('an address that may mislead: %s', (text, wanted) => {
  expect(found(text)).toEqual(wanted)
})

it('says when a button is called like another site than it opens', () => {
  const buttons = [
    { url: 'https://evil.example/', vi: 'mattran.org.vn' },
    { url: 'https://www.mattran.org.vn/a', vi: 'Xem mattran.org.vn' },
  ]
  expect(warningsOf(content('x', { buttons }), now)).toEqual([
    { kind: 'link-label', path: 'buttons', excerpt: 'mattran.org.vn → https://evil.example/' },
  ])
})

it('names the right day, reads English, and knows that the time to begin is over', () => {
  const text = { vi: 'Họp.', en: 'Meeting on Monday, 24 November 2026 and 31 June' }
  const warnings = warningsOf(content('', { text, notBefore: new Date('2026-11-19T08:00:00+07:00') }), now)
  expect(warnings).toMatchObject([
    { kind: 'weekday', path: 'text.en', date: new Date('2026-11-24T00:00:00+07:00') },
    { kind: 'date', path: 'text.en', excerpt: '31 June' },
    { kind: 'begin', path: 'notBefore' },
  ])
})
