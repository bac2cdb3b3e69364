import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const date = z.iso.date()
const key = z.string().regex(/^[a-z0-9-]+$/)
const categories = z.enum([
  've_sinh_moi_truong',
  'thoat_nuoc_ngap',
  'giao_thong_via_he',
  'chieu_sang_dien',
  'cap_nuoc',
  'trat_tu_xay_dung',
  'tieng_on',
  'an_ninh_trat_tu',
  'pccc_cuu_nan',
  'dat_dai_nha_o',
  'an_sinh_xa_hoi',
  'y_te_dich_benh',
  'an_toan_thuc_pham',
  'giao_duc_tre_em',
  'thu_tuc_hanh_chinh',
  'vat_nuoi_cay_xanh',
  'chung_cu',
  'van_hoa_ton_giao',
  'mau_thuan_cong_dong',
  'can_bo_cong_vu',
  'quy_ung_ho',
  'su_kien',
  'lay_y_kien',
  'khac',
])

const Version = z.strictObject({
  code: z.string().nullable(),
  name: z.string().min(1),
  level: z.enum(['tinh', 'quan', 'xa', 'to_dan_pho']),
  parent: key.nullable(),
  aliases: z.array(z.string().min(1)),
  households: z.int().min(150).max(700).optional(),

  latitude: z.number().min(8).max(24).optional(),
  longitude: z.number().min(102).max(110).optional(),
  validFrom: date,
  validTo: date.nullable(),
})
const Unit = z.strictObject({
  key,
  predecessors: z.array(z.strictObject({ key, part: z.enum(['whole', 'part']) })).optional(),
  streets: z.array(z.string().min(3)).optional(),
  versions: z.array(Version).min(1),
})
const Role = z.enum(['admin', 'officer', 'chair', 'treasurer', 'lead', 'viewer'])
const People = z.strictObject({
  staff: z.array(z.strictObject({ key, name: z.string().min(1), unit: key, roles: z.array(Role).min(1) })),
  residents: z.array(
    z.strictObject({
      key,
      name: z.string().min(1).optional(),
      unit: key,
      platform: z.enum(['telegram', 'zalo', 'web']),
      language: z.enum(['vi', 'en']),
    }),
  ),
})
const stepTypes = z.enum([
  'triaged',
  'assigned',
  'note',
  'reply',
  'forwarded',
  'answered',
  'resident_message',
  'closed',
  'reopened',
  'declined',
])
const Step = z.strictObject({
  type: stepTypes,
  afterHours: z.number().positive(),
  by: key.optional(),
  text: z.string().min(1).optional(),
  authority: key.optional(),
  documentNumber: z
    .string()
    .regex(/^\d+\/MTTQ-BTT$/)
    .optional(),
})
const Ticket = z.strictObject({
  resident: key,
  unit: key,
  kind: z.enum(['phan_anh', 'kien_nghi', 'hoi_dap', 'khieu_nai']),
  category: categories,
  urgency: z.enum(['khan', 'cao', 'thuong', 'thap']),
  text: z.string().min(1),
  daysAgo: z.number().min(0).max(120),
  anonymous: z.literal(true).optional(),
  place: z.strictObject({ lat: z.number(), lng: z.number(), label: z.string().min(1) }).optional(),
  steps: z.array(Step),
})
const Template = z.strictObject({
  title: z.string().min(1),
  category: categories.optional(),
  text: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
})
const Authority = z.strictObject({
  key,
  name: z.string().min(1),
  unit: key,
  categories: z.array(categories).min(1),
  emergency: z.enum(['113', '114', '115']).optional(),
  email: z.string().endsWith('.example'),
  validFrom: date,
  validTo: date.nullable(),
})

function load<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(source(name)))
}
function source(name: string): string {
  return readFileSync(new URL(`../src/demo/data/${name}.json`, import.meta.url), 'utf8')
}

const units = load('units', z.array(Unit))
const people = load('people', People)
const tickets = load('tickets', z.array(Ticket))
const templates = load('templates', z.array(Template))
const authorities = load('authorities', z.array(Authority))

