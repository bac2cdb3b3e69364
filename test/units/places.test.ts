/** From places as people name them to present units, on the real wards of Hà Nội and Hải Phòng. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Turn } from '../../src/conversation/dialogue.ts'
import { addressForStaff, type Draft, emptyDraft } from '../../src/feedback/draft.ts'
import { gazetteerOf } from '../../src/feedback/place.ts'
import { placed } from '../../src/feedback/places/placing.ts'
import { createUnderstanding, type Understanding } from '../../src/feedback/understand/understand.ts'
import { type PlantedUnit, plant } from '../../src/units/planting.ts'
import { type NamedPlace, resolvePlace } from '../../src/units/resolving.ts'
import { ensureRoot } from '../../src/units/root.ts'
import { openUnitDirectory, type UnitDirectory } from '../../src/units/unit-directory.ts'
import { texts } from '../support/committee.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Program, startProgram } from '../support/program.ts'

const units = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/demo/data/units.json'), 'utf8'),
) as PlantedUnit[]

/** Two cities with wards of one name and numbered wards, streets, and centres: nothing the file of the demo has. */
const city = (key: string, name: string, wards: readonly (Partial<PlantedUnit> & { name: string })[]) => [
  unit({ key, name, level: 'tinh', parent: null }),
  ...wards.map((ward, index) => ({
    ...unit({ key: `${key}-${index + 1}`, name: ward.name, level: 'xa', parent: key }),
    ...ward,
  })),
]
const unit = (given: { key: string; name: string; level: string; parent: string | null }): PlantedUnit => ({
  key: given.key,
  versions: [
    {
      code: given.key,
      name: given.name,
      level: given.level,
      parent: given.parent,
      aliases: [],
      validFrom: '2020-01-01',
      validTo: null,
    },
  ],
})
const centred = (planted: PlantedUnit, latitude: number, longitude: number): PlantedUnit => ({
  ...planted,
  versions: planted.versions.map((version) => ({ ...version, latitude, longitude })),
})
const invented: PlantedUnit[] = [
  ...city('dong', 'Thành phố Đông Giang', [
    { name: 'Phường An Hòa', streets: ['Đường Lý Thái Tổ', 'Khu tập thể Dệt 8'] },
    { name: 'Phường 3' },
    { name: 'Phường Hòa Bình', streets: ['Phố Chùa Láng Cũ'] },
  ]),
  ...city('tay', 'Thành phố Tây Giang', [
    { name: 'Phường An Hòa', streets: ['Đường Lý Thái Tổ'] },
    { name: 'Phường 03' },
  ]),
  ...[
    ['Phường Bến Một', 10.0, 106.0],
    ['Phường Bến Hai', 10.0, 106.02],
  ].map(([name, latitude, longitude], index) =>
    centred(
      unit({ key: `ben-${index}`, name: String(name), level: 'xa', parent: 'tay' }),
      Number(latitude),
      Number(longitude),
    ),
  ),
]

let database: TestDatabase
let directory: UnitDirectory
let rootId: number
let ids: Map<string, number>
let understand: (text: string) => Understanding

beforeAll(async () => {
  const now = new Date('2026-11-22T09:00:00+07:00')
  const clock = { now: () => now }
  database = await openTestDatabase()
  rootId = await ensureRoot({ database, texts, clock })
  ids = await database.transaction((tx) => plant(tx, { units: [...units, ...invented], rootId, now }))
  directory = await openUnitDirectory(database, clock)
  understand = createUnderstanding(gazetteerOf(directory.now))
})
afterAll(async () => {
  directory.close()
  await database.close()
})

const idOf = (key: string) => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`no unit ${key}`)
  return id
}
const nameOf = (id: number) => directory.now.byId(id)?.name ?? ''
const resolve = (place: Partial<NamedPlace>) => {
  const resolved = resolvePlace(directory.now, { scope: rootId, home: null, ...place })
  switch (resolved.kind) {
    case 'one':
      return nameOf(resolved.unitId)
    case 'several':
      return { [resolved.because]: resolved.unitIds.map(nameOf) }
    default:
      return null
  }
}
const say = (text: string, given: Partial<NamedPlace> = {}) =>
  resolve({ ...understand(text).place, text, ...given })
