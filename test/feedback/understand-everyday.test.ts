import { describe, expect, it } from 'vitest'
import { separateMatters } from '../../src/feedback/matters.ts'
import { createUnderstanding } from '../../src/feedback/understand/understand.ts'
import { gazetteer } from './understand-scores.ts'

const understand = createUnderstanding(gazetteer)

describe('words that sound like danger and are none', () => {
  it.each([
    'gia dien tang nhu dien giat, nha ngheo chet mat',
    "Mai nhà tôi 3 người đi xem diễn kịch 'Đám cháy trong đêm' ở nhà văn hóa nhé",
    'máy khoan nhà bên nổ đùng đùng cả ngày nhức đầu quá',
    'nhờ cho người đến cắt tỉa cây xà cừ trước nhà 45 cành chạm mái rồi',
    'bat coc moi gioi dat',
    'cam dao duong khong phep',
    'bep an cua truong co chay khong',
  ])('%s', (text) => expect(understand(text).emergency).toBe(false))
})

describe('what is wrong', () => {
  it.each([
    'tổ 5 Kim Giang mất nước',
    'mat nuoc to 5 kim giang',
    'nhà tôi mất điện',
    'nhà tôi ngập',
    'Ha Dinh 7 ngap',
  ])('is never of the lowest urgency: %s', (text) => expect(understand(text).urgency).not.toBe('thap'))

  it('is pressing when a sick person suffers from it', () => {
    expect(understand('xưởng mộc cưa máy suốt đêm, mẹ tôi tim mạch không ngủ được').urgency).toBe('cao')
  })
})

describe('advertising and abuse', () => {
  it.each([
    ['vay tien nhanh lai suat 0% lien he zalo 0912345678', 'spam'],
    ['Link nhận quà Tết của chính phủ http://abc.xyz bấm ngay', 'spam'],
    ['Thông cống nghẹt 24/7 giá rẻ gọi 0909123456', 'spam'],
    ['xem bói online chuẩn 100%', 'spam'],
    ['may thang can bo cho ma', 'abuse'],
  ])('%s', (text, flag) =>
    expect(understand(text)).toMatchObject({ kind: 'khac', flags: expect.arrayContaining([flag]) }),
  )

  it('is not what reports it', () => {
    expect(understand('Cho vay nặng lãi dán quảng cáo đầy cột điện').kind).toBe('phan_anh')
  })
})

describe('a threat to people or an office', () => {
  it.each([
    'con mẹ nó tao đốt cái ủy ban bây giờ',
    'tao sẽ đốt cái ủy ban',
    'tao se chem chet may thang can bo',
  ])('is an alarm for the police: %s', (text) =>
    expect(understand(text)).toMatchObject({ emergency: true, danger: 'an_ninh_trat_tu' }),
  )
})

describe('other messages', () => {
  it.each([
    ['hop to dan pho toi khong di duoc, dau chan', 'dang_ky_su_kien'],
    ['lễ hội đình làng năm nay mấy ngày', 'hoi_dap'],
  ])('%s', (text, kind) => expect(understand(text).kind).toBe(kind))
})

describe('several matters joined by commas and small words', () => {
  it.each([
    [
      'Đèn ngõ 5 hỏng cả tuần, thêm nữa nhà số 9 đổ rác bừa bãi, còn chó thì thả rông, nhờ phường giải quyết giúp',
      ['chieu_sang_dien', 've_sinh_moi_truong', 'vat_nuoi_cay_xanh'],
    ],
    [
      'den ngo 5 hong, rac nha so 9, cho tha rong',
      ['chieu_sang_dien', 've_sinh_moi_truong', 'vat_nuoi_cay_xanh'],
    ],
    [
      'Đèn ngõ 5 hỏng, ngõ 7 rác ngập đầu và hàng xóm hát karaoke suốt đêm',
      ['chieu_sang_dien', 've_sinh_moi_truong', 'tieng_on'],
    ],
  ])('%s', (text, categories) => {
    expect(understand(text).kind).toBe('hon_hop')
    const matters = separateMatters(text, understand)
    expect(matters.map(({ category }) => category)).toEqual(categories)
    expect(matters.map((each) => each.text.replaceAll('\n', ' ').length > 8)).not.toContain(false)
  })
})
