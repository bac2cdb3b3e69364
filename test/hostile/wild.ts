/** What a fuzzer sends: values of every sort, real things with parts of them broken, requests made from a schema. */
import fc from 'fast-check'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A value as the part of an address, or as a table. */
export const wordsOf = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()

const oddTexts = [
  '',
  ' ',
  '\u0000',
  'x\uD800',
  '\uDC00\uD800',
  '\u202Eabc',
  '%00',
  '%',
  '{',
  "'; DROP TABLE ticket; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-0',
  '1e400',
  '9'.repeat(400),
  '😀'.repeat(2_500),
  'a'.repeat(70_000),
  '/start',
  '/phananh',
  '/tracuu PA-0000000',
  '/dulieu',
  '/huy',
  'Đèn đường ngõ 15 tổ 5 hỏng cả tuần nay',
  'Cháy nhà ở ngõ 3, cứu với',
  'Tôi tố cáo ông tổ trưởng nhận tiền',
  '2026-02-30',
  '2026-13-01T25:61:00+99:00',
]
/** What JSON can make that does not turn into words, and what pretends to be something else. */
const trickyObjects: readonly Json[] = [
  { toString: 1, valueOf: 1 },
  { toJSON: 1, length: -1 },
  JSON.parse('{"__proto__": {"restricted": true}, "constructor": 1}') as Json,
]
const oddNumbers = [
  0,
  -0,
  -1,
  0.5,
  1e21,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 63),
  999_999_999,
  9_999_999_999,
]

export const oddText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units)),
  },
)
const oddNumber = fc.oneof(
  fc.constantFrom(...oddNumbers),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const nested = (depth: number): Json => {
  let value: Json = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

export const oddValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 3, arbitrary: oddNumber },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], ...trickyObjects),
  },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 400 }).map(nested) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json) },
)

interface Mutation {
  /** Picks a place, a number for each level. */
  readonly way: readonly number[]
  readonly deed: 'replace' | 'drop' | 'wrap' | 'double' | 'rename'
  readonly value: Json
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  way: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 5 }),
  deed: fc.constantFrom('replace', 'replace', 'drop', 'wrap', 'double', 'rename'),
  value: oddValue,
})

/** Something right, every other time with up to four of its parts broken. */
export const broken = (right: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(right, fc.oneof(fc.constant([]), fc.array(mutation, { minLength: 1, maxLength: 4 })))
    .map(([value, mutations]) => mutations.reduce<Json>((now, each) => mutate(now, each, 0), value))

/** Something right, with signs that no database takes in every so-manieth of its texts. */
export const soiled = (right: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .record({
      right,
      sign: fc.constantFrom('\u0000', '\uD800', 'x\u0000\uDC00'),
      every: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ right: value, sign, every }) => {
      let met = 0
      const soil = (each: Json): Json => {
        if (typeof each === 'string') return ++met % every === 0 ? each + sign : each
        if (each === null || typeof each !== 'object') return each
        if (Array.isArray(each)) return each.map(soil)
        return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, soil(part)]))
      }
      return soil(value)
    })

function mutate(value: Json, change: Mutation, level: number): Json {
  const isLeaf = value === null || typeof value !== 'object'
  if (isLeaf || level >= change.way.length) return altered(value, change)
  const names = Object.keys(value)
  const name = names[(change.way[level] ?? 0) % Math.max(1, names.length)]
  if (name === undefined) return altered(value, change)
  const entries = Object.entries(value).flatMap(([each, part]): [string, Json][] => {
    if (each !== name) return [[each, part]]
    if (level < change.way.length - 1) return [[each, mutate(part, change, level + 1)]]
    if (change.deed === 'drop') return []
    if (change.deed === 'rename') return [[`${each}x`, part]]
    return [[each, altered(part, change)]]
  })
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries)
}

function altered(value: Json, { deed, value: other }: Mutation): Json {
  if (deed === 'wrap') return [value]
  if (deed === 'double') return typeof value === 'string' ? value + value : [value, value]
  return other
}

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

/** Values as a JSON schema wants them; names of things that are there are taken from `known`. */
export function fitting(schema: Schema, known: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fitting(each, known)))
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(
        ([name, part]) => [name, fitting(part, known)] as const,
      )
      return fc
        .record(Object.fromEntries(parts), { requiredKeys: [...(schema.required ?? [])] })
        .map((value) => value as Json)
    }
    case 'array':
      return fc.array(fitting(schema.items ?? {}, known), {
        minLength: 1,
        maxLength: Math.min(3, schema.maxItems ?? 3),
      })
    case 'string':
      return fc.oneof(known, oddText, fc.constant('Đã xử lý xong'))
    case 'integer':
    case 'number':
      return fc.oneof(
        known.filter((value) => typeof value === 'number'),
        fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 50, 1_000) }),
      )
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return oddValue
  }
}
