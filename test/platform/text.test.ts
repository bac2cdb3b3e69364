import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../src/platform/text/clean.ts'
import { clipText } from '../../src/platform/text/clip.ts'
import { foldText } from '../../src/platform/text/fold.ts'
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatPercent,
  formatTime,
} from '../../src/platform/text/numbers.ts'
import { undoTyping } from '../../src/platform/text/typing.ts'

/** Pieces that break naive text code, mixed with arbitrary units. */
const wildText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ' ',
        '\n',
        '\r',
        '\r\n',
        '\u00a0',
        '\u200d',
        '\ufe0f',
        '\u0301',
        '\u031b',
        'ê',
        'đ',
        '\ud83d',
      ),
      fc.constantFrom('👨‍👩‍👧', '🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏽', '\u202e', 'o', 'w', 's'),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

describe('cleanText', () => {
  test('removes lone surrogates, NUL and control characters but keeps tabs and line feeds', () => {
    expect(cleanText('a\ud83d\u0000b\u0007\u0085\tc\nd\udc4d')).toBe('ab\tc\nd')
  })

  test('composes letters typed on macOS into NFC', () => {
    expect(cleanText('Vệ sinh'.normalize('NFD'))).toBe('Vệ sinh')
  })

  test('removes direction overrides, isolates and zero-width characters', () => {
    expect(cleanText('\ufeffngõ\u200b 15\u202e abc\u2066\u2069\u00ad')).toBe('ngõ 15 abc')
  })

  test('keeps the joiners of a family emoji and the tags of a flag, and no others', () => {
    expect(cleanText('a\u200db 👨‍👩‍👧 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 x\u{E0041}')).toBe('ab 👨‍👩‍👧 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 x')
  })

  test('ends lines alike, without trailing spaces, with at most two blank lines and none at the ends', () => {
    expect(cleanText('\n a \r\nb\r\r\n\n\n\n\u00a0\nc\t\n')).toBe('a\nb\n\n\nc')
  })

  test('changes nothing more the second time and always gives well-formed NFC', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const once = cleanText(text)
        expect(cleanText(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
        expect(once.normalize('NFC')).toBe(once)
        expect(once).not.toContain('\0')
      }),
    )
  })
})

describe('foldText', () => {
  test.each([
    ['Vệ sinh', 've sinh'],
    ['Đường phố', 'duong pho'],
    ['ĐẠI ĐOÀN KẾT', 'dai doan ket'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Kỷ niệm', 'ky niem'],
    ['Kỉ niệm', 'ki niem'],
    ['số 15, ngõ 210/34\u00a0 phố\nHoàng Quốc Việt!', 'so 15 ngo 210 34 pho hoang quoc viet'],
    ['Tổ 15 H’Mông', 'to 15 h mong'],
    ['12m² ﬁle 👍 ẞ', '12m2 file ß'],
    ['Ðường', 'duong'],
    ['  ', ''],
  ])('folds %j to %j', (text, key) => {
    expect(foldText(text)).toBe(key)
  })

  test('gives one key to the composed and the decomposed form', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
      }),
    )
  })

  test('gives a clean key for every single character between two words', () => {
    for (let unit = 0; unit <= 0xffff; unit++)
      expect(foldText(` a ${String.fromCharCode(unit)} b`)).toMatch(/^a(?: [\p{L}\p{N}]+)* b$/u)
  })

  test('gives letters, digits and single spaces only, and folds its own key to itself', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const key = foldText(text)
        expect(key).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
        expect(foldText(key)).toBe(key)
      }),
    )
  })
})

describe('undoTyping', () => {
  test.each([
    ['thoats nuwowcs', 'thoát nước'],
    ['ddenf dduwowngf', 'đèn đường'],
    ['d9e2n d9u7o7ng2', 'đèn đường'],
    ['khoong', 'không'],
    ['kho6ng', 'không'],
    [
      'chos thar roong doaj cawns nguwowif owr ngox 43 dduwowngf Buwowir',
      'chó thả rông dọa cắn người ở ngõ 43 đường Bưởi',
    ],
    ['ddeefn hoongr 3 ngayf rooif, DDEENF ddwowngf maats', 'đền hổng 3 ngày rồi, ĐỀN đường mất'],
    ['gif vaayj, giuwx quyeen quyeets giaays giatj', 'gì vậy, giữ quyên quyết giấy giạt'],
    ['toor 5 khoong cos nuwocs, gieengs canj', 'tổ 5 không có nước, giếng cạn'],
    ['nha2 to6i o73 ngo4 15 d9u7o7ng2 Tha1i Ha2', 'nhà tôi ở ngõ 15 đường Thái Hà'],
    ['thuyr hoaf nhw twf yeeu nghieeng', 'thủy hòa như từ yêu nghiêng'],
  ])('reads %j as %j', (raw, text) => {
    expect(undoTyping(raw)).toBe(text)
  })

  test.each([
    'ngo 15 duong thuy khue ngap nuoc tu hom qua den gio, to 5, p2, h1, o nha B4 dan chiu het noi',
    'The car was here, this bus has been too slow as his boss told us to list more rooms for the queen',
    'Street light out at alley 67 To Ngoc Van for a week.',
    'My neighbour burns trash every evening, thick smoke, and I have asthma. Khuong Dinh ward',
    'Can I get an English receipt for my 1,000,000 VND donation to the poor fund?',
    'was fox bus test list pass files to as',
    'xe bus so 15 test thu, list pass file gas taxi box',
    'to5 ngo15 nha2 A1 p2 h1 q1 b4 e5 co2 m2 u23 2tr5 17h30 mp3 covid19',
    'Đường ngập nước, xem https://bao.vn/thoats-nuwowcs, viết cho dduwowngf@thoats.vn',
    'Hans ở tổ 5 hỏi giờ làm việc',
    'CAX hop o phuong, TW gui ve',
    'IPs; OAs',
    'Phieu PA-7K3M9QX cua toi',
    'khong',
  ])('leaves %j as written', (text) => {
    expect(undoTyping(text)).toBe(text)
  })

  test('leaves loanwords alone in a message typed raw', () => {
    expect(undoTyping('xe bus khoong chayj, gas heets')).toBe('xe bus không chạy, gas hết')
  })

  test('reads a word that may be English as keystrokes only where sure ones outnumber it', () => {
    expect(undoTyping('teen toois laf Nguyeenx')).toBe('tên tối là Nguyễn')
    expect(undoTyping('this bus has been off in ngox Buwowir')).toBe('this bus has been off in ngõ Bưởi')
  })

  test('changes only words without diacritics', () => {
    expect(undoTyping('Đèn dduwowngf hỏng nuwowcs')).toBe('Đèn đường hỏng nước')
  })

  test('changes nothing more the second time', () => {
    const word = fc.constantFrom(
      'nuwowcs',
      'khoong',
      'bus',
      'has',
      'teen',
      'to',
      '15',
      'd9e2n',
      'nha2',
      'Ngox',
      'đèn',
      ',',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word).map((words) => words.join(' ')),
          wildText,
        ),
        (text) => {
          const once = undoTyping(text)
          expect(undoTyping(once)).toBe(once)
        },
      ),
    )
  })
})

