import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import danger from '../../src/feedback/understand/danger.json' with { type: 'json' }
import intents from '../../src/feedback/understand/intents.json' with { type: 'json' }
import topics from '../../src/feedback/understand/topics.json' with { type: 'json' }
import { createUnderstanding } from '../../src/feedback/understand/understand.ts'
import { newCode } from '../../src/platform/codes.ts'
import { foldText } from '../../src/platform/text/fold.ts'
import { stripMarks } from '../bench/understand/typing.ts'
import reference from './understand-examples.json' with { type: 'json' }
import { type Example, gazetteer, heldOut, scoreExamples, tuning } from './understand-scores.ts'

const understand = createUnderstanding(gazetteer)
const everything = [...tuning, ...heldOut]
const code = newCode('PA', (size) => new Uint8Array(size).fill(7))

describe('on messages kept away from tuning', () => {
  const scores = scoreExamples(heldOut, understand)

  it('shares no text with the part it was tuned on, however typed', () => {
    const letters = (text: string) => foldText(text).replaceAll(' ', '') || text
    const tuned = new Set(tuning.map(({ text }) => letters(text)))
    expect(heldOut.filter(({ text }) => tuned.has(letters(text)))).toEqual([])
  })

  it('names the kind of at least 88 in 100', () => {
    expect(scores.kind).toBeGreaterThanOrEqual(0.88)
  })

  it('names the category of at least 85 in 100', () => {
    expect(scores.category).toBeGreaterThanOrEqual(0.85)
  })

  it.each([
    ['as written', (text: string) => text],
    ['typed without marks', stripMarks],
  ])('misses no emergency %s', (_, typed) => {
    const missed = heldOut.filter(({ emergency, text }) => emergency && !understand(typed(text)).emergency)
    expect(missed.map(({ id }) => id)).toEqual([])
  })

  it('finds ward and group of at least 92 in 100', () => {
    expect(scores.ward).toBeGreaterThanOrEqual(0.92)
    expect(scores.group).toBeGreaterThanOrEqual(0.92)
  })
})

describe('on the reference messages', () => {
  const own = reference.filter((message) => message.id.startsWith('D')) as (Example & { urgency: string })[]

  it.each(own.map((message) => [message.id, message] as const))('reads %s as labelled', (_, message) => {
    const { kind, category, urgency, emergency, place } = understand(message.text)
    expect({ kind, category, urgency, emergency, ward: place.ward, group: place.group }).toEqual({
      kind: message.kind,
      category: message.category,
      urgency: message.urgency,
      emergency: message.emergency,
      ward: message.ward,
      group: message.group,
    })
  })
})

describe('the same words typed another way', () => {
  it('gives the same answer for NFC and NFD, every time', () => {
    const differ = everything.filter(({ text }) => {
      const once = understand(text.normalize('NFC'))
      return [text.normalize('NFD'), text].some((same) => !isDeepStrictEqual(understand(same), once))
    })
    expect(differ.map(({ id }) => id)).toEqual([])
  })

  it.each([
    ['with marks', 'Cột đèn ngõ 15 tổ 5 phường Khương Đình hỏng cả tuần nay'],
    ['without marks', 'cot den ngo 15 to 5 phuong khuong dinh hong ca tuan nay'],
    ['in capitals', 'CỘT ĐÈN NGÕ 15 TỔ 5 PHƯỜNG KHƯƠNG ĐÌNH HỎNG CẢ TUẦN NAY'],
    ['in raw Telex', 'cootj ddenf ngox 15 toor 5 phuwowngf khuwowng ddinhf hongr car tuaanf nay'],
    ['in raw VNI', 'co65t d9e2n ngo4 15 to63 5 phu7o7ng2 khu7o7ng d9i2nh ho3ng ca3 tua62n nay'],
    ['in short forms', 'cột đèn ngõ 15 tdp5 p.khương đình hư cả tuần nay r'],
    ['in English', 'The lamp post in alley 15, group 5, Khuong Dinh ward has been broken for a week'],
  ])('%s', (_, text) => {
    expect(understand(text)).toMatchObject({
      kind: 'phan_anh',
      category: 'chieu_sang_dien',
      emergency: false,
      place: { ward: 'Khương Đình', group: 5 },
    })
  })
})

