/** Approving in the chat: what was shown is what is approved, with a code of the second factor; and how far it is. */
import type { Choice } from '../../channels/channel.ts'
import { choice, type Press, type Turn } from '../../conversation/dialogue.ts'
import type { Viewer } from '../../people/viewer.ts'
import { joinLines } from '../../platform/i18n/rich-text.ts'
import { figuresOf, findCampaign } from '../campaign-reading.ts'
import type { Campaign } from '../campaign-types.ts'
import { contentHash } from '../content.ts'
import { goesOffInTheNight } from '../deciding.ts'
import { pageOf, type StaffChatParts, staffOf } from './parts.ts'
import { type Approving, staffSubject } from './state.ts'

/** So much of the hash stands in a button, in characters: 128 bits. */
export const shownHash = 32

const progressChoice = (turn: Turn, { id }: Campaign): Choice =>
  choice(
    staffSubject,
    { instance: String(id), action: 'progress', argument: '' },
    turn.t('campaign-chat-choice-progress'),
  )

export function createApproving(parts: StaffChatParts) {
  const openChoice = (turn: Turn, campaign: Campaign): Choice => ({
    value: `${staffSubject}:${campaign.id}:open`,
    label: turn.t('campaign-chat-choice-open'),
    url: pageOf(parts.publicUrl, campaign),
  })

  async function readerOf(turn: Turn): Promise<Viewer | null> {
    const viewer = await staffOf(turn)
    if (!viewer) turn.say({ text: turn.rich('campaign-chat-not-staff') })
    return viewer
  }

  /** The press of the button under what was shown: a code is asked for, if it still stands as it was. */
  async function ask(turn: Turn, { instance, argument }: Press): Promise<void> {
    const viewer = await readerOf(turn)
    if (!viewer) return
    const campaign = await findCampaign(turn.tx, viewer, Number(instance))
    const hash = contentHash(campaign)
    if (campaign.status !== 'submitted') return turn.say({ text: turn.rich('error-campaign-move') })
    if (argument.length !== shownHash || !hash.startsWith(argument))
      return turn.say({ text: turn.rich('error-campaign-changed'), choices: [openChoice(turn, campaign)] })
    const { enrolledAt } = await parts.factorIn(turn.tx).state(viewer)
    if (!enrolledAt)
      return turn.say({ text: turn.rich('campaign-chat-no-factor'), choices: [openChoice(turn, campaign)] })
    turn.keepOpen(staffSubject, {
      instance: parts.newInstance(),
      phase: 'code',
      campaignId: campaign.id,
      hash,
    })
    const atNight = await goesOffInTheNight(turn.tx, campaign, turn.now)
    const code = turn.rich('campaign-chat-ask-code', { title: campaign.title })
    turn.say({ text: atNight ? joinLines(turn.rich('campaign-approve-night'), code) : code })
  }

  async function typed(turn: Turn, { campaignId, hash }: Approving, code: string): Promise<void> {
    const viewer = await readerOf(turn)
    if (!viewer) return turn.closeDialogue()
    const given = await parts.factorIn(turn.tx).give(viewer, code)
    if (!given) return turn.say({ text: turn.rich('campaign-chat-wrong-code') })
    turn.closeDialogue()
    await parts.decisionsIn(turn.tx).approve(given, campaignId, hash)
    turn.tx.afterCommit(() => parts.begin(campaignId))
    const campaign = await findCampaign(turn.tx, viewer, campaignId)
    const figures = await figuresOf(turn.tx, campaign, turn.now)
    await parts.following.follow(turn, { campaign, figures })
    turn.say({
      text: turn.rich('campaign-chat-approved', { title: campaign.title }),
      choices: [progressChoice(turn, campaign)],
    })
  }

  /** Pressed again, the message itself changes where a platform can do that. */
  async function progress(turn: Turn, { instance, argument }: Press): Promise<void> {
    const viewer = await readerOf(turn)
    if (!viewer) return
    const campaign = await findCampaign(turn.tx, viewer, Number(instance))
    const counted = { campaign, figures: await figuresOf(turn.tx, campaign, turn.now) }
    await parts.following.follow(turn, counted)
    const { messageId } = turn.event
    const inPlace = argument === 'again' && turn.account.platform === 'telegram' && messageId !== undefined
    const message = parts.following.progressOf(counted, turn.language, turn.now)
    if (inPlace) turn.say({ ...message, edits: messageId })
    else turn.say(message, { replaceKey: parts.following.keyOf(turn, campaign.id) })
  }

  return { ask, typed, progress }
}
