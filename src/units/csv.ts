/** Units as a table, for spreadsheets: written so that no cell runs as a formula, read back without loss. */
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { InvalidError } from '../platform/errors.ts'
import { type PlannedUnit, planUnits, type UnitField, type UnitInput } from './plan.ts'
import type { UnitNow, UnitTree } from './unit-directory.ts'

const columns = ['code', 'name', 'level', 'parentCode', 'households', 'aliases'] as const
const between = ' | '

export interface ImportError {
  /** The line of the file, 1 being the header. */
  readonly line: number
  /** The column, or empty when the line itself cannot be read. */
  readonly path: string
  /** A text key. */
  readonly message: string
}

export interface ImportReport {
  readonly created: readonly { readonly line: number; readonly code: string; readonly name: string }[]
  readonly changed: readonly {
    readonly line: number
    readonly code: string
    readonly name: string
    readonly fields: readonly UnitField[]
  }[]
  readonly unchanged: number
  readonly errors: readonly ImportError[]
  /** Whether anything was written. */
  readonly applied: boolean
}

export interface ReadTable {
  readonly rows: readonly { readonly line: number; readonly input: UnitInput }[]
  readonly errors: readonly ImportError[]
}

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export function writeUnitsCsv(units: readonly (UnitNow & { parentCode: string | null })[]): string {
  const rows = units.map((unit) =>
    [
      unit.code ?? '',
      unit.name,
      unit.level,
      unit.parentCode ?? '',
      unit.households ?? '',
      unit.aliases.join(between),
    ]
      .map(String)
      .map(harmless),
  )
  return stringify([[...columns], ...rows], { bom: true, record_delimiter: 'windows' })
}

/** Never throws for what is in the file; comma, semicolon or tab between cells. */
export function readUnitsCsv(text: string): ReadTable {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ','
  try {
    const parsed = parse(text, {
      bom: true,
      columns: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
    return readRows(parsed as unknown as ParsedRow[])
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows: [], errors: [{ line: Number(error.lines ?? 1), path: '', message: 'error-csv' }] }
  }
}

/** What importing the table would do. */
export function reportImport(given: {
  tree: UnitTree
  read: ReadTable
  allowed: (plan: PlannedUnit) => boolean
}): ImportReport {
  const { tree, read, allowed } = given
  const lineOf = (index: number) => read.rows[index]?.line ?? 1
  try {
    const plans = planUnits(
      tree,
      read.rows.map(({ input }) => input),
    )
    const listed = plans.map((plan, index) => ({
      plan,
      line: lineOf(index),
      code: plan.code,
      name: plan.name,
    }))
    const changed = listed.filter(({ plan }) => plan.present && plan.changed.length > 0)
    return {
      created: listed.filter(({ plan }) => !plan.present).map(({ plan: _, ...shown }) => shown),
      changed: changed.map(({ plan, ...shown }) => ({ ...shown, fields: plan.changed })),
      unchanged: listed.filter(({ plan }) => plan.present && plan.changed.length === 0).length,
      errors: [
        ...read.errors,
        ...listed
          .filter(({ plan }) => !allowed(plan))
          .map(({ line }) => ({ line, path: 'parentCode', message: 'error-unit-reach' })),
      ],
      applied: false,
    }
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error
    const errors = error.issues.map(({ path, message }) => {
      const [index = '0', field = ''] = path.split('.')
      return { line: lineOf(Number(index)), path: field, message }
    })
    return { created: [], changed: [], unchanged: 0, errors: [...read.errors, ...errors], applied: false }
  }
}

interface ParsedRow {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

function readRows(parsed: readonly ParsedRow[]): ReadTable {
  const first = parsed[0]
  const missing = ['code', 'name', 'level'].filter((column) => first && !(column in first.record))
  if (!first || missing.length > 0) {
    const wrong = first ? missing : ['code']
    return { rows: [], errors: wrong.map((path) => ({ line: 1, path, message: 'error-csv-column' })) }
  }
  const rows = parsed.map(({ record, info }) => ({ line: info.lines, input: readRow(record) }))
  const errors = rows
    .filter(({ input }) => Number.isNaN(input.households))
    .map(({ line }) => ({ line, path: 'households', message: 'error-number' }))
  return { rows: rows.filter(({ input }) => !Number.isNaN(input.households)), errors }
}

function readRow(record: Readonly<Record<string, string>>): UnitInput {
  const cell = (column: string) => plain(record[column] ?? '')
  const households = cell('households')
  return {
    code: cell('code'),
    name: cell('name'),
    level: cell('level'),
    parentCode: cell('parentCode') || undefined,
    households: 'households' in record ? (households === '' ? null : readCount(households)) : undefined,
    aliases:
      'aliases' in record
        ? cell('aliases')
            .split('|')
            .map((alias) => alias.trim())
        : undefined,
  }
}

const readCount = (cell: string) => (/^\d{1,9}$/.test(cell) ? Number(cell) : Number.NaN)

/** A spreadsheet runs what begins with these signs; an apostrophe in front keeps it a text. */
const harmless = (cell: string) => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const plain = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