describe('places', () => {
  it.each([
    ['Ngập ở đường Bưởi đoạn gần chợ', undefined, undefined],
    ['Rác ở ngõ 15 Thụy Khuê', undefined, undefined],
    ['Hồ Tây cá chết, quận Tây Hồ xử lý giúp', undefined, undefined],
    ['Tổ 9 Tứ Liên mất nước', 'Tứ Liên', 9],
    ['Đèn hỏng ở tổ dân phố số 12, P. Xuân La', 'Xuân La', 12],
    ['Phường tổ chức họp 5 người một tổ', undefined, undefined],
    ['Cho em gửi 2 tờ 500k, nhà số 14', undefined, undefined],
    ['Tổ mười hai phường Dư Hàng Kênh rác nhiều', 'Dư Hàng Kênh', 12],
    ['Broken pavement, ward 3 group 7', '3', 7],
    ['Power cut from 3 to 5 pm', undefined, undefined],
  ])('%s', (text, ward, group) => {
    const { place } = understand(text)
    expect([place.ward, place.group]).toEqual([ward, group])
  })

  it('recognises a ward by its unit word when the caller lists none', () => {
    const alone = createUnderstanding({ wards: [] })
    expect(alone('Rác ở phường Bạch Đằng chưa dọn').place.ward).toBe('Bạch Đằng')
    expect(alone('rac o phuong khuong dinh chua don').place.ward).toBe('Khương Đình')
    expect(alone('Nhờ phường xuống kiểm tra giúp').place.ward).toBeUndefined()
  })

  it('answers with the name the resident used when it is an alias', () => {
    const renamed = createUnderstanding({ wards: [{ name: 'Phường Hồng Hà', aliases: ['Phúc Xá'] }] })
    expect(renamed('Tổ 3 Phúc Xá mất điện').place).toMatchObject({ ward: 'Phúc Xá', group: 3 })
    expect(renamed('UBND phường Hồng Hà ở đâu').place.ward).toBe('Hồng Hà')
  })

  it('quotes the address as written', () => {
    expect(understand('Chó dữ ở ngõ 43 đường Hoàng Hoa Thám nhé').place.address).toBe(
      'ngõ 43 đường Hoàng Hoa Thám',
    )
  })

  it.each([
    ['chó dữ ở ngõ 43 đường bưởi', 'ngõ 43 đường bưởi'],
    ['ngo 15 duong thuy khue ngap nuoc tu hom qua', 'ngo 15 duong thuy khue'],
    ['số 5 ngõ 210 phố hoàng quốc việt tắc cống', 'số 5 ngõ 210 phố hoàng quốc việt'],
    ['hẻm 42 đường lê lợi tối om không có đèn', 'hẻm 42 đường lê lợi'],
    ['so 7 duong buoi phuong xuan la mat dien', 'so 7 duong buoi'],
    ['ngõ 8 đường hỏng nặng', 'ngõ 8'],
    ['đường ngập sâu', undefined],
  ])('keeps a street name in small letters whole, and no more: %s', (text, address) => {
    expect(understand(text).place.address).toBe(address)
  })
})

describe('cries of a few words', () => {
  it.each([
    'cứu',
    'cuu',
    'CUU VOI',
    'cứuuuu với',
    'help',
    'help me pls',
    'SOS',
    'chết mất',
    'cháy',
    'cíu em',
  ])('%s', (text) => {
    expect(understand(text)).toMatchObject({ kind: 'khan_cap', emergency: true })
  })

  it.each(['cứu trợ', 'chay bo', 'nghiên cứu', 'chết cười', 'me oi'])('not %s', (text) => {
    expect(understand(text).emergency).toBe(false)
  })
})

describe('dangers in the words of a region, with marks and without', () => {
  it.each([
    'Ga từ quán phở xì ra ù ù, khách chạy hết ra đường',
    'Hai đứa nhỏ rớt xuống hố nước công trình rồi mà hổng ai biết bơi',
    'Thằng nhỏ hụt chưn ngoài rạch, tụi tui kêu quá trời',
    'Cô gái bị hai người bịt mồm kéo vô hẻm tối',
    'Dây cáp đứt vắt ngang đường, một chú chạy xe bị cứa cổ',
    'Miệng cống không đậy, đêm qua tới giờ ba người té xuống',
    'Em bé rớt ban công lầu 3 xuống đất rồi bà con ơi',
    'Dưới hầm xe khói mù, báo cháy hú mà bảo vệ không có ai',
    'Ông hàng xóm cầm rựa đòi chém cả nhà tui, đang phá cổng',
  ])('%s', (text) => {
    for (const typed of [text, stripMarks(text)]) expect(understand(typed).emergency, typed).toBe(true)
  })

  it.each([
    'Quán bán ga ở đầu ngõ hay để bình ra vỉa hè',
    'Nhà hàng xóm nuôi gà hôi nồng nặc không chịu nổi',
    'Đề nghị mở lớp dạy bơi vì nhiều cháu chưa biết bơi',
    'Dây cáp mạng lòng thòng trước nhà trông mất mỹ quan',
    'Nắp cống ở ngõ 5 kêu lục cục mỗi khi xe chạy qua',
  ])('not %s', (text) => {
    for (const typed of [text, stripMarks(text)]) expect(understand(typed).emergency, typed).toBe(false)
  })
})

