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
  readonly cost: { zaloPaid: number; dong: number }
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

export const adds = ({ recipients, sent, failed, skipped, unknown, pending }: Counts): boolean =>
  recipients === sent + failed + skipped + unknown + pending
