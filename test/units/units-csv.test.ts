import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Committee, openCommittee } from '../support/committee.ts'

let world: Committee

beforeAll(async () => {
  world = await openCommittee()
})
afterAll(() => world.close())

const importCsv = (text: string, dryRun = false) => world.units.importCsv(world.owner, text, { dryRun })

test('what is exported comes back unchanged, formula signs and separators included', async () => {
  await world.units.upsert(world.owner, [
    {
      code: 'f-1',
      name: '=HYPERLINK("http://x","y")',
      level: '@xa',
      parentCode: 'ward-a',
      aliases: ['-1', '+2'],
    },
    {
      code: 'f-2',
      name: "'=đã có dấu",
      level: 'xa',
      parentCode: 'ward-a',
      aliases: ['"trong ngoặc"', 'a;b,c'],
    },
  ])
  const csv = await world.units.exportCsv(world.owner)
  for (const line of csv.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@]/)
  const report = await importCsv(csv)
  expect(report).toMatchObject({ created: [], changed: [], errors: [], applied: true })
  expect(report.unchanged).toBe(world.directory.now.all.length)
})

test('a preview lists what would change, with lines, and writes nothing', async () => {
  const csv =
    'code;name;level;parentCode;households\na-1;Tổ dân phố số 1;to_dan_pho;ward-a;333\n\na-7;Tổ 7;to_dan_pho;ward-a;\n'
  const report = await importCsv(csv, true)
  expect(report).toEqual({
    created: [{ line: 4, code: 'a-7', name: 'Tổ 7' }],
    changed: [{ line: 2, code: 'a-1', name: 'Tổ dân phố số 1', fields: ['households'] }],
    unchanged: 0,
    errors: [],
    applied: false,
  })
  expect(world.directory.now.byCode('a-1')?.households).toBe(210)
  expect((await importCsv(csv)).applied).toBe(true)
  expect(world.directory.now.byCode('a-1')?.households).toBe(333)
  expect(world.directory.now.byCode('a-7')?.name).toBe('Tổ 7')
})

test('one wrong line keeps every line from being written', async () => {
  const csv =
    'code,name,level,parentCode,households\nok-1,Được,xa,city,1\nno-1,Không,xa,nowhere,2\nno-2,Số,xa,city,nhiều\n'
  const report = await importCsv(csv)
  expect(report.applied).toBe(false)
  expect(report.errors).toEqual([
    { line: 4, path: 'households', message: 'error-number' },
    { line: 3, path: 'parentCode', message: 'error-unit-unknown' },
  ])
  expect(world.unitId('ok-1')).toBe(0)
})

test('files that are no table are refused with a line', async () => {
  expect((await importCsv('code,name,level\n"open')).errors[0]).toMatchObject({ message: 'error-csv' })
  expect((await importCsv('mã,tên\n1,2')).errors.map(({ path }) => path)).toEqual(['code', 'name', 'level'])
  expect((await importCsv('')).errors).toEqual([{ line: 1, path: 'code', message: 'error-csv-column' }])
  expect((await importCsv('code,name,level\na,b\n')).errors).toEqual([
    { line: 2, path: '', message: 'error-csv' },
  ])
})

test('a preview names the lines outside the reach of who imports', async () => {
  const admin = await world.member('Quản trị A', 'ward-a', 'admin')
  const csv = 'code,name,level,parentCode\nq-1,Được,to,ward-a\nq-2,Không,to,ward-b\n'
  const report = await world.units.importCsv(admin, csv, { dryRun: false })
  expect(report.errors).toEqual([{ line: 3, path: 'parentCode', message: 'error-unit-reach' }])
  expect(report.applied).toBe(false)
})