const unitByKey = new Map(units.map((unit) => [unit.key, unit]))
const FOREVER = '9999-12-31'

/** The version of a unit on a date (both ends included), or undefined when the unit does not exist then. */
function versionOn(unitKey: string, on: string) {
  return unitByKey
    .get(unitKey)
    ?.versions.find(({ validFrom, validTo }) => validFrom <= on && on <= (validTo ?? FOREVER))
}
function childrenOn(parent: string, on: string): string[] {
  return units.filter(({ key }) => versionOn(key, on)?.parent === parent).map(({ key }) => key)
}
function nameOf(unitKey: string): string {
  return unitByKey.get(unitKey)!.versions.at(-1)!.name.replace('Phường ', '')
}
/** Where a ward went: "Name whole" or "Name part", sorted. */
function successors(unitKey: string): string[] {
  return units
    .flatMap((unit) =>
      (unit.predecessors ?? [])
        .filter((link) => link.key === unitKey)
        .map(({ part }) => `${nameOf(unit.key)} ${part}`),
    )
    .sort((a, b) => a.localeCompare(b, 'vi'))
}
function lastDay(unitKey: string): string {
  return unitByKey.get(unitKey)!.versions.at(-1)!.validTo ?? FOREVER
}
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
function isBelow(unitKey: string, ancestor: string): boolean {
  for (let at: string | null = unitKey; at !== null; at = unitByKey.get(at)!.versions.at(-1)!.parent)
    if (at === ancestor) return true
  return false
}