describe('clipText', () => {
  test('returns a text that fits as it is', () => {
    expect(clipText('Đèn hỏng', { limit: 8, unit: 'utf16' })).toBe('Đèn hỏng')
  })

  test('cuts after a whole word and marks the cut', () => {
    expect(clipText('Đèn đường hỏng ba ngày', { limit: 13, unit: 'characters' })).toBe('Đèn đường…')
    expect(clipText('Đèn đường hỏng ba ngày', { limit: 10, unit: 'characters' })).toBe('Đèn đường…')
  })

  test('cuts inside a word that is longer than the limit', () => {
    expect(clipText('aaaaaaaaaa', { limit: 5, unit: 'utf16' })).toBe('aaaa…')
  })

  test('counts code points or UTF-16 units as asked', () => {
    expect(clipText('👍👍👍', { limit: 3, unit: 'characters' })).toBe('👍👍👍')
    expect(clipText('👍👍👍', { limit: 5, unit: 'utf16' })).toBe('👍👍…')
  })

  test('drops a family emoji whole rather than part of it', () => {
    expect(clipText('ab👨‍👩‍👧cd', { limit: 7, unit: 'utf16' })).toBe('ab…')
  })

  test('stays within the limit, well formed, a beginning of the text', () => {
    const unit = fc.constantFrom('characters' as const, 'utf16' as const)
    fc.assert(
      fc.property(wildText.map(cleanText), fc.nat(40), unit, (text, limit, unit) => {
        const clipped = clipText(text, { limit, unit })
        expect(unit === 'utf16' ? clipped.length : [...clipped].length).toBeLessThanOrEqual(limit)
        expect(clipped.isWellFormed()).toBe(true)
        expect(clipped === text || text.startsWith(clipped.slice(0, -1))).toBe(true)
      }),
    )
  })
})

describe('numbers and dates', () => {
  test('money has dots in Vietnamese and commas in English', () => {
    expect(formatMoney(1_670_400_000n, 'vi')).toBe('1.670.400.000 đồng')
    expect(formatMoney(300_000, 'vi')).toBe('300.000 đồng')
    expect(formatMoney(1_000_000, 'en')).toBe('1,000,000 VND')
  })

  test('a percentage shows the counts it comes from', () => {
    expect(formatPercent({ part: 97, whole: 151 }, 'vi')).toBe('64,24% (97/151)')
    expect(formatPercent({ part: 1234, whole: 2468 }, 'vi')).toBe('50% (1.234/2.468)')
    expect(formatPercent({ part: 97, whole: 151 }, 'en')).toBe('64.24% (97/151)')
    expect(formatPercent({ part: 0, whole: 0 }, 'vi')).toBe('0% (0/0)')
  })

  test.each([
    ['2026-11-18T00:00:00+07:00', 'thứ Tư, 18/11/2026'],
    ['2026-11-22T23:59:59+07:00', 'Chủ nhật, 22/11/2026'],
    ['2026-11-23T05:00:00+07:00', 'thứ Hai, 23/11/2026'],
    ['2026-12-05T12:00:00+07:00', 'thứ Bảy, 05/12/2026'],
  ])('the day of %s is %s', (moment, text) => {
    expect(formatDate(new Date(moment), 'vi')).toBe(text)
  })

  test('a moment is told in the time of Viet Nam, in either language', () => {
    const moment = new Date('2026-11-23T10:00:00Z')
    expect(formatTime(moment)).toBe('17:00')
    expect(formatTime(new Date('2026-11-22T17:00:00Z'))).toBe('00:00')
    expect(formatDateTime(moment, 'vi')).toBe('17:00 thứ Hai, 23/11/2026')
    expect(formatDate(moment, 'en')).toBe('Monday, 23 November 2026')
    expect(formatDateTime(moment, 'en')).toBe('17:00 on Monday, 23 November 2026')
  })
})