describe('why', () => {
  it.each([
    ['Đèn đường ngõ 15 hỏng cả tuần nay', 'topic:chieu_sang_dien', 'đèn đường'],
    ['chay nha roi cuu voi', 'danger:', 'chay'],
    ['Tôi muốn xem dữ liệu cá nhân của tôi', 'kind:quyen_du_lieu', 'dữ liệu'],
  ])('the words that decided are said: %s', (text, feature, word) => {
    const said = understand(text).reasons.filter((reason) => reason.feature.startsWith(feature))
    expect(foldText(said.map((reason) => reason.word).join(' '))).toContain(foldText(word))
    expect(said.every(({ weight }) => weight > 0)).toBe(true)
  })
})

describe('several matters in one message', () => {
  it('reads the matters a message announces, in whatever way they are joined', () => {
    const read = understand('Tôi xin phản ánh hai vấn đề: nước yếu và chó thả rông không rọ mõm')
    expect(read).toMatchObject({ kind: 'hon_hop', category: 'cap_nuoc' })
  })

  it.each([
    'Nước cống ngõ 4 trào lên, quán karaoke số 10 thì hát ầm ĩ cả đêm',
    'nuoc may duc ngau, con nha so 9 thi xay lan ra via he',
  ])('needs no connective when defects on unrelated topics stand side by side: %s', (text) => {
    expect(understand(text).kind).toBe('hon_hop')
  })

  it.each(['Cống tắc, nước tràn lên mặt đường không đi được', 'Quán nhậu ồn ào cả đêm, rác vứt đầy cửa'])(
    'is one when the topics belong together: %s',
    (text) => {
      expect(understand(text).kind).not.toBe('hon_hop')
    },
  )
})

describe('dangers that are none now', () => {
  it.each([
    'Chủ nhật này phường diễn tập chữa cháy ở nhà văn hóa lúc mấy giờ?',
    'Nếu có cháy thì gọi số nào ạ?',
    'Hôm qua cháy ở ngõ 5, đã dập tắt rồi, cảm ơn các anh cứu hỏa',
    'Bóng đèn ngõ 6 cháy chưa thay',
    'Quán bún cháy hàng từ 8 giờ sáng',
    'Nóng muốn chết mà mất điện hoài',
    'Lớp sơ cấp cứu đuối nước đăng ký ở đâu?',
    'When is the fire drill?',
    'Trời ơi nóng chảy mỡ chảy máu luôn',
    'Bãi xe đầu chợ thu phí như cướp',
    'Hành lang để đầy đồ, có cháy thì chạy đường nào',
  ])('%s', (text) => {
    expect(understand(text).emergency).toBe(false)
  })
})

describe('whoever asks for a person, without marks', () => {
  it.each([
    'cho toi gap can bo',
    'cho toi gap nguoi that di',
    'bac muon gap can bo phuong',
    'goi cho toi can bo phu trach',
  ])('is led to one, and is no alarm: %s', (text) =>
    expect(understand(text)).toMatchObject({ emergency: false, flags: ['person'] }),
  )

  it.each([
    'toi gap can bo phuong hai lan roi ma khong giai quyet',
    'hom qua toi gap bac to truong hoi chuyen den duong',
    'toi den gap can bo mot cua khong ai tiep',
    'bao gio toi den gap duoc chu tich phuong',
  ])('or tells of meeting one is no alarm: %s', (text) => expect(understand(text).emergency).toBe(false))

  it.each(['cho xe toi gap', 'co nguoi bi dam o dau ngo, cong an den gap voi', 'Tới gấp, nguy rồi'])(
    'but a call for somebody to come is one: %s',
    (text) => expect(understand(text).emergency).toBe(true),
  )
})

describe('a child', () => {
  it.each([
    ['cháu học lớp 5, bố cháu hay đánh cháu bằng thắt lưng, cháu sợ lắm', true],
    ['chau hoc lop 6 bi may ban trong lop bat nat', true],
    ['em 14 tuổi, chú hàng xóm hay sờ người em', true],
    ['I am 12 years old and my dad hits me', true],
    ['mẹ tôi 78 tuổi chưa nhận được trợ cấp', false],
    ['đăng ký học lớp bơi cho người lớn', false],
    ['hai lớp nhựa đường bong hết', false],
  ])('writes, or is written about: %s: %s', (text, minor) => {
    expect(understand(text).flags.includes('minor')).toBe(minor)
  })
})