const wards = (...names: string[]) => names.map((name) => `Phường ${name}`)

describe('a place that another ward holds, in the chat of one ward', () => {
  const read = (text: string) => {
    const turn = { account: { unitId: ids.get('thanh-xuan') }, writer: { unitId: null } } as unknown as Turn
    const draft: Draft = { ...emptyDraft('one'), parts: [{ order: 1, text }] }
    return placed(turn, draft, { tree: directory.now, meaning: understand(text) })
  }

  test.each([
    ['p. khuong mai den duong tat ca tuan', /Phương Liệt/],
    ['ngo 3 cong tac, to 5 Kim Giang', /Khương Đình.* \/ .*Thanh Liệt/],
  ])('%s: is named to the resident and to the officer', (text, unit) => {
    const draft = read(text)
    expect(draft.unitId).toBeNull()
    expect(draft.outside?.units.join(' / ')).toMatch(unit)
    expect(addressForStaff(draft)).toMatch(unit)
  })

  test.each(['den duong ngo 5 hong', 'rác ở phường Thanh Xuân'])('its own place is not: %s', (text) => {
    expect(read(text).outside).toBeUndefined()
  })
})

describe('an old ward', () => {
  test.each([
    ['Bưởi', ['Tây Hồ']],
    ['Thụy Khuê', ['Ba Đình', 'Tây Hồ']],
    ['Xuân La', ['Nghĩa Đô', 'Phú Thượng', 'Tây Hồ', 'Xuân Đỉnh']],
    ['Quảng An', ['Hồng Hà', 'Tây Hồ']],
    ['Nhật Tân', ['Hồng Hà', 'Tây Hồ']],
    ['Tứ Liên', ['Hồng Hà', 'Tây Hồ']],
    ['Yên Phụ', ['Hồng Hà', 'Tây Hồ']],
    ['Phú Thượng', ['Hồng Hà', 'Phú Thượng', 'Tây Hồ']],
    ['Nhân Chính', ['Đại Mỗ', 'Thanh Xuân', 'Yên Hòa']],
    ['Thượng Đình', ['Khương Đình', 'Thanh Xuân']],
    ['Thanh Xuân Trung', ['Khương Đình', 'Thanh Xuân']],
    ['Thanh Xuân Bắc', ['Thanh Liệt', 'Thanh Xuân']],
    ['Hạ Đình', ['Khương Đình', 'Thanh Liệt']],
    ['Khương Đình', ['Khương Đình', 'Phương Liệt']],
    ['Khương Trung', ['Khương Đình', 'Phương Liệt']],
    ['Khương Mai', ['Phương Liệt']],
    ['Phương Liệt', ['Phương Liệt', 'Tương Mai']],
    ['Hàng Kênh', ['Lê Chân']],
    ['Dư Hàng Kênh', ['Lê Chân']],
    ['Kênh Dương', ['Lê Chân']],
    ['An Dương', ['An Biên']],
    ['An Biên', ['An Biên', 'Lê Chân']],
    ['Trần Nguyên Hãn', ['An Biên', 'Lê Chân']],
    ['Vĩnh Niệm', ['An Biên', 'Lê Chân']],
  ])('%s leads to exactly %j', (old, now) => {
    const choices = wards(...now)
    const [only = ''] = choices
    const expected = choices.length === 1 ? only : { split: choices }
    expect(resolve({ ward: old, text: `ở phường ${old} cũ` })).toEqual(expected)
    const inUse = choices.includes(`Phường ${old}`)
    expect(resolve({ ward: old, text: `ở phường ${old}` })).toEqual(inUse ? `Phường ${old}` : expected)
  })

  test('whose name begins like the word for a ward is not cut short', () => {
    expect(say('rac o phuong phuong liet cu')).toEqual({ split: wards('Phương Liệt', 'Tương Mai') })
    expect(say('rac o phuong liet')).toBe('Phường Phương Liệt')
  })

  test('is followed through mergers of different years', () => {
    expect(resolve({ ward: 'Kim Giang' })).toEqual({ split: wards('Khương Đình', 'Thanh Liệt') })
    expect(resolve({ ward: 'Thanh Xuân Nam' })).toEqual({ split: wards('Thanh Liệt', 'Thanh Xuân') })
    expect(resolve({ ward: 'Niệm Nghĩa' })).toBe('Phường An Biên')
    expect(resolve({ ward: 'Trại Cau' })).toBe('Phường Lê Chân')
  })

  test('needs no question when the account is of one of the wards that followed', () => {
    expect(resolve({ ward: 'Kim Giang', scope: idOf('khuong-dinh') })).toBe('Phường Khương Đình')
    expect(resolve({ ward: 'Bưởi', scope: idOf('khuong-dinh') })).toBeNull()
  })

  test('needs no question from somebody who lives in one of them', () => {
    expect(resolve({ ward: 'Kim Giang', home: idOf('thanh-liet') })).toBe('Phường Thanh Liệt')
    expect(resolve({ ward: 'Kim Giang', home: idOf('khuong-dinh-05') })).toBe('Phường Khương Đình')
    expect(resolve({ ward: 'Kim Giang', home: idOf('tay-ho') })).toEqual({
      split: wards('Khương Đình', 'Thanh Liệt'),
    })
  })

  test('called the old one is told from the present one of the same name, with care for words without marks', () => {
    const split = { split: wards('Khương Đình', 'Phương Liệt') }
    expect(say('Rác ở phường Khương Đình cũ, gần chợ')).toEqual(split)
    expect(say('rac o phuong khuong dinh cu')).toEqual(split)
    expect(say('rac o phuong khuong dinh cu nam ra duong')).toBe('Phường Khương Đình')
    expect(say('Rác ở phường Khương Đình cứ nằm ra đường')).toBe('Phường Khương Đình')
  })
})

