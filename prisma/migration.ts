/**
 * `npm run db:migration NAME`: writes the next migration from the difference between the migrations so far and
 * the schema files, with no database server and no download: Prisma's schema engine as WebAssembly, on PGlite.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { bindSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const here = import.meta.dirname
const migrations = join(here, 'migrations')

/** The part of the WebAssembly interface used here; the type libraries of a server program do not have it. */
const wasm = (globalThis as unknown as { WebAssembly: WasmInterface }).WebAssembly
interface WasmInterface {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>
}

async function loadEngine() {
  const folder = dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')))
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = await wasm.compile(await readFile(join(folder, 'schema_engine_bg.wasm')))
  const imports = { './schema_engine_bg.js': bindings }
  const instance = await wasm.instantiate(module, imports)
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bindings.SchemaEngine
}

async function schemaFiles() {
  const names = (await readdir(here)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({
      path: join(here, name),
      content: await readFile(join(here, name), 'utf8'),
    })),
  )
}

async function migrationNames() {
  const entries = await readdir(migrations, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** A database as the migrations so far leave it. */
async function databaseSoFar() {
  const database = new PGlite({ extensions: { pg_trgm, unaccent } })
  for (const name of await migrationNames())
    await database.exec(await readFile(join(migrations, name, 'migration.sql'), 'utf8'))
  return database
}

/** The generator and datasource blocks alone: the shape into which the present database is read. */
function headOnly(file: { path: string; content: string }) {
  return { path: file.path, content: file.content.slice(0, file.content.indexOf('\n/// ')) }
}

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run db:migration NAME   (lower-case letters, digits and _)\n')
  process.exit(64)
}
const SchemaEngine = await loadEngine()
const files = await schemaFiles()
const engine = await SchemaEngine.new(
  { datamodels: files.map((file) => [file.path, file.content] as [string, string]) },
  () => undefined,
  bindSqlAdapterFactory(new PrismaPGlite(await databaseSoFar())),
)
const { stdout: script } = await engine.diff({
  from: await presentSchema(),
  to: { tag: 'schemaDatamodel', files },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
if (!script || /^--\s*This is an empty migration/m.test(script)) {
  process.stdout.write('The schema and the migrations agree: nothing to write.\n')
  process.exit(0)
}

/** The engine's own shadow database is not to be had here, so the present state is read back as a schema. */
async function presentSchema() {
  if ((await migrationNames()).length === 0) return { tag: 'empty' as const }
  const present = await engine.introspect({
    schema: { files: files.filter((file) => file.path.endsWith('schema.prisma')).map(headOnly) },
    baseDirectoryPath: here,
    force: true,
    compositeTypeDepth: -1,
    namespaces: null,
  })
  return { tag: 'schemaDatamodel' as const, files: present.schema.files }
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = join(migrations, `${stamp}_${name}`)
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'migration.sql'), script)
await writeFile(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n')
process.stdout.write(`Wrote prisma/migrations/${stamp}_${name}/migration.sql\n`)
process.exit(0)
