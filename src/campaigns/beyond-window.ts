/**
 * What is done for those whom Zalo lets nobody write to, seven days after their last deed. Nothing, as chosen for most; or:
 * article   a broadcast to everybody who follows the OA: no person is chosen, so it is no recipient's outcome
 * group     words in a group chat of the OA's own (GMF): the same
 * template  an approved ZBS template to each of these persons, which is paid for: they are recipients as the others are
 */

import { z } from 'zod'
import type { AudienceGroup } from '../channels/announcing.ts'
import { reach, type Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { InvalidError, type Issue } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { CampaignContent } from './campaign-types.ts'
import { quietUntil } from './rules.ts'
import type { Segment } from './segment.ts'

export const beyondWays = ['article', 'group', 'template'] as const
export type BeyondWay = (typeof beyondWays)[number]

/** Words of a campaign that a template's parameters can be filled with. */
export const templateWords = ['text', 'title', 'name'] as const
/** Longer than any id or parameter of Zalo's. */
const word = z.string().max(200)

const account = z.int().meta({ description: 'The id of the OA' })

export const beyondSchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('article'), account }),
  z.strictObject({ way: z.literal('group'), account, groupId: word }),
  z.strictObject({
    way: z.literal('template'),
    account,
    templateId: word,
    parameters: z
      .strictObject({ text: word.optional(), title: word.optional(), name: word.optional() })
      .meta({
        description: 'Names of the template’s parameters for the words, the title, the reader’s name',
      }),
  }),
])
export type BeyondWindow = z.infer<typeof beyondSchema>

/** Zalo takes neither broadcasts nor templates from 22:00 to 05:59, in minutes of the day. */
const zaloNight = { quietFrom: 22 * 60, quietTo: 6 * 60, perDay: null, perWeek: null }
export const isNightAtZalo = (now: Date): boolean => quietUntil(zaloNight, now) !== null

const longestTitle = 150

/** As it can be kept. */
export function usableBeyond(beyond: BeyondWindow | null | undefined): BeyondWindow | null {
  if (!beyond) return null
  if (beyond.way === 'group') return { ...beyond, groupId: cleanText(beyond.groupId) }
  if (beyond.way === 'article') return beyond
  const words = templateWords.map((each) => [each, cleanText(beyond.parameters[each] ?? '')] as const)
  const parameters = Object.fromEntries(words.filter(([, name]) => name !== ''))
  return { ...beyond, templateId: cleanText(beyond.templateId), parameters }
}

/** What the way does not carry. */
export function beyondIssues({ title, beyondWindow }: CampaignContent): Issue[] {
  if (!beyondWindow) return []
  const needed = (name: string, value: string) =>
    value ? [] : [{ path: `beyondWindow.${name}`, message: 'error-required' }]
  switch (beyondWindow.way) {
    case 'article':
      return [...title].length > longestTitle ? [{ path: 'title', message: 'error-too-long' }] : []
    case 'group':
      return needed('groupId', beyondWindow.groupId)
    case 'template':
      return needed('templateId', beyondWindow.templateId)
    default:
      return beyondWindow satisfies never
  }
}

/**
 * Followers and groups cannot be narrowed to a unit: only an OA of the segment's own units speaks to them. A template goes
 * to persons of the segment, through whichever OA they wrote to.
 */
const usableAccount = {
  name: 'usable_beyond_account',
  text: `SELECT account.id FROM channel_account account JOIN unit_ancestor tie
      ON tie.unit_id = account.unit_id AND tie.ancestor_id = $2
        OR $3 AND tie.ancestor_id = account.unit_id AND tie.unit_id = $2
    WHERE account.id = $1 AND account.platform = 'zalo' LIMIT 1`,
}

/** @throws InvalidError when the account is none that may be used for these people */
export async function demandBeyond(
  tx: Tx | Database,
  { segment, beyondWindow }: { segment: Segment; beyondWindow?: BeyondWindow | null | undefined },
): Promise<void> {
  if (!beyondWindow) return
  const values = [beyondWindow.account, segment.unit, beyondWindow.way === 'template']
  const found = await tx.query(usableAccount, values)
  if (found.length === 0)
    throw new InvalidError([{ path: 'beyondWindow.way', message: 'error-campaign-beyond-account' }])
}

export interface BeyondAccount {
  readonly id: number
  /** Whose it is: by that people know it. */
  readonly unitId: number
  /** Owned within the viewer's reach: its followers and groups can be spoken to. */
  readonly isOwn: boolean
}

/** With the groups it can tell; null: they cannot be asked for just now, or are not the viewer's to tell. */
export interface BeyondAccountWithGroups extends BeyondAccount {
  readonly groups: readonly AudienceGroup[] | null
}

const beyondAccounts = {
  name: 'beyond_accounts',
  text: `SELECT account.id, account.unit_id AS "unitId",
      bool_or(tie.unit_id = account.unit_id AND tie.ancestor_id = ANY ($1::int[])) AS "isOwn"
    FROM channel_account account JOIN unit_ancestor tie
      ON tie.unit_id = account.unit_id AND tie.ancestor_id = ANY ($1::int[])
        OR tie.ancestor_id = account.unit_id AND tie.unit_id = ANY ($1::int[])
    WHERE account.platform = 'zalo' AND account.state <> 'ended'
    GROUP BY account.id ORDER BY account.id`,
}

/** The OAs a writer of campaigns can choose among. */
export const beyondAccountsOf = (database: Database, viewer: Viewer): Promise<BeyondAccount[]> =>
  database.query<BeyondAccount>(beyondAccounts, [reach(viewer, 'campaigns.write')])

/** Whose the chosen OA is; null when none is chosen. */
export async function beyondUnitOf(
  source: Database | Tx,
  { beyondWindow }: Pick<CampaignContent, 'beyondWindow'>,
): Promise<number | null> {
  if (!beyondWindow) return null
  const where = { id: beyondWindow.account }
  const account = await source.orm.channelAccount.findUnique({ where, select: { unitId: true } })
  return account?.unitId ?? null
}