describe('units', () => {
  test('every key is used once and every parent and predecessor exists', () => {
    expect(unitByKey.size).toBe(units.length)
    for (const unit of units) {
      for (const { parent } of unit.versions) if (parent) expect(unitByKey.has(parent), parent).toBe(true)
      for (const link of unit.predecessors ?? []) expect(unitByKey.has(link.key), link.key).toBe(true)
    }
  })

  test('the versions of a unit follow each other without gap or overlap', () => {
    for (const { key, versions } of units)
      for (const [i, version] of versions.entries()) {
        expect(version.validFrom <= (version.validTo ?? FOREVER), key).toBe(true)
        const next = versions[i + 1]
        if (next) expect(next.validFrom, key).toBe(dayAfter(version.validTo!))
      }
  })

  test('the parent of a version is valid from its first to its last day', () => {
    for (const { key, versions } of units)
      for (const { parent, validFrom, validTo } of versions) {
        if (!parent) continue
        expect(versionOn(parent, validFrom), `${key} under ${parent}`).toBeDefined()
        expect(versionOn(parent, validTo ?? FOREVER), `${key} under ${parent}`).toBeDefined()
      }
  })

  test('a code belongs to one unit at a time, though it is used again later', () => {
    const days = new Set(units.flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom)))
    for (const day of days) {
      const codes = units.map(({ key }) => versionOn(key, day)?.code).filter((code) => code != null)
      expect(new Set(codes).size, day).toBe(codes.length)
    }
    expect(versionOn('khuong-mai-2025', '2025-06-30')?.code).toBe('00352')
    expect(versionOn('phuong-liet', '2025-07-01')?.code).toBe('00352')
    expect(versionOn('ho-nam-2024', '2024-12-31')?.code).toBe('11383')
    expect(versionOn('tran-nguyen-han-2025', '2025-01-01')?.code).toBe('11383')
    expect(versionOn('le-chan', '2025-07-01')?.code).toBe('11383')
  })

  test.each([
    ['quan-thanh-xuan', '2024-12-31', 11],
    ['quan-thanh-xuan', '2025-01-01', 9],
    ['quan-tay-ho', '2025-06-30', 8],
    ['quan-le-chan', '2024-12-31', 15],
    ['quan-le-chan', '2025-06-30', 7],
    ['thanh-xuan', '2026-01-01', 24],
    ['khuong-dinh', '2026-01-01', 20],
    ['phuong-liet', '2026-01-01', 18],
    ['tay-ho', '2026-01-01', 22],
    ['phu-thuong', '2026-01-01', 10],
    ['hong-ha', '2026-01-01', 12],
    ['le-chan', '2026-01-01', 20],
    ['an-bien', '2026-01-01', 16],
  ])('%s has on %s %i units below it', (unit, day, count) => {
    expect(childrenOn(unit, day)).toHaveLength(count)
  })

  test('no district is left on 01/07/2025 and the new wards are directly under the city', () => {
    expect(units.filter(({ key }) => versionOn(key, '2025-07-01')?.level === 'quan')).toEqual([])
    expect(childrenOn('ha-noi', '2025-07-01')).toEqual(
      expect.arrayContaining(['thanh-xuan', 'khuong-dinh', 'phuong-liet', 'tay-ho', 'phu-thuong', 'hong-ha']),
    )
    expect(childrenOn('hai-phong', '2025-07-01')).toEqual(['le-chan', 'an-bien'])
  })

  test.each([
    ['buoi-2025', ['Tây Hồ whole']],
    ['thuy-khue-2025', ['Ba Đình part', 'Tây Hồ part']],
    ['xuan-la-2025', ['Nghĩa Đô part', 'Phú Thượng part', 'Tây Hồ part', 'Xuân Đỉnh part']],
    ['quang-an-2025', ['Hồng Hà part', 'Tây Hồ part']],
    ['phu-thuong-2025', ['Hồng Hà part', 'Phú Thượng part', 'Tây Hồ part']],
    ['nhan-chinh-2025', ['Đại Mỗ part', 'Thanh Xuân part', 'Yên Hòa part']],
    ['thuong-dinh-2025', ['Khương Đình part', 'Thanh Xuân part']],
    ['thanh-xuan-nam-2024', ['Thanh Xuân Bắc whole']],
    ['thanh-xuan-bac-2025', ['Thanh Liệt part', 'Thanh Xuân part']],
    ['kim-giang-2024', ['Hạ Đình whole']],
    ['ha-dinh-2025', ['Khương Đình part', 'Thanh Liệt part']],
    ['khuong-dinh-2025', ['Khương Đình part', 'Phương Liệt part']],
    ['khuong-mai-2025', ['Phương Liệt whole']],
    ['phuong-liet-2025', ['Phương Liệt part', 'Tương Mai part']],
    ['kenh-duong-2025', ['Lê Chân whole']],
    ['an-duong-2025', ['An Biên whole']],
    ['vinh-niem-2025', ['An Biên part', 'Lê Chân part']],
  ])('%s went to the wards of the official map', (ward, expected) => {
    expect(successors(ward)).toEqual(expected)
  })

  test('exactly six of the wards that ended on 30/06/2025 went whole into one ward', () => {
    const ended = units.filter(
      ({ key, versions }) => versions[0]?.level === 'xa' && lastDay(key) === '2025-06-30',
    )
    expect(ended).toHaveLength(24)
    const whole = ended.filter(({ key }) => successors(key).some((link) => link.endsWith(' whole')))
    expect(whole).toHaveLength(6)
  })

  test('every ended ward and group has its successors from the next day: one whole, or two and more parts', () => {
    const ended = units.filter(
      ({ key, versions }) => lastDay(key) !== FOREVER && versions[0]?.level !== 'quan',
    )
    for (const { key } of ended) {
      const links = successors(key)
      const parts = links.filter((link) => link.endsWith(' part')).length
      expect(parts === 0 ? links.length === 1 : parts === links.length && parts >= 2, key).toBe(true)
    }
    for (const unit of units)
      for (const link of unit.predecessors ?? [])
        expect(unit.versions[0]?.validFrom, unit.key).toBe(dayAfter(lastDay(link.key)))
  })

  test('a group follows only groups of a ward that went into its own ward', () => {
    for (const unit of units.filter(({ versions }) => versions[0]?.level === 'to_dan_pho')) {
      const ward = unitByKey.get(unit.versions[0]!.parent!)!
      for (const link of unit.predecessors ?? []) {
        const oldWard = unitByKey.get(link.key)!.versions.at(-1)!.parent
        expect(
          ward.predecessors?.map(({ key }) => key),
          unit.key,
        ).toContain(oldWard)
      }
    }
  })

  test('no present ward answers to the name of another one', () => {
    const present = units.filter(
      ({ versions }) => versions.at(-1)?.level === 'xa' && !versions.at(-1)?.validTo,
    )
    for (const unit of present)
      for (const other of present)
        if (other !== unit) expect(unit.versions.at(-1)?.aliases).not.toContain(nameOf(other.key))
  })
})