describe('as people type it', () => {
  test.each([
    ['tổ 5 Kim Giang', { group_unknown: wards('Khương Đình', 'Thanh Liệt') }],
    ['tổ 1 phường Kim Giang', 'Tổ dân phố số 18'],
    ['rac o p. khuong mai', 'Phường Phương Liệt'],
    ['garbage in ward 3 group 7 Buoi', 'Phường Tây Hồ'],
    ['rác ngập phường Bưởi', 'Phường Tây Hồ'],
    ['Đèn hỏng ở tổ 7 phường Thanh Xuân', 'Tổ dân phố số 7'],
    ['den hong o to 7 p thanh xuan', 'Tổ dân phố số 7'],
    ['tổ 4 phường Thanh Xuân Bắc', { split: ['Tổ dân phố số 6', 'Tổ dân phố số 7'] }],
    ['tổ 399 phường Thanh Xuân', 'Phường Thanh Xuân'],
    ['ở quận Thanh Xuân có nhiều rác', null],
    ['ở quận Lê Chân có nhiều rác', { split: wards('An Biên', 'Lê Chân') }],
    ['phường Không Đâu Cả ngập nước', null],
    ['đèn hỏng', null],
  ])('%s', (text, expected) => {
    expect(say(text)).toEqual(expected)
  })

  test('a district is one ward for those who live in it', () => {
    expect(say('quận Thanh Xuân nhiều rác', { home: idOf('thanh-xuan-05') })).toBe('Phường Thanh Xuân')
  })

  test('a city says nothing against the ward named before', () => {
    const home = idOf('thanh-xuan-05')
    expect(resolve({ ward: 'Hà Nội', home })).toBe('Tổ dân phố số 5')
    expect(resolve({ ward: 'Hà Nội' })).toBe('Thành phố Hà Nội')
  })

  test('a number alone is a group beside the writer’s own, and nothing to a stranger', () => {
    expect(resolve({ group: 7, home: idOf('thanh-xuan-05') })).toBe('Tổ dân phố số 7')
    expect(resolve({ group: 7 })).toBeNull()
  })
})

