/** SQL that is clearer as SQL: one statement a file, named for the question it answers, prepared once a connection. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Statement {
  /** Under which it is prepared once a connection; empty: it is planned anew each time. */
  readonly name: string
  readonly text: string
}

/** The statement in an SQL file beside the caller: `sqlFile(import.meta.url, 'claim-event.sql')`. */
export function sqlFile(base: string, path: string): Statement {
  const file = fileURLToPath(new URL(path, base))
  return { name: basename(file, '.sql'), text: readFileSync(file, 'utf8').trim() }
}

/** Something that runs statements. `bigint` columns come back as strings or numbers: cast ids to text in the SQL. */
export interface Querying {
  query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>
}

/** Levels of nesting that are stored: far more than anything of ours or of a platform has, far less than PostgreSQL bears. */
const mostLevels = 200

/**
 * JSON for a jsonb parameter: PostgreSQL refuses the character NUL, lone surrogates and thousands of nested levels, all of
 * which people can send. What is nested too deep becomes null.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify((isDeep(value, mostLevels) ? pruned(value, mostLevels) : value) ?? null)
  return /\\u(?:0000|d[89a-f])/i.test(json)
    ? json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, '$1\\ufffd')
    : json
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

function isDeep(value: unknown, levels: number): boolean {
  if (!isNested(value)) return false
  return levels === 0 || Object.values(value).some((part) => isDeep(part, levels - 1))
}

function pruned(value: unknown, levels: number): unknown {
  if (!isNested(value)) return value
  if (levels === 0) return null
  if (Array.isArray(value)) return value.map((part) => pruned(part, levels - 1))
  if (value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pruned(part, levels - 1)]))
}
