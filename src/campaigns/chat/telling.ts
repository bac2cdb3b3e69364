/** Those who may approve a campaign hear in their own chats that it waits, with everything they decide on. */
import type { OutboundMessage } from '../../channels/channel.ts'
import { choice } from '../../conversation/dialogue.ts'
import type { Address, Outbox } from '../../delivery/outbox.ts'
import { rolesWith } from '../../people/viewer.ts'
import { sqlFile } from '../../platform/database/statement.ts'
import { joinLines, type RichText } from '../../platform/i18n/rich-text.ts'
import type { Language, Texts, Values } from '../../platform/i18n/texts.ts'
import { formatDate, formatDateTime } from '../../platform/text/numbers.ts'
import type { UnitDirectory } from '../../units/unit-directory.ts'
import { unitWords } from '../../units/unit-words.ts'
import { beyondUnitOf } from '../beyond-window.ts'
import { type Campaign, isPage, type Reach } from '../campaign-types.ts'
import { contentHash, type Writing } from '../content.ts'
import type { TellApprovers } from '../deciding.ts'
import { countReach } from '../reach.ts'
import { segmentWords } from '../segment-words.ts'
import type { Warning } from '../spelling.ts'
import { warningsAbout } from '../warnings.ts'
import { shownHash } from './approving.ts'
import { pageOf } from './parts.ts'
import { staffSubject } from './state.ts'

interface Waiting {
  readonly campaign: Campaign
  readonly reach: Reach
  /** Whose the OA is that was chosen for those outside Zalo's seven days. */
  readonly beyondUnitId: number | null
  readonly warnings: readonly Warning[]
}

const approverChats = sqlFile(import.meta.url, 'approver-chats.sql')

export function createTelling(parts: {
  outbox: Outbox
  texts: Texts
  units: UnitDirectory
  writing: Writing
  publicUrl: string
}): TellApprovers {
  const { outbox, texts, units, writing, publicUrl } = parts

  /** What it says, what it does not carry, and how many of them are paid for. */
  function beyondOf({ campaign, reach, beyondUnitId }: Waiting, language: Language): RichText[] {
    const { beyondWindow } = campaign
    if (!beyondWindow) return []
    const { way } = beyondWindow
    const count = reach.cost.zaloTemplates
    const account = beyondUnitId === null ? '' : unitWords(units.now, beyondUnitId)
    return [
      texts.rich(language, 'campaign-beyond'),
      texts.rich(language, `campaign-beyond-way-${way}`, { account }),
      texts.rich(language, `campaign-beyond-limits-${way}`),
      ...(count > 0 ? [texts.rich(language, 'campaign-reach-templates', { count })] : []),
    ]
  }

  function factsOf(waiting: Waiting, language: Language): RichText {
    const { campaign, reach } = waiting
    const { title, author, unitId, notBefore, notAfter } = campaign
    const say = (key: string) => texts.say(language, key)
    const when = (date: Date | null) => (date ? formatDateTime(date, language) : say('campaign-any-time'))
    const facts = texts.rich(language, 'campaign-chat-waiting', {
      title,
      author: author.name ?? '',
      unit: unitWords(units.now, unitId),
      count: reach.total,
      paid: reach.cost.zaloPaid,
      class: say(`campaign-class-${campaign.class}`),
      begin: when(notBefore),
      end: when(notAfter),
    })
    const { ground } = campaign
    const grounds = ground ? [texts.rich(language, 'campaign-chat-ground', { ground })] : []
    const speaker = {
      units: units.now,
      say: (key: string, values?: Values) => texts.say(language, key, values),
      label: (sort: string, code: string) => say(`label-${sort}-${code}`),
    }
    const whom = Object.keys(campaign.segment).length > 1 ? segmentWords(speaker, campaign.segment) : null
    const more = [
      ...(whom ? [`${say('campaign-field-whom')}: ${whom}`] : []),
      ...(campaign.repeat
        ? [`${say('campaign-field-repeat')}: ${say(`campaign-repeat-${campaign.repeat}`)}`]
        : []),
      ...campaign.buttons.flatMap((each) => (isPage(each) ? [] : [say(`campaign-act-${each.act}`)])),
    ].map((text) => ({ text }))
    const links = campaign.buttons.filter(isPage).map(({ vi, url }) => ({ text: `${vi}: ${url}` }))
    const warnings = waiting.warnings.map(({ kind, excerpt, date }) =>
      texts.rich(language, `campaign-warning-${kind}`, {
        excerpt,
        date: date ? formatDate(date, language) : '',
      }),
    )
    return joinLines(facts, ...grounds, ...more, ...beyondOf(waiting, language), ...links, ...warnings)
  }

  /** The words as residents get them. */
  function wordsOf({ campaign }: Waiting): RichText[] {
    const { id, unitId, text } = campaign
    const languages = text.en === null ? (['vi'] as const) : (['vi', 'en'] as const)
    return languages.map(
      (language) => writing.messageFor(campaign, { id, reader: { language, name: null, unitId } }).text,
    )
  }

  function questionOf({ campaign }: Waiting, language: Language): OutboundMessage {
    const say = (key: string) => texts.say(language, key)
    const press = {
      instance: String(campaign.id),
      action: 'approve',
      argument: contentHash(campaign).slice(0, shownHash),
    }
    return {
      text: texts.rich(language, 'campaign-chat-decide', {
        picture: campaign.fileId === null ? '' : say('campaign-chat-picture'),
      }),
      choices: [
        choice(staffSubject, press, say('campaign-deed-approve')),
        {
          value: `${staffSubject}:${campaign.id}:open`,
          label: say('campaign-chat-choice-open'),
          url: pageOf(publicUrl, campaign),
        },
      ],
    }
  }

  return async (tx, campaign, now) => {
    const { unitId, editorIds } = campaign
    const right = campaign.class === 'ordinary' ? 'campaigns.approve' : 'campaigns.urgent'
    const chats = await tx.query<Address>(approverChats, [
      unitId,
      JSON.stringify(rolesWith(right)),
      JSON.stringify(editorIds),
    ])
    if (chats.length === 0) return
    const reach = await countReach(tx, campaign, now)
    const warnings = await warningsAbout(tx, campaign, now)
    const waiting = { campaign, reach, beyondUnitId: await beyondUnitOf(tx, campaign), warnings }
    for (const to of chats) {
      const words = [factsOf(waiting, to.language), ...wordsOf(waiting)].map((text) => ({ text }))
      for (const message of [...words, questionOf(waiting, to.language)])
        await outbox.add(tx, { to, message, now })
    }
  }
}
