/** Sends the requests of the matrix over real HTTP, and looks at what came back for words that are not the reader's. */
import {
  campaignReaders,
  campaignWriters,
  custodians,
  everybody,
  handlers,
  privacyReaders,
  readers,
  type Sent,
  unsealers,
} from './cases.ts'
import { type Member, type RoleName, type Target, targets, type World } from './world.ts'

export interface Answer {
  readonly status: number
  readonly location: string
  /** Headers and body. */
  readonly text: string
}

/** How somebody shows who they are. */
export type Key = Pick<Member, 'token' | 'cookie' | 'formToken' | 'fetch'>
export const noKey: Key = { token: '', cookie: '', formToken: '' }

interface Request {
  readonly route: string
  readonly sent: Sent
  readonly key: Key
  readonly headers?: Record<string, string>
  /** The answer does not end. */
  readonly stream?: boolean
}

export async function ask(url: string, { route, sent, key, headers = {}, stream }: Request): Promise<Answer> {
  const [method = 'GET'] = route.split(' ')
  const gone = new AbortController()
  const send = key.fetch ?? fetch
  const answer = await send(url + sent.path, {
    method,
    redirect: 'manual',
    signal: gone.signal,
    headers: { ...keyHeaders(key), ...(sent.body === undefined ? {} : json), ...headers },
    ...(method === 'GET' ? {} : { body: bodyOf(sent, key) }),
  })
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const isStream = stream && answer.status === 200
  const text = isStream ? head : `${head}\n${await answer.text()}`
  if (isStream) gone.abort()
  return { status: answer.status, location: answer.headers.get('location') ?? '', text }
}

const json = { 'content-type': 'application/json' }

const keyHeaders = ({ token, cookie }: Key): Record<string, string> => ({
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  ...(cookie ? { cookie } : {}),
})

function bodyOf({ path, body, form }: Sent, { formToken }: Key): string | FormData | URLSearchParams {
  if (!form) return typeof body === 'string' ? body : JSON.stringify(body ?? {})
  const fields = path.startsWith('/chat') ? new FormData() : new URLSearchParams()
  if (formToken) fields.set('token', formToken)
  for (const [name, value] of Object.entries(form))
    for (const each of [value].flat()) fields.append(name, each)
  return fields
}

/** Who may read which of the words in the world, of things at `own` and below. */
const wordReaders: Readonly<Record<string, readonly RoleName[] | undefined>> = {
  ticket: readers,
  anonymous: readers,
  resident: readers,
  committee: readers,
  note: readers,
  authority: readers,
  address: readers,
  file: readers,
  author: readers,
  staff: readers,
  restricted: custodians,
  reason: unsealers,
  audit: ['admin'],
  account: ['admin'],
  fault: ['admin'],
  wish: privacyReaders,
  breach: privacyReaders,
  template: [...handlers],
  change: everybody,
  campaign: campaignReaders,
  segment: campaignWriters,
  sealed: [],
}

/** Words in an answer that its reader may not read; null: somebody without any right. Their own words may be said back. */
export function leaks(
  world: World,
  given: { answer: Answer; sent: Sent; route: string; role: RoleName | null },
): string[] {
  const { answer, sent, route, role } = given
  const said = `${decodeURIComponent(sent.path)} ${JSON.stringify(sent)}`
  const words = [...new Set(answer.text.match(/ck-[a-z]+-[a-z]+/g))].filter((word) => {
    const [, at = '', thing = ''] = word.split('-')
    return !said.includes(word) && !mayRead({ at, thing, route, role })
  })
  const codes = targets
    .flatMap((at) => codesAt(world, at))
    .filter(
      ({ code, at, thing }) =>
        answer.text.includes(code) && !said.includes(code) && !mayRead({ at, thing, route, role }),
    )
  return [...words, ...codes.map(({ code, at, thing }) => `${code} (${at} ${thing})`)]
}

function codesAt({ things }: World, at: Target) {
  const { ticket, anonymous, restricted } = things[at]
  return [
    { at, thing: 'ticket', code: ticket.code },
    { at, thing: 'ticket', code: anonymous.code },
    { at, thing: 'restricted', code: restricted.code },
  ]
}

function mayRead({
  at,
  thing,
  route,
  role,
}: {
  at: string
  thing: string
  route: string
  role: RoleName | null
}): boolean {
  if (role === null) return false
  /** A unit is shown with the one above it; those above can be given a ticket; their templates are for those below. */
  if (at === 'parent')
    return (
      ['unit', 'code'].includes(thing) ||
      (thing === 'template' && handlers.includes(role)) ||
      (thing === 'staff' && route.includes('/tickets/:code') && handlers.includes(role))
    )
  if (at !== 'own' && at !== 'child') return false
  if (['unit', 'code', 'alias'].includes(thing)) return true
  return wordReaders[thing]?.includes(role) ?? false
}

/** What the database holds of everything a refused request must not have changed. */
export async function stateOf({ program }: World): Promise<string> {
  const counts = [
    'ticket_event',
    'ticket_message',
    'attachment',
    'login_link',
    'invite',
    'outgoing_message',
    'unit_link',
    'staff_group',
    'recovery_code',
    'reply_template',
    'consent',
  ].map((table) => `SELECT '${table}' AS name, count(*)::text AS state FROM ${table}`)
  const columns: Record<string, string> = {
    ticket: "concat_ws('|', id, status, kind, category, urgency, unit_id, assignee_id, restricted, version)",
    role: "concat_ws('|', id, person_id, unit_id, role, ended_at)",
    person: "concat_ws('|', id, name, ended_at, totp_confirmed_at, totp_secret)",
    session: "concat_ws('|', id, person_id, ended_at)",
    api_token: "concat_ws('|', id, person_id, ended_at)",
    unit_version: 'unit_version::text',
    unit: 'unit::text',
    unsealing: 'unsealing::text',
    custody_request: 'custody_request::text',
    data_request: 'data_request::text',
    data_breach: 'data_breach::text',
    retention_rule: 'retention_rule::text',
    reply_template: 'reply_template::text',
    unit_change: 'unit_change::text',
    unit_street: 'unit_street::text',
    // Time ends what runs.
    campaign:
      "concat_ws('|', id, unit_id, CASE status WHEN 'running' THEN 'done' ELSE status END, version, title, editor_ids, approver_id, approved_hash, stop_reason)",
    campaign_rule: 'campaign_rule::text',
    campaign_recipient: 'campaign_recipient::text',
    stored_file: "concat_ws('|', id, state, name)",
  }
  const sums = Object.entries(columns).map(
    ([table, row]) =>
      `SELECT '${table}', md5(coalesce(string_agg(${row}, ',' ORDER BY ${row}), '')) FROM ${table}`,
  )
  const rows = await program.database.query<{ name: string; state: string }>(
    { name: 'state_of_everything', text: [...counts, ...sums].join(' UNION ALL ') },
    [],
  )
  return rows.map(({ name, state }) => `${name} ${state}`).join('\n')
}
