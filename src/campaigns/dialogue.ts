/** What residents do with announcements: say that they read them, open their pages, choose their topics, stop them. */
import { choice, type Press, type Subject, type Turn } from '../conversation/dialogue.ts'
import { consents } from '../people/consents.ts'
import { personOf } from '../people/residents.ts'
import type { CampaignButton } from './campaign-types.ts'
import { subjectName } from './content.ts'
import { refusedTopics, switchTopic, topics } from './topics.ts'

/** The first tap counts. */
const acknowledge = {
  name: 'acknowledge_campaign',
  text: `UPDATE campaign_recipient SET acknowledged_at = COALESCE(acknowledged_at, $3)
    WHERE campaign_id = $1 AND person_id = $2 AND state <> 'skipped'`,
}
/** Only of a campaign that went to this person. */
const pageOf = {
  name: 'page_of_campaign',
  text: `SELECT campaign.buttons -> $3::int AS button FROM campaign
    WHERE campaign.id = $1 AND EXISTS (
      SELECT FROM campaign_recipient recipient WHERE recipient.campaign_id = campaign.id AND recipient.person_id = $2)`,
}

export function createCampaignDialogue(): Subject {
  async function read(turn: Turn, campaignId: number): Promise<void> {
    const { personId } = turn.writer
    if (personId !== null) await turn.tx.query(acknowledge, [campaignId, personId, turn.now])
    turn.say({ text: turn.rich('campaign-read-noted') })
  }

  /** Where buttons open no pages, the address is said. */
  async function page(turn: Turn, argument: string): Promise<void> {
    const [campaignId = '', at = ''] = argument.split('.')
    const [found] = await turn.tx.query<{ button: CampaignButton | null }>(pageOf, [
      numberIn(campaignId),
      turn.writer.personId,
      numberIn(at),
    ])
    if (found?.button) turn.say({ text: { text: `${found.button.vi}\n${found.button.url}` } })
  }

  async function stop(turn: Turn): Promise<void> {
    const { personId } = turn.writer
    if (personId !== null)
      await consents.withdraw(turn.tx, { personId, purpose: 'announcements', now: turn.now })
    turn.say({ text: turn.rich('campaign-stopped') })
  }

  async function showTopics(turn: Turn): Promise<void> {
    const { personId } = turn.writer
    const off = personId === null ? new Set<string>() : await refusedTopics(turn.tx, personId)
    turn.say({
      text: turn.rich('campaign-topics'),
      choices: topics.map((topic) => {
        const name = turn.t(`campaign-topic-${topic}`)
        const label = turn.t(off.has(topic) ? 'campaign-choice-topic-on' : 'campaign-choice-topic-off', {
          topic: name,
        })
        return choice(subjectName, { instance: '', action: 'topic', argument: topic }, label)
      }),
    })
  }

  async function switched(turn: Turn, argument: string): Promise<void> {
    const topic = topics.find((known) => known === argument)
    if (!topic) return
    const personId = await personOf(turn.tx, turn.writer, { language: turn.language })
    await switchTopic(turn.tx, { personId, topic, now: turn.now })
    await showTopics(turn)
  }

  return {
    name: subjectName,
    commands: [{ words: ['chude', 'topics'], run: showTopics }],
    async press(turn: Turn, { action, argument }: Press) {
      switch (action) {
        case 'read':
          return read(turn, numberIn(argument))
        case 'page':
          return page(turn, argument)
        case 'stop':
          return stop(turn)
        case 'topic':
          return switched(turn, argument)
        default:
          return showTopics(turn)
      }
    },
  }
}

/** A press may say anything: what is no number of ours is nobody's. */
const numberIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
