/**
 * A test goes to all chats of whoever asks for it, one a platform and one a language: what a platform refuses in it stands on
 * the page before anybody approves, apart from what is wrong with that chat alone.
 */
import type { Platform } from '../channels/channel.ts'
import type { Address, Outbox } from '../delivery/outbox.ts'
import { demandOver } from '../people/rights.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Language } from '../platform/i18n/texts.ts'
import { findCampaign } from './campaign-reading.ts'
import type { Campaign } from './campaign-types.ts'
import type { Writing } from './content.ts'

const ownChats = {
  name: 'own_chats',
  text: `SELECT DISTINCT ON (account.platform) identity.id AS identity_id, identity.account_id, identity.external_id,
      COALESCE(identity.language, 'vi') AS language, account.platform,
      COALESCE(identity.last_interaction_at, identity.last_inbound_at) AS at
    FROM identity JOIN channel_account account ON account.id = identity.account_id
    WHERE identity.person_id = $1 AND identity.unreachable IS NULL
    ORDER BY account.platform, identity.last_inbound_at DESC`,
}
/** The newest of each platform and language, of the words as they stand now. */
const testResults = {
  name: 'campaign_test_results',
  text: `SELECT DISTINCT ON (account.platform, message.replace_key) account.platform, message.state, message.reason,
      message.our_fault AS "ourFault",
      split_part(message.replace_key, ':', 4) AS language
    FROM outgoing_message message JOIN channel_account account ON account.id = message.account_id
    WHERE message.replace_key IN (SELECT jsonb_array_elements_text($1::jsonb))
      AND message.replace_key LIKE 'campaign-test:%'
    ORDER BY account.platform, message.replace_key, message.id DESC`,
}

/** How one test went: `sent`, still on its way, or why not. */
export interface TestResult {
  readonly platform: Platform
  readonly language: Language
  readonly state: 'pending' | 'in_flight' | 'sent' | 'failed' | 'skipped' | 'unknown'
  readonly reason: string | null
  /** It would fail for everybody; otherwise only this chat could not be written to. */
  readonly ourFault: boolean
}

const languagesOf = ({ text }: Campaign): readonly Language[] => (text.en ? ['vi', 'en'] : ['vi'])
const keyOf = ({ id, version }: Campaign, language: Language) => `campaign-test:${id}:${version}:${language}`

export function createTesting(parts: { database: Database; clock: Clock; outbox: Outbox; writing: Writing }) {
  const { database, clock, outbox, writing } = parts

  return {
    /** @throws ConflictError without a linked chat */
    async send(viewer: Viewer, id: number): Promise<void> {
      const now = clock.now()
      await database.transaction(async (tx) => {
        const campaign = await findCampaign(tx, viewer, id)
        await demandOver(tx, viewer, { right: 'campaigns.write', unitId: campaign.unitId })
        const chats = await tx.query<Address>(ownChats, [viewer.personId])
        if (chats.length === 0) throw new ConflictError('campaign-no-chat')
        for (const to of chats)
          for (const language of languagesOf(campaign)) {
            const reader = { language, name: viewer.name, unitId: campaign.unitId }
            const message = writing.messageFor(campaign, { id, reader })
            await outbox.add(tx, { to, message, now, key: keyOf(campaign, language) })
          }
      })
    },

    /** Of the words as they stand now, whoever tested them. */
    resultsOf: (campaign: Campaign): Promise<TestResult[]> =>
      database.query<TestResult>(testResults, [
        JSON.stringify(languagesOf(campaign).map((language) => keyOf(campaign, language))),
      ]),
  }
}
