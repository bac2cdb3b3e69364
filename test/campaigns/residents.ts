/** Residents and staff of a campaign: many at once, as if each had written and agreed, and calls in the name of each. */
import type { Database } from '../../src/platform/database/database.ts'
import type { Program } from '../support/program.ts'

export interface Counts {
  readonly id: number
  readonly status: string
  readonly recipients: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly unknown: number
  readonly pending: number
  readonly stopReason: string | null
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly reasons: Record<string, number>
  readonly hash: string
  readonly version: number
}

export interface Reach {
  readonly total: number
  readonly byChannel: Record<string, number>
  readonly skipped: Record<string, number>
  readonly cost: { zaloPaid: number; dong: number; zaloTemplates: number }
}

/** Makes each of the chats a person who agreed to announcements. */
export async function subscribe(
  database: Database,
  chats: readonly (number | string)[],
  { slug = 'telegram', unitId = null as number | null, language = 'vi', agreed = true } = {},
): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    {
      name: '',
      text: `WITH chat AS (
          SELECT value AS external_id, nextval(pg_get_serial_sequence('person', 'id'))::int AS id
          FROM jsonb_array_elements_text($1::jsonb)
        ), people AS (
          INSERT INTO person (id, language, unit_id) SELECT id, $3, $4::int FROM chat
        ), told AS (
          INSERT INTO consent (person_id, purpose, text_version) SELECT id, 'announcements', 'test-1' FROM chat WHERE $5::boolean
        )
        INSERT INTO identity (account_id, external_id, person_id, language, unit_id)
        SELECT (SELECT channel_account.id FROM channel_account WHERE slug = $2), external_id, id, $3, $4::int FROM chat
        RETURNING person_id AS id`,
    },
    [JSON.stringify(chats.map(String)), slug, language, unitId, agreed],
  )
  return rows.map(({ id }) => id)
}

export type Call = <T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: T }>

export function callWith(url: string, token: string): Call {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as T }
  }
}

/** A new member of staff who calls with a token of their own. */
export async function hire(
  program: Pick<Program, 'api' | 'url'>,
  unit: string,
  ...roles: string[]
): Promise<Call> {
  const { body } = await program.api<{ id: number }>('POST', '/staff', {
    name: `Cán bộ ${roles.join(' ')}`,
    unit,
    roles,
  })
  const made = await program.api<{ token: string }>('POST', `/staff/${body.id}/tokens`)
  return callWith(program.url, made.body.token)
}

/** The ward that campaigns go to unless they say otherwise. */
export async function makeWard(owner: Call): Promise<void> {
  const { body } = await owner<{ items: { code: string }[] }>('GET', '/units')
  const parentCode = body.items[0]?.code
  await owner('POST', '/units', { code: 'p-1', name: 'Phường Thanh Xuân', level: 'xa', parentCode })
}

/** Chats become people of that ward who agreed. */
export async function settle(database: Database, chats: readonly number[]): Promise<void> {
  const { unitId } = await database.orm.unitVersion.findFirstOrThrow({ where: { code: 'p-1' } })
  await subscribe(database, chats, { unitId })
}

/** Who writes there and who approves, calling `url`. */
export async function staffOf(url: string, owner: Call): Promise<{ officer: Call; chair: Call }> {
  const hired = async (role: string) => {
    const { body } = await owner<{ id: number }>('POST', '/staff', { name: role, unit: 'p-1', roles: [role] })
    const made = await owner<{ token: string }>('POST', `/staff/${body.id}/tokens`)
    return callWith(url, made.body.token)
  }
  return { officer: await hired('officer'), chair: await hired('chair') }
}

export const adds = ({ recipients, sent, failed, skipped, unknown, pending }: Counts): boolean =>
  recipients === sent + failed + skipped + unknown + pending
