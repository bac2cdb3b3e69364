import { sqlFile } from '../platform/database/statement.ts'

/** The lock under which units change. */
export const lockUnits = sqlFile(import.meta.url, 'lock-units.sql')
