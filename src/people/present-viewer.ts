/** Viewers as the database has them now: rights are never remembered from one request to the next. */
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { type Access, type RoleName, roleNames, type Viewer } from './viewer.ts'

const byPerson = sqlFile(import.meta.url, 'present-viewer.sql')

export interface ViewerRow {
  readonly personId: number
  readonly name: string | null
  readonly language: string | null
  readonly roles: readonly { readonly role: string; readonly unitId: number }[] | null
  /** Only of sessions and tokens. */
  readonly via?: Access['via']
  readonly accessId?: number
  readonly factorEnrolled?: boolean
  readonly factorGivenAt?: Date | null
}

/** Null for somebody without a present role. */
export function asViewer(row: ViewerRow | undefined): Viewer | null {
  const roles = (row?.roles ?? []).flatMap(({ role, unitId }) => {
    const known = roleNames.find((name) => name === role)
    return known ? [{ role: known satisfies RoleName, unitId }] : []
  })
  if (!row || roles.length === 0) return null
  return {
    personId: row.personId,
    name: row.name ?? '',
    language: row.language === 'en' ? 'en' : 'vi',
    roles,
    ...accessOf(row),
  }
}

function accessOf({ via, accessId, factorEnrolled = false, factorGivenAt = null }: ViewerRow) {
  return via && accessId ? { access: { via, id: accessId, factorEnrolled, factorGivenAt } } : {}
}

export async function presentViewer(source: Querying, personId: number): Promise<Viewer | null> {
  const [row] = await source.query<ViewerRow>(byPerson, [personId])
  return asViewer(row)
}
