/** Accounts a viewer may see: those of the units within reach. */
import { z } from 'zod'
import { sendingRules } from '../channels/windows.ts'
import { reach, type Viewer } from '../people/viewer.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { NotFoundError } from '../platform/errors.ts'
import { type AccountView, seededSlugs } from './account-types.ts'

const listStatement = sqlFile(import.meta.url, 'list-accounts.sql')

const word = z.string().catch('')
const more = z.object({
  siteCode: word,
  package: z.string().nullable().catch(null),
  quota: z.object({ remain: z.string(), total: z.string(), at: z.coerce.date() }).nullable().catch(null),
})

interface Row extends Omit<AccountView, 'seeded' | 'failure' | 'rules' | 'package' | 'quota'> {
  readonly settings: unknown
  readonly failedReason: string | null
  readonly failedAt: Date | null
}

export async function listAccounts(source: Querying, viewer: Viewer, id?: number): Promise<AccountView[]> {
  const tops = JSON.stringify(reach(viewer, 'accounts.manage'))
  const rows = await source.query<Row>(listStatement, [tops, id ?? null])
  return rows.map(asView)
}

/** @throws NotFoundError when there is none within reach */
export async function findAccount(source: Querying, viewer: Viewer, id: number): Promise<AccountView> {
  const [found] = await listAccounts(source, viewer, id)
  if (!found) throw new NotFoundError('account')
  return found
}

function asView({ settings, failedReason, failedAt, ...row }: Row): AccountView {
  const { billed, template } = sendingRules(settings)
  const { siteCode, ...rest } = more.parse(typeof settings === 'object' && settings ? settings : {})
  return {
    ...row,
    ...rest,
    seeded: seededSlugs.includes(row.slug),
    failure: failedAt && { reason: failedReason, at: failedAt },
    rules: {
      billedAllowed: billed.allowed,
      billedMonthly: billed.monthly,
      templateId: template?.id ?? '',
      templateCode: template?.code ?? '',
      templateText: template?.text ?? '',
      siteCode,
    },
  }
}