describe('one name in two cities', () => {
  test('is asked, unless the account, the text or the writer’s home says which', () => {
    const both = { same_name: wards('An Hòa', 'An Hòa') }
    expect(resolve({ ward: 'An Hòa' })).toEqual(both)
    const id = (place: Partial<NamedPlace>) =>
      resolvePlace(directory.now, { scope: rootId, home: null, ward: 'An Hòa', ...place })
    expect(id({ scope: idOf('tay') })).toEqual({ kind: 'one', unitId: idOf('tay-1') })
    expect(id({ text: 'phường An Hòa, Tây Giang' })).toEqual({ kind: 'one', unitId: idOf('tay-1') })
    expect(id({ home: idOf('dong-1') })).toEqual({ kind: 'one', unitId: idOf('dong-1') })
  })

  test('numbered wards are found by their number', () => {
    expect(say('rác ở phường 3', { scope: idOf('dong') })).toBe('Phường 3')
    expect(say('rac o p.3', { scope: idOf('tay') })).toBe('Phường 03')
    expect(say('rác ở phường 3')).toEqual({ same_name: ['Phường 3', 'Phường 03'] })
  })
})

describe('a street', () => {
  test('is found by its whole name, with either word for a street, or without', () => {
    expect(say('nước ngập khu tập thể dệt 8')).toBe('Phường An Hòa')
    expect(say('nuoc ngap pho ly thai to', { scope: idOf('dong') })).toBe('Phường An Hòa')
    expect(say('ngõ 9 chùa láng cũ ngập')).toBe('Phường Hòa Bình')
    expect(say('ngõ 9 chùa láng ngập')).toBeNull()
  })

  test('in two wards is asked, and settles which of two wards of one name is meant', () => {
    expect(say('nước ngập đường Lý Thái Tổ')).toEqual({ same_name: wards('An Hòa', 'An Hòa') })
    expect(say('phường An Hòa, khu tập thể Dệt 8, ngập')).toBe('Phường An Hòa')
  })
})

describe('a position', () => {
  const at = (longitude: number, latitude = 10) => ({ position: { latitude, longitude } })

  test('is in the unit whose centre is nearest', () => {
    expect(resolve(at(106.001))).toBe('Phường Bến Một')
    expect(resolve(at(106.019))).toBe('Phường Bến Hai')
  })

  test('about as near to two units is asked', () => {
    expect(resolve(at(106.0101))).toEqual({ near: wards('Bến Hai', 'Bến Một') })
    expect(resolve({ ...at(106.0101), home: idOf('ben-0') })).toBe('Phường Bến Một')
  })

  test('farther than three kilometres from every centre says nothing', () => {
    expect(resolve(at(105.99, 9.976))).toBe('Phường Bến Một')
    expect(resolve(at(105.99, 9.973))).toBeNull()
  })

  test('outside what the account reaches says nothing', () => {
    expect(resolve({ ...at(106.001), scope: idOf('dong') })).toBeNull()
  })
})

