/** Looks for words everywhere without the program's help: every row of every table as text, every byte of every file. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../src/platform/database/database.ts'

/** Tables and files in which a word still stands. */
export async function whereIs(
  needle: string,
  { database, folder }: { database: Database; folder: string },
): Promise<string[]> {
  const tables = await database.query<{ place: string }>(
    {
      name: 'all_tables',
      text: `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS place FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    },
    [],
  )
  const places: string[] = []
  for (const [at, { place }] of tables.entries()) {
    const text = `SELECT count(*)::int AS count FROM ${place} entry WHERE strpos(entry::text, $1) > 0`
    const [row] = await database.query<{ count: number }>({ name: `where_is_${at}`, text }, [needle])
    if (row && row.count > 0) places.push(place)
  }
  for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const path = join(name.parentPath, name.name)
    if ((await readFile(path)).includes(needle)) places.push(path)
  }
  return places
}
