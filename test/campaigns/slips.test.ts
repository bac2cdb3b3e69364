import { expect, it } from 'vitest'
import type { CampaignContent } from '../../src/campaigns/campaign-types.ts'
import { warningsOf } from '../../src/campaigns/spelling.ts'

/** A Monday. */
const now = new Date('2026-11-23T10:00:00+07:00')
const found = (vi: string, en: string | null = null) => {
  const content: CampaignContent = {
    ...{ title: 'x', class: 'ordinary', text: { vi, en }, buttons: [], fileId: null },
    ...{ segment: { unit: 1 }, notBefore: null, notAfter: null },
  }
  return warningsOf(content, now).map(({ kind, excerpt }) => `${kind} ${excerpt}`)
}

it.each([
  ['Đăng ký từ 30-31/11/2026', ['date 30-31/11/2026']],
  ['Nghỉ 30/11-31/11', ['date 31/11']],
  ['Nghỉ 31/11 – 2/12', ['date 31/11']],
  ['Hạn 05/12/25', ['past 05/12/25']],
  ['Hạn 5/12/25 nhé', ['past 5/12/25']],
  ['Hạn ngày 31-11-26', ['date ngày 31-11-26']],
  ['Hạn 31/11/26', ['date 31/11/26']],
  ['Họp ngày 23/11 (thứ Ba)', ['weekday ngày 23/11 (thứ Ba)']],
  ['Họp 23/11/2026, thứ Ba', ['weekday 23/11/2026, thứ Ba']],
  ['Họp 23/11/2026, thứ Ba, tại nhà văn hóa', ['weekday 23/11/2026, thứ Ba']],
  ['Họp ngày 24/11 thứ Hai lúc 19h', ['weekday ngày 24/11 thứ Hai']],
  ['Họp ngày 1/1/27 thứ Hai', ['weekday ngày 1/1/27 thứ Hai']],
  ['Họp T3 23/11', ['weekday T3 23/11']],
  ['Họp sáng CN 24/11', ['weekday CN 24/11']],
  ['Họp lúc 24h30', ['time 24h30']],
  ['Họp lúc 25h', ['time 25h']],
  ['Họp 25 giờ ngày mai', ['time 25 giờ']],
  ['Họp lúc 45 giờ', ['time 45 giờ']],
  ['Họp lúc 19 giờ 75', ['time 19 giờ 75']],
  ['Họp lúc 19 giờ 75 phút, tại tổ', ['time 19 giờ 75']],
  ['Họp từ 8h-25h', ['time 25h']],
  ['Ủng hộ VNĐ 5000000', ['plain VNĐ 5000000']],
  ['Ủng hộ VND 5.00.000', ['grouping VND 5.00.000']],
  ['Đã thu 1.5000 triệu', ['grouping 1.5000 triệu']],
  ['Mỗi hộ 500.00k', ['grouping 500.00k']],
  ['Đã thu 12.34.000 nghìn đồng', ['grouping 12.34.000 nghìn']],
])('%s', (text, wanted) => {
  expect(found(text)).toEqual(wanted)
})

it.each([
  ['Until November 31', ['date November 31']],
  ['Until 31st November', ['date 31st November']],
  ['Until the 31st of November', ['date 31st of November']],
  ['Until Nov. 31', ['date Nov. 31']],
  ['On Monday, November 24, 2026', ['weekday Monday, November 24, 2026']],
  ['On Mon, 24 Nov', ['weekday Mon, 24 Nov']],
  ['On November 24 (Monday), 7 pm', ['weekday November 24 (Monday)']],
  ['Before November 12th, 2026', ['past November 12th, 2026']],
  ['At 25 h, or from 8h to 27h', ['time 25 h', 'time 27h']],
])('in English: %s', (text, wanted) => {
  expect(found('x', text)).toEqual(wanted)
})

it.each([
  'Họp 30-31/12/2026, 30/11-2/12, 28/11 – 29/11, thứ Bảy 28-29/11, từ 28 đến 30/11',
  'Hạn 05/12/26, 5/12/26, 5-12-2026, ngày 1.12.26, 31/12/26',
  'Họp ngày 24/11 (thứ Ba), 24/11/2026, thứ Ba, và CN 29/11 lúc 7h30, T7 28/11',
  'Họp 24/11, thứ Tư 25/11 tổng vệ sinh, 26/11, thứ Sáu ngày 27 tháng 11 nghỉ',
  'Từ 24/11, thứ Bảy hằng tuần dọn ngõ; nghỉ 24/11, thứ Tư làm bù',
  'Các ngày 24/11, thứ Năm, thứ Sáu',
  'Lúc 24h, 24h00, 0h, 0 giờ, 19 giờ 30, 19h30 phút, 8h-11h30, 13 giờ đến 17 giờ, từ 7g30 đến 9g',
  'Trực 24/24h, 24/7, trong 48h, sau 72 giờ, 40 giờ/tuần, học 30 giờ, trong 26 giờ liên tục, 24h-48h',
  'Lúc 8 giờ 75 hộ dân đến nhận quà; 8h 90 cháu có mặt; 26 hộ',
  'Ủng hộ 2,5 triệu, 1.5 triệu, 1.250 triệu, 1.250,5 triệu, 2.35 tỷ, 500k, 1.5k, 200 nghìn, 1.000 nghìn',
  'VNĐ 500.000 mỗi hộ, 500.000 VNĐ, 500.000đ VNĐ 20.000, tổng 12.500.000 đ',
  'Số 15/13/26 ngõ 31/11/26 đường X; nhà 12/25/26; 15/13/40 Khương Hạ; 5/12/40',
  'Ngày 15/7 âm lịch, 30/2 (âm lịch), rằm 15/8 ÂL; 5/5 Âm lịch',
  'May 5 bộ áo; an 31 mar; mục 3.2.1, tờ A4, phòng 12.05, mẫu 01/BC',
  'Tiêm mũi 1-2, trẻ 6-36 tháng, lớp 4A1, 12/12 hộ đồng ý, 7/8 phiếu, 24/24',
  'Gọi 0912.345.678, 024 3858 1234, 113-114-115; TK 1903.2222.3333.44 không phải tiền',
  'Nghị định 13/2023/NĐ-CP, Quyết định 1234/QĐ-UBND, kế hoạch 05-KH/ĐU',
])('nothing wrong: %s', (text) => {
  expect(found(text)).toEqual([])
})

it.each([
  'Meeting on November 30, Nov 30, 30 Nov, November 24 (Tuesday), Tuesday, November 24, 2026 at 7:30',
  'Since May 2020 about 31 people may march; 24 hours, within 48 hours, 26 hours a week, open 24/7',
  'From 28 to 30 November, December 1st, the 2nd of December, 3rd December 2026',
])('nothing wrong in English: %s', (text) => {
  expect(found('x', text)).toEqual([])
})
