/**
 * Proves a deletion by looking everywhere: every text and JSON column of every table, the queue of jobs included, and every
 * kept file. Pictures, sound and film are made anew without words when they come in, and Office files are packed: of those
 * it is proved that the person's own are no more.
 */
import type { Database } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { foldText } from '../platform/text/fold.ts'
import type { Proof } from './request-types.ts'

const textColumns = {
  name: 'text_columns',
  text: `SELECT columns.table_schema AS schema, columns.table_name AS "table",
      json_agg(columns.column_name ORDER BY columns.ordinal_position) AS columns
    FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE tables.table_type = 'BASE TABLE' AND columns.table_schema NOT IN ('pg_catalog', 'information_schema')
      AND columns.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')
    GROUP BY columns.table_schema, columns.table_name`,
}

interface TextTable {
  readonly schema: string
  readonly table: string
  readonly columns: readonly string[]
}

export interface Needles {
  /** Lines a person wrote: found anywhere inside a text. */
  readonly words: readonly string[]
  /** What names a person, however short: names of their own and of platforms, numbers, addresses; found as a whole word. */
  readonly names: readonly string[]
}

/** The shortest piece of text that is searched for: shorter ones are everybody's. */
const shortestWords = 12
const mostWords = 400
/** Without its marks a shorter name is any word. */
const shortestFolded = 8
/** Of a telephone's number without its first zero. */
const fewestDigits = 7
const packed = /\.(?:jpg|png|webp|gif|heic|ogg|mp3|aac|amr|wav|m4a|mp4|3gp|mov|webm|docx|xlsx)$/

/** The lines of texts that can only be this person's, as the columns keep them: plain, folded, and inside JSON. */
export function needlesFrom(texts: readonly (string | null)[]): string[] {
  const lines = texts
    .flatMap((text) => text?.split('\n') ?? [])
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestWords)
  const longest = [...new Set(lines)].sort((a, b) => b.length - a.length).slice(0, mostWords)
  const forms = longest.flatMap((line) => [line, foldText(line), JSON.stringify(line).slice(1, -1)])
  return [...new Set(forms)].filter((form) => form.length >= shortestWords)
}

/** A number of a telephone as people write it: as it was given, in the country and from abroad, in groups. */
export function phoneForms(phone: string | null): string[] {
  const digits = phone?.replace(/\D/g, '') ?? ''
  const local = digits.replace(/^(?:84|0)/, '')
  if (!phone || local.length < fewestDigits) return []
  const parts = [`0${local.slice(0, 3)}`, local.slice(3, 6), local.slice(6)]
  const grouped = [' ', '.', '-'].map((mark) => parts.join(mark))
  return [...new Set([phone, digits, `0${local}`, `84${local}`, `+84${local}`, ...grouped])]
}

/** Names and addresses as the columns keep them: plain, folded, and inside JSON. */
export function nameForms(names: readonly (string | null)[]): string[] {
  const forms = names.flatMap((name) => {
    const line = name?.trim()
    if (!line) return []
    const folded = foldText(line)
    return [line, JSON.stringify(line).slice(1, -1), ...(folded.length >= shortestFolded ? [folded] : [])]
  })
  return [...new Set(forms)]
}

/** @returns how often something was found, by place; nothing of what was searched for is in it */
export async function proveDeletion(
  { database, store }: { database: Database; store: FileStore },
  { needles, at }: { needles: Needles; at: Date },
): Promise<Proof> {
  const tables = await database.query<TextTable>(textColumns, [])
  const found: { place: string; count: number }[] = []
  const asked = [JSON.stringify(needles.words), JSON.stringify(needles.names.map(asWord))]
  for (const table of tables) {
    const [row] = await database.query<{ count: number }>(countIn(table), asked)
    if (row && row.count > 0) found.push({ place: table.table, count: row.count })
  }
  const files = await searchFiles(store, needles)
  if (files.count > 0) found.push({ place: 'files', count: files.count })
  const number = needles.words.length + needles.names.length
  return { at: at.toISOString(), needles: number, tables: tables.length, files: files.searched, found }
}

function countIn({ schema, table, columns }: TextTable) {
  const texts = columns.map((column) => `${quoted(column)}::text`).join(', ')
  return {
    name: `prove_${schema}_${table}`.slice(-60),
    text: `SELECT count(*)::int AS count
      FROM (SELECT concat_ws(E'\\n', ${texts}) AS words FROM ${quoted(schema)}.${quoted(table)}) entry
      WHERE EXISTS (SELECT 1 FROM jsonb_array_elements_text($1::jsonb) needle WHERE strpos(entry.words, needle.value) > 0)
        OR EXISTS (SELECT 1 FROM jsonb_array_elements_text($2::jsonb) needle WHERE entry.words ~ needle.value)`,
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Also behind the mark that JSON writes for the end of a line. */
const asWord = (name: string): string =>
  `(^|[^${inWords}]|\\\\[nrt])${name.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '\\$&')}($|[^${inWords}])`
/** Digits, and letters with their marks. */
const inWords = '0-9A-Za-z\u00c0-\u1ef9'

async function searchFiles(store: FileStore, { words, names }: Needles) {
  const asked = names.map((name) => new RegExp(asWord(name)))
  let searched = 0
  let count = 0
  for await (const key of store.keys()) {
    searched += 1
    if (packed.test(key)) continue
    const bytes = Buffer.from(await store.read(key).catch(() => new Uint8Array()))
    const text = asked.length > 0 ? bytes.toString() : ''
    if (words.some((word) => bytes.includes(word)) || asked.some((name) => name.test(text))) count += 1
  }
  return { searched, count }
}
