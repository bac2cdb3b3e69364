import { describe, expect, it } from 'vitest'
import { createUnderstanding } from '../../src/feedback/understand/understand.ts'
import { stripMarks } from '../bench/understand/typing.ts'
import { gazetteer } from './understand-scores.ts'

const understand = createUnderstanding(gazetteer)

const places = [
  'tổ 5 Kim Giang',
  'tổ 12 Khương Đình',
  'số 5 ngõ 20 Khương Đình',
  'ngõ 358 Bùi Xương Trạch',
  'ngõ 20',
  'nhà 12 ngõ 20 Kim Giang',
  'tổ dân phố số 7 phường Hạ Đình',
  'p. Khương Mai',
  'số 9 đường Thụy Khuê',
  'tdp 3 Nhật Tân',
  'ngách 15/8 tổ 4 Xuân La',
]

const cries = [
  'cháy',
  'cháy nhà',
  'cháy to',
  'đang cháy',
  'cháy rồi',
  'nhà tôi cháy',
  'nhà bên cạnh cháy',
  'đột quỵ',
  'có người ngất',
  'cấp cứu',
  'đâm chém',
  'cướp',
  'sập nhà',
  'nổ gas',
  'điện giật',
  'đuối nước',
  'cứu với',
  'có người nhảy lầu',
]

const grid = places.flatMap((place) =>
  cries.flatMap((cry) => [`${cry} ${place}`, `${place} ${cry}`, `${cry}! ${place}`, `${place}, ${cry}`]),
)

describe('a plain cry beside a full place', () => {
  it.each([
    ['with marks', (text: string) => text],
    ['without marks', stripMarks],
    ['in capitals', (text: string) => text.toUpperCase()],
    ['in small letters without marks', (text: string) => stripMarks(text).toLowerCase()],
  ])('is always an alarm, %s', (_, typed) => {
    const missed = grid.map(typed).filter((text) => !understand(text).emergency)
    expect(missed).toEqual([])
  })

  it.each([
    'cháy nhà! số 5 ngõ 20 Khương Đình',
    'ngõ 358 Bùi Xương Trạch cháy, cho xe đến',
    'tổ 12 Khương Đình cháy!!!',
    'Alley 20 Kim Giang fire',
    'cap cuu nha so 3',
    'xin cap cuu',
    'chay roi',
    'chay chay to 5',
    'nha ong Tu chay',
    'nha hang xom chay',
    'cha1y nha2',
    'chays nhaf',
    'to 5 co nguoi ngat',
  ])('%s', (text) =>
    expect(understand(text)).toMatchObject({ kind: 'khan_cap', urgency: 'khan', emergency: true }),
  )

  it.each([
    'rác tổ 5 Kim Giang',
    'ngo 20 mat nuoc',
    'to 12 khuong dinh nuoc chay yeu',
    'xe chay nhanh ngo 20',
    'chay bo',
    'tổ 5 Kim Giang họp mấy giờ',
    'xin cấp lại sổ hộ nghèo tổ 5',
  ])('but no calm word is: %s', (text) => expect(understand(text).emergency).toBe(false))
})
