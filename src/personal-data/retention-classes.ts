/**
 * The classes of data that are kept for a while: which rows of a class are old enough, and what then happens to them. One
 * query says which: the preview counts what it finds, the nightly job deals with the same.
 */
import type { Tx } from '../platform/database/database.ts'
import { type Statement, sqlFile } from '../platform/database/statement.ts'
import { eraseFiles, eraseTickets, forgetAnswers } from './erasing.ts'
import type { RemoveFiles } from './file-removal.ts'

export interface RetentionClass {
  readonly name: string
  /** The first rule: days, and what happens then. */
  readonly days: number
  readonly action: 'delete' | 'anonymise'
  /** The longest that may be set, in days: what people were told, or all one could mean. */
  readonly most: number
  /** Ids of what is older than $1, at most $2 of them; null: all. */
  readonly which: Statement
  /** Rows dealt with in a transaction. */
  readonly slice: number
  apply(tx: Tx, given: Slice): Promise<unknown>
}

export interface Slice {
  readonly ids: readonly string[]
  readonly before: Date
  readonly now: Date
  readonly removeFiles: RemoveFiles
}

const inFile = (file: string): Statement => {
  const { name, text } = sqlFile(import.meta.url, `retention/${file}.sql`)
  return { name: `retention_${name}`, text }
}

/** A class whose rows one statement deals with, given their ids as $1. */
const simply = ({ name, text }: Statement) => ({
  slice: 2_000,
  apply: (tx: Tx, slice: Slice) => tx.query({ name, text }, [JSON.stringify(slice.ids)]),
})

const years = (count: number) => count * 365
const longest = years(30)
const listed = 'SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb)'

const files = {
  slice: 200,
  async apply(tx: Tx, { ids, removeFiles }: Slice) {
    await removeFiles(tx, await eraseFiles(tx, ids.map(Number)))
    await forgetAnswers(tx)
  },
}

const dropDrafts = {
  name: 'retention_drop_drafts',
  text: `UPDATE identity
    SET dialogue = CASE WHEN last_inbound_at < $2 THEN left_over - 'open' ELSE left_over END,
        shelved_until = CASE WHEN is_over THEN NULL ELSE shelved_until END
    FROM (
      SELECT id AS chat_id, is_over, CASE WHEN is_over THEN dialogue - 'shelved' ELSE dialogue END AS left_over
      FROM (SELECT id, dialogue, COALESCE(shelved_until < $2::timestamptz + interval '30 days', false) AS is_over
            FROM identity WHERE id IN (${listed})) chat
    ) chat
    WHERE identity.id = chat.chat_id`,
}

const loseIdentities = {
  name: 'retention_lose_identities',
  text: `WITH codes AS (DELETE FROM join_code WHERE identity_id IN (${listed}))
    DELETE FROM identity WHERE id IN (${listed})`,
}

/** Who is known by a request at the office alone is not known any more. */
const forgetDesk = `UPDATE person SET name = NULL
  WHERE id IN (SELECT person_id FROM data_request WHERE taken_by_id IS NOT NULL AND identity_id IS NULL AND id IN (${listed}))
    AND NOT EXISTS (SELECT FROM identity WHERE identity.person_id = person.id)
    AND NOT EXISTS (SELECT FROM role WHERE role.person_id = person.id)
    AND NOT EXISTS (SELECT FROM ticket WHERE ticket.author_id = person.id)`

const emptyRequests = {
  name: 'retention_empty_requests',
  text: `WITH at_the_desk AS (${forgetDesk})
    UPDATE data_request SET detail = NULL, outcome = outcome - 'note' WHERE id IN (${listed})`,
}

/** Days are the committee's own choice; that there is an end to them is art. 3.3 of Law 91/2025/QH15. */
export const retentionClasses: readonly RetentionClass[] = [
  {
    name: 'payloads',
    days: 7,
    action: 'delete',
    most: 7,
    which: inFile('payloads'),
    ...simply({
      name: 'retention_empty_payloads',
      text: `UPDATE inbound_event SET payload = NULL WHERE id IN (${listed})`,
    }),
  },
  {
    name: 'drafts',
    days: 30,
    action: 'delete',
    most: 30,
    which: inFile('drafts'),
    slice: 2_000,
    apply: (tx, slice) => tx.query(dropDrafts, [JSON.stringify(slice.ids), slice.before]),
  },
  {
    name: 'outgoing',
    days: 90,
    action: 'delete',
    most: longest,
    which: inFile('outgoing'),
    ...simply({
      name: 'retention_delete_outgoing',
      text: `DELETE FROM outgoing_message WHERE id IN (${listed})`,
    }),
  },
  {
    name: 'transcripts',
    days: 180,
    action: 'delete',
    most: longest,
    which: inFile('transcripts'),
    ...simply({
      name: 'retention_delete_transcripts',
      text: `DELETE FROM web_message WHERE id IN (${listed})`,
    }),
  },
  {
    name: 'campaign_replies',
    days: 180,
    action: 'delete',
    most: longest,
    which: inFile('campaign-replies'),
    ...simply(inFile('drop-campaign-replies')),
  },
  {
    name: 'campaign_answers',
    // Next year's meeting or drive may still be announced to those of this year's.
    days: 400,
    action: 'delete',
    most: longest,
    which: inFile('campaign-answers'),
    ...simply(inFile('drop-campaign-answers')),
  },
  {
    name: 'ticket_files',
    days: years(2),
    action: 'delete',
    most: longest,
    which: inFile('ticket-files'),
    ...files,
  },
  { name: 'loose_files', days: 60, action: 'delete', most: longest, which: inFile('loose-files'), ...files },
  { name: 'data_copies', days: 7, action: 'delete', most: 30, which: inFile('data-copies'), ...files },
  {
    name: 'tickets',
    days: years(5),
    action: 'anonymise',
    most: longest,
    which: inFile('tickets'),
    slice: 200,
    async apply(tx, { ids, now }) {
      await eraseTickets(tx, { ids: ids.map(Number), now })
      await forgetAnswers(tx)
    },
  },
  {
    name: 'requests',
    days: years(2),
    action: 'anonymise',
    most: longest,
    which: inFile('requests'),
    slice: 2_000,
    async apply(tx, { ids }) {
      await tx.query(emptyRequests, [JSON.stringify(ids)])
      await forgetAnswers(tx)
    },
  },
  {
    name: 'identities',
    days: years(1),
    action: 'delete',
    most: longest,
    which: inFile('identities'),
    slice: 500,
    apply: (tx, slice) => tx.query(loseIdentities, [JSON.stringify(slice.ids)]),
  },
]