describe('in the chat', () => {
  let program: Program
  let keys: Map<string, number>

  beforeAll(async () => {
    program = await startProgram()
    const { directory: tree } = program.app
    keys = await program.database.transaction((tx) =>
      plant(tx, { units: [...units, ...invented], rootId: tree.now.root.id, now: new Date() }),
    )
    await tree.changed()
  })
  afterAll(() => program?.close())

  type Person = ReturnType<Program['telegram']['user']>
  const next = async (person: Person, act: () => void) => {
    const seen = person.inbox().length
    act()
    return person.waitFor(() => person.inbox().length > seen, 5_000)
  }
  const ask = (person: Person, text: string) => next(person, () => person.say(text))
  const tap = (person: Person, label: string) => next(person, () => person.press(label))
  const buttons = (message: { buttons?: unknown }) => JSON.stringify(message.buttons ?? [])
  const ticketUnit = async (text = '') => {
    const code = /PA-[0-9A-Z]{7}/.exec(text)?.[0] ?? ''
    return (await program.database.orm.ticket.findUniqueOrThrow({ where: { code } })).unitId
  }

  test('an old ward that was split is asked once, with the real choices, and remembered', async () => {
    const person = program.telegram.user()
    const asked = await ask(person, 'rác ngập đầu ngõ, phường Kim Giang')
    expect(asked.text).toBe('Phường Kim Giang cũ nay thuộc hai phường. Việc này ở đâu ạ?')
    expect(buttons(asked)).toMatch(/Phường Khương Đình.*Phường Thanh Liệt.*Gửi vị trí.*Không rõ/)
    const shown = await tap(person, 'Phường Thanh Liệt')
    expect(shown.text).toContain('Phường Thanh Liệt')
    expect(buttons(shown)).toContain('Đồng ý và gửi')
    expect(await ticketUnit((await ask(person, '1')).text)).toBe(keys.get('thanh-liet'))
    const again = await ask(person, 'den duong phuong kim giang hong ca tuan')
    expect(again.text).toContain('Phường Thanh Liệt')
  })

  test('the question is answered by words, by number, and in English', async () => {
    const byWords = program.telegram.user()
    await ask(byWords, 'rac ngap phuong kim giang')
    expect((await ask(byWords, 'khuong dinh')).text).toContain('Phường Khương Đình')
    const byNumber = program.telegram.user()
    await ask(byNumber, 'rac ngap phuong ha dinh')
    expect((await ask(byNumber, '2')).text).toContain('Phường Thanh Liệt')
    const english = program.telegram.user()
    const asked = await ask(english, 'The street light has been broken for a week in Kim Giang ward')
    expect(asked.text).toBe('The former Phường Kim Giang now belongs to two wards. Where is this?')
    expect((await tap(english, 'Not sure')).text).toContain('Here is what we understood')
  })

  test('who does not know goes on with the unit of the account, and nothing is remembered', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngập ở phường Xuân La')
    await tap(person, 'Không rõ')
    expect(await ticketUnit((await ask(person, '1')).text)).toBe(program.app.directory.now.root.id)
    expect((await ask(person, 'Rác ngập ở phường Xuân La')).text).toContain('bốn phường')
  })

  test('words that do not answer are more of the matter, and the question is not asked again', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngập ở phường Kim Giang')
    const shown = await ask(person, 'cả tuần nay chưa ai dọn, hôi lắm')
    expect(shown.text).toContain('chưa ai dọn')
    expect(buttons(shown)).toContain('Đồng ý và gửi')
  })

  test('a shared position answers', async () => {
    const person = program.telegram.user()
    await ask(person, 'Đèn hỏng đường Lý Thái Tổ')
    expect((await tap(person, 'Gửi vị trí')).text).toContain('vị trí')
    const shown = await next(person, () => person.location({ latitude: 10, longitude: 106.001 }))
    expect(shown.text).toContain('Phường Bến Một')
  })

  test('the address can still be corrected in the review', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngập ở phường Kim Giang')
    await tap(person, 'Phường Khương Đình')
    await tap(person, 'Sửa địa chỉ')
    expect((await ask(person, 'phường Bưởi')).text).toContain('Phường Tây Hồ')
  })

  test('danger is not kept waiting by an unclear place', async () => {
    const person = program.telegram.user()
    const answer = await ask(person, 'cháy nhà ở phường Kim Giang cứu với')
    expect(answer.text?.split('\n')[0]).toMatch(/114/)
    expect(await ticketUnit(answer.text)).toBe(keys.get('khuong-dinh'))
  })

  test('whose ward ended follows it, or is asked where it was split', async () => {
    const person = program.telegram.user()
    await ask(person, 'Rác ngập ở phường Kim Giang')
    await tap(person, 'Phường Khương Đình')
    await ask(person, '1')
    const move = (key: string) =>
      program.database.orm.identity.updateMany({
        where: { externalId: String(person.id) },
        data: { unitId: keys.get(key) ?? 0 },
      })
    await move('khuong-mai-2025')
    expect((await ask(person, 'Ghế đá trong vườn hoa gãy hết rồi')).text).toContain('Phường Phương Liệt')
    await ask(person, '1')
    await move('nhan-chinh-2025')
    const asked = await ask(person, 'Nắp cống vỡ từ hôm qua, xe vấp liên tục')
    expect(asked.text).toMatch(/^Phường Nhân Chính, nơi bác đã chọn trước đây, nay thuộc ba phường/)
    expect((await tap(person, 'Phường Yên Hòa')).text).toContain('Phường Yên Hòa')
  })
})