describe('references', () => {
  it('reads a code in any spelling and takes it as a follow-up', () => {
    const read = understand(`phieu ${code.toLowerCase().replace('-', ' ')} den dau roi`)
    expect(read).toMatchObject({ kind: 'tra_cuu', category: 'theo_doi_don', reference: code })
  })

  it('names none when the check character is wrong', () => {
    const wrong = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
    expect(understand(`${wrong} xong chưa`)).not.toHaveProperty('reference')
  })
})

describe('the lexicon', () => {
  it('writes every phrase in lower case, trimmed, with single spaces', () => {
    const phrases = [topics, intents, danger].flatMap((part) => stringsIn(part)).filter((one) => one !== '')
    expect(phrases.length).toBeGreaterThan(5000)
    expect(phrases.filter((one) => one !== one.trim() || / {2}/.test(one))).toEqual([])
    expect(phrases.filter((one) => one !== one.toLowerCase() || one !== one.normalize('NFC'))).toEqual([])
  })
})

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

describe('whatever is typed', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t\u00a0 '],
    ['one emoji', '👍🏽'],
    ['lone surrogates', '\ud800 cháy \udfff'],
    ['zero-width joiners', '\u200d'.repeat(50)],
    ['stacked marks', `e${'\u0301'.repeat(5000)}`],
    ['a hundred thousand letters', 'a'.repeat(100_000)],
    ['a hundred thousand words', 'rác '.repeat(25_000)],
    ['digits and dots', '1.'.repeat(50_000)],
    ['gaps without end', 'cứu ~ # $ ! '.repeat(10_000)],
    ['right to left', '\u202e cháy nhà \u202c'],
  ])('answers %s in bounded time', (_, text) => {
    const start = performance.now()
    const read = understand(text)
    expect(performance.now() - start).toBeLessThan(500)
    expect(read.confidence).toBeGreaterThanOrEqual(0)
    expect(read.confidence).toBeLessThanOrEqual(1)
  })

  it('sees a cry for help at the end of a very long text', () => {
    expect(understand(`${'bà con đi chợ. '.repeat(8000)} Cứu với, nhà tôi đang cháy`).emergency).toBe(true)
  })

  it('takes small talk for nothing and an unknown matter for feedback', () => {
    expect(understand('alo').kind).toBe('khac')
    expect(understand('Cái chỗ đầu làng nhà ông Tư cứ như thế từ bấy đến giờ').kind).toBe('phan_anh')
  })
})

describe('words that name nothing', () => {
  it.each([
    'thoi khong can nua',
    'thôi không cần nữa',
    'khong can dau con',
    'không cần đâu con ơi',
    'để mai gửi sau',
  ])('“%s” is no danger and no matter', (text) =>
    expect(understand(text)).toMatchObject({ emergency: false, kind: 'khac', category: 'khac' }),
  )

  it.each(['bao gio xong', 'bao giờ thì có kết quả', 'sao lâu thế', 'sao mãi chưa thấy ai đến'])(
    '“%s” asks about what was sent before',
    (text) => expect(understand(text)).toMatchObject({ emergency: false, kind: 'tra_cuu' }),
  )

  it.each(['ong toi khong day duoc', 'no roi con oi', 'ông tôi không dậy được', 'chau no khong thay ve'])(
    '“%s” is a danger, though its words are small',
    (text) => expect(understand(text).emergency).toBe(true),
  )

  it.each([
    ...['toi khong biet chu nhieu', 'bac o tang hai', 'mat mang roi con a'],
    ...['toi can giup lam the can cuoc', 'may chu nho qua bac doc chua ra', 'toi di an com da'],
  ])('“%s” is no danger, and no English', (text) =>
    expect(understand(text)).toMatchObject({ emergency: false, language: 'vi' }),
  )

  it('whoever asks for a person denounces nobody', () => {
    for (const text of ['tôi muốn gặp cán bộ', 'cho tôi gặp cán bộ phụ trách'])
      expect(understand(text)).toMatchObject({ kind: expect.not.stringMatching('to_cao'), flags: ['person'] })
    expect(understand('gặp cán bộ đòi tiền bồi dưỡng mới làm cho').kind).toBe('to_cao')
  })
})
