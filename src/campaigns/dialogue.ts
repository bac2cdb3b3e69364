/** What residents do with announcements: say that they read them, open their pages, choose their topics, stop them. */
import { choice, type Input, type Press, type Subject, type Turn } from '../conversation/dialogue.ts'
import { consents } from '../people/consents.ts'
import { personOf } from '../people/residents.ts'
import { foldText } from '../platform/text/fold.ts'
import type { Answers } from './answers.ts'
import { type PageButton, rsvpAnswers } from './campaign-types.ts'
import { subjectName } from './content.ts'
import { createTakingPart, typedAnswer } from './taking-part.ts'
import { refusedTopics, switchTopic, topics } from './topics.ts'

/** The first tap counts. */
const acknowledge = {
  name: 'acknowledge_campaign',
  text: `UPDATE campaign_recipient SET acknowledged_at = COALESCE(acknowledged_at, $3)
    WHERE campaign_id = $1 AND person_id = $2 AND state <> 'skipped' RETURNING id`,
}
/** Only of a campaign that went to this person. */
const pageOf = {
  name: 'page_of_campaign',
  text: `SELECT campaign.buttons -> $3::int AS button FROM campaign
    WHERE campaign.id = $1 AND EXISTS (
      SELECT FROM campaign_recipient recipient WHERE recipient.campaign_id = campaign.id AND recipient.person_id = $2)`,
}

/** The labels under an announcement that can be typed. */
const labels = { read: 'campaign-choice-read', report: 'campaign-choice-report' } as const
const asking = ['rsvp-yes', 'rsvp-no', 'rsvp-maybe', 'pledge'] as const

export interface CampaignDialogueParts {
  readonly answers: Answers
  readonly announce: (campaignId: number) => void
  /** Begins feedback about what is announced. */
  readonly report: (turn: Turn, campaignId: number | null) => void
}

export function createCampaignDialogue({ answers, announce, report }: CampaignDialogueParts): Subject {
  const takingPart = createTakingPart({ announce })

  /** A look at a test, or a message that somebody passed on: nothing is counted, and it says so. */
  const notTheirs = (turn: Turn): void => turn.say({ text: turn.rich('campaign-not-recipient') })

  async function rsvp(turn: Turn, argument: string): Promise<void> {
    const [campaignId = '', said] = argument.split('.')
    const answer = rsvpAnswers.find((known) => known === said)
    if (!answer || !(await takingPart.rsvp(turn, numberIn(campaignId), answer))) notTheirs(turn)
  }

  async function pledge(turn: Turn, campaignId: number): Promise<void> {
    if (!(await takingPart.pledge(turn, campaignId))) notTheirs(turn)
  }

  async function amount(turn: Turn, argument: string): Promise<void> {
    const [campaignId = '', what = ''] = argument.split('.')
    await takingPart.amountPressed(turn, numberIn(campaignId), what)
  }

  async function read(turn: Turn, campaignId: number): Promise<void> {
    const { personId } = turn.writer
    const noted = await turn.tx.query(acknowledge, [campaignId, personId, turn.now])
    if (noted.length === 0) return notTheirs(turn)
    turn.tx.afterCommit(() => announce(campaignId))
    turn.say({ text: turn.rich('campaign-read-noted') })
  }

  /** Of a campaign that did not go to them nobody says anything: it is feedback like any other. */
  async function about(turn: Turn, campaignId: number): Promise<void> {
    const found = await turn.tx.orm.campaignRecipient.findFirst({
      where: { campaignId, personId: turn.writer.personId ?? 0 },
      select: { id: true },
    })
    report(turn, found ? campaignId : null)
  }

  /** The words of a button under the newest announcement, typed. */
  async function typed(turn: Turn, text: string): Promise<boolean> {
    const words = foldText(text).trim()
    const meant = (['read', 'report'] as const).find(
      (each) => foldText(turn.t(labels[each])).trim() === words,
    )
    if (!meant) return typedOther(turn, text)
    const campaignId = await answers.labelledBy(turn)
    if (campaignId === null) return false
    await (meant === 'read' ? read(turn, campaignId) : about(turn, campaignId))
    return true
  }

  /** Whether they come or want to give, in their own words; of an announcement that asks no such thing these are none. */
  async function typedOther(turn: Turn, text: string): Promise<boolean> {
    const answer = typedAnswer(text)
    if (!answer) return false
    const isLabel = asking.some((each) => foldText(turn.t(`campaign-choice-${each}`)) === foldText(text))
    const campaignId = await (isLabel ? answers.labelledBy(turn) : answers.campaignOf(turn))
    if (campaignId === null) return false
    return answer === 'pledge'
      ? takingPart.pledge(turn, campaignId)
      : takingPart.rsvp(turn, campaignId, answer)
  }

  /** Where buttons open no pages, the address is said. */
  async function page(turn: Turn, argument: string): Promise<void> {
    const [campaignId = '', at = ''] = argument.split('.')
    const [found] = await turn.tx.query<{ button: PageButton | null }>(pageOf, [
      numberIn(campaignId),
      turn.writer.personId,
      numberIn(at),
    ])
    if (found?.button?.url) turn.say({ text: { text: `${found.button.vi}\n${found.button.url}` } })
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
    offers: answers.offers,
    take: async (turn: Turn, input: Input) =>
      input.kind === 'text' &&
      ((await takingPart.typedAmount(turn, input.text)) || (await typed(turn, input.text))),
    async press(turn: Turn, { action, argument }: Press) {
      switch (action) {
        case 'read':
          return read(turn, numberIn(argument))
        case 'rsvp':
          return rsvp(turn, argument)
        case 'pledge':
          return pledge(turn, numberIn(argument))
        case 'amount':
          return amount(turn, argument)
        case 'report':
          return about(turn, numberIn(argument))
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