describe('people', () => {
  test('keys are unique and every unit exists today', () => {
    const all = [...people.staff, ...people.residents]
    expect(new Set(all.map((person) => person.key)).size).toBe(all.length)
    for (const person of all) expect(versionOn(person.unit, '2026-01-01'), person.key).toBeDefined()
  })

  test('sixteen staff hold every role; sixty residents, some nameless, three English-speaking', () => {
    expect(people.staff).toHaveLength(16)
    expect(new Set(people.staff.flatMap(({ roles }) => roles))).toEqual(new Set(Role.options))
    expect(people.residents).toHaveLength(60)
    expect(people.residents.filter(({ language }) => language === 'en')).toHaveLength(3)
    expect(people.residents.filter(({ name }) => name === undefined).length).toBeGreaterThanOrEqual(5)
  })
})

describe('texts', () => {
  test.each(['units', 'people', 'tickets', 'templates', 'authorities'])(
    '%s is NFC and names no phone',
    (name) => {
      const text = source(name)
      expect(text).toBe(text.normalize('NFC'))
      expect(text).not.toMatch(/(?<![\d"])0\d{8,10}/)
    },
  )

  test('ten templates use only the variables code, due and authority, alike in both languages', () => {
    expect(templates).toHaveLength(10)
    for (const { title, text } of templates) {
      const used = (words: string) => [...new Set(words.match(/\{[^}]*\}/g))].sort()
      expect(used(text.vi), title).toEqual(used(text.en))
      for (const variable of used(text.vi)) expect(['{code}', '{due}', '{authority}']).toContain(variable)
    }
  })

  test('every authority serves a unit of today', () => {
    expect(new Set(authorities.map((authority) => authority.key)).size).toBe(authorities.length)
    for (const { unit } of authorities) expect(versionOn(unit, '2026-01-01'), unit).toBeDefined()
  })
})

const statusAfter: Partial<Record<z.infer<typeof stepTypes>, string>> = {
  triaged: 'triaged',
  assigned: 'in_progress',
  forwarded: 'forwarded',
  answered: 'answered',
  closed: 'closed',
  reopened: 'reopened',
  declined: 'declined',
}
function statusOf(ticket: z.infer<typeof Ticket>): string {
  return ticket.steps.reduce((status, { type }) => statusAfter[type] ?? status, 'received')
}
/** The ward a unit is in, or the unit itself. */
function wardOf(unitKey: string): string {
  const version = unitByKey.get(unitKey)!.versions.at(-1)!
  return version.level === 'to_dan_pho' ? version.parent! : unitKey
}

describe('tickets', () => {
  test('every resident, officer and authority exists and serves the ward of the ticket', () => {
    const staff = new Map(people.staff.map((person) => [person.key, person]))
    const bodies = new Map(authorities.map((authority) => [authority.key, authority]))
    for (const { resident, unit, steps } of tickets) {
      const author = people.residents.find((person) => person.key === resident)
      expect(wardOf(author?.unit ?? ''), resident).toBe(wardOf(unit))
      for (const { by, authority } of steps) {
        if (by) expect(isBelow(unit, staff.get(by)?.unit ?? ''), `${by} for ${unit}`).toBe(true)
        if (authority) expect(isBelow(unit, bodies.get(authority)?.unit ?? ''), authority).toBe(true)
      }
    }
  })

  test('a step carries what its type needs', () => {
    const worded = ['note', 'reply', 'answered', 'resident_message', 'reopened', 'declined']
    const byResident = ['resident_message', 'reopened', 'closed']
    for (const { steps } of tickets)
      for (const step of steps) {
        const at = `${step.type} ${step.text ?? ''}`
        if (worded.includes(step.type)) expect(step.text, at).toBeDefined()
        if (!byResident.includes(step.type)) expect(step.by, at).toBeDefined()
        expect(step.documentNumber !== undefined, at).toBe(step.type === 'forwarded')
        if (step.type === 'forwarded') expect(step.authority, at).toBeDefined()
      }
  })

  test('steps go forward in time and none is in the future', () => {
    for (const { steps, daysAgo, text } of tickets) {
      const hours = steps.map(({ afterHours }) => afterHours)
      expect(hours, text).toEqual([...new Set(hours)].sort((a, b) => a - b))
      expect(hours.at(-1) ?? 0, text).toBeLessThan(daysAgo * 24)
    }
  })

  test('an answer of an authority comes after it was asked, and closing after an answer', () => {
    for (const { steps, text } of tickets) {
      for (const [i, step] of steps.entries()) {
        const before = steps.slice(0, i)
        if (step.type === 'answered' && step.authority)
          expect(
            before.some((b) => b.type === 'forwarded' && b.authority === step.authority),
            text,
          ).toBe(true)
        if (step.type === 'closed')
          expect(
            before.some((b) => b.type === 'answered'),
            text,
          ).toBe(true)
        if (step.type === 'reopened')
          expect(
            before.some((b) => b.type === 'closed'),
            text,
          ).toBe(true)
      }
    }
  })

  test('a document number is used once in a ward', () => {
    const numbers = tickets.flatMap(({ unit, steps }) =>
      steps.flatMap(({ documentNumber }) => (documentNumber ? [`${wardOf(unit)} ${documentNumber}`] : [])),
    )
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('every committee reply and answer names a date, as {date} or {date+working days}', () => {
    for (const { steps } of tickets)
      for (const { type, text } of steps) {
        if (['reply', 'answered', 'declined'].includes(type)) expect(text).toMatch(/\{date(\+\d+)?\}/)
        for (const variable of text?.match(/\{[^}]*\}/g) ?? []) expect(variable).toMatch(/^\{date(\+\d+)?\}$/)
      }
  })

  test('a complaint is guided, never forwarded or declined', () => {
    const complaints = tickets.filter(({ kind }) => kind === 'khieu_nai')
    expect(complaints.length).toBeGreaterThanOrEqual(4)
    for (const { steps } of complaints) {
      expect(steps.map(({ type }) => type)).not.toContain('forwarded')
      expect(steps.map(({ type }) => type)).not.toContain('declined')
      expect(steps.find(({ type }) => type === 'answered')?.text).toContain('trong 90 ngày')
    }
  })

  test('120 tickets are spread over the statuses and every category', () => {
    expect(Object.groupBy(tickets, statusOf)).toEqual(
      Object.fromEntries(
        Object.entries({
          received: 15,
          triaged: 4,
          in_progress: 12,
          forwarded: 20,
          answered: 8,
          closed: 55,
          reopened: 2,
          declined: 4,
        }).map(([status, count]) => [status, expect.objectContaining({ length: count })]),
      ),
    )
    expect(new Set(tickets.map(({ category }) => category))).toEqual(new Set(categories.options))
  })

  test('some forwarded tickets are overdue', () => {
    const waiting = tickets.filter((ticket) => statusOf(ticket) === 'forwarded')
    expect(waiting.filter(({ daysAgo }) => daysAgo > 16).length).toBeGreaterThanOrEqual(4)
  })

  test('nine reports of flooding in one ward within two days make a hot spot above a quiet past', () => {
    const floods = tickets.filter(
      ({ unit, category }) => wardOf(unit) === 'khuong-dinh' && category === 'thoat_nuoc_ngap',
    )
    expect(floods.filter(({ daysAgo }) => daysAgo <= 2)).toHaveLength(9)
    expect(floods.filter(({ daysAgo }) => daysAgo > 2).length).toBeLessThanOrEqual(2)
  })

  test('a place is inside its city', () => {
    for (const { unit, place } of tickets) {
      if (!place) continue
      const [lat, lng] = isBelow(unit, 'ha-noi') ? [21.03, 105.82] : [20.84, 106.68]
      expect(Math.abs(place.lat - lat) + Math.abs(place.lng - lng), place.label).toBeLessThan(0.1)
    }
  })
})
