/** What a campaign says: what may stand in it, the hash an approval is bound to, and the message one reader gets. */
import { createHash } from 'node:crypto'
import type { Choice, OutboundMessage } from '../channels/channel.ts'
import { choice } from '../conversation/dialogue.ts'
import { InvalidError, type Issue } from '../platform/errors.ts'
import { joinLines, readEmphasis } from '../platform/i18n/rich-text.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { beyondIssues, usableBeyond } from './beyond-window.ts'
import { contentOf } from './campaign-row.ts'
import {
  type ActButton,
  type CampaignButton,
  type CampaignContent,
  isPage,
  type Reader,
  rsvpAnswers,
  variables,
} from './campaign-types.ts'

/** Its choices' prefix in chats. */
export const subjectName = 'ca'

/** What every channel takes in one message: Zalo's 2,000 characters, less the line under it. */
const longestText = 1_800
const longestTitle = 200
const longestLabel = 60
const longestGround = 300
/** Two more are ours, "read" and "stop": together what every channel shows as buttons. Who answers whether they come has read. */
const mostButtons = { usually: 3, withRsvp: 4 } as const
const roomOf = (button: CampaignButton): number => (isAct(button, 'rsvp') ? rsvpAnswers.length : 1)
const isAct = (button: CampaignButton, act: ActButton['act']): boolean =>
  !isPage(button) && button.act === act

/**
 * What was written, cleaned.
 * @throws InvalidError naming each part that cannot go out
 */
export function usableContent(given: CampaignContent, now: Date): CampaignContent {
  const content = {
    ...given,
    title: cleanText(given.title).replace(/\s+/g, ' '),
    text: {
      vi: cleanText(given.text.vi),
      en: given.text.en === null ? null : cleanText(given.text.en) || null,
    },
    buttons: given.buttons.map(usableButton).filter(isFirst),
    beyondWindow: usableBeyond(given.beyondWindow),
    ground: given.class === 'mandatory' ? cleanText(given.ground ?? '').replace(/\s+/g, ' ') : null,
  }
  const issues = [
    ...within('title', content.title, longestTitle),
    ...within('text.vi', content.text.vi, longestText),
    ...(content.text.en === null ? [] : within('text.en', content.text.en, longestText)),
    ...content.buttons.flatMap(buttonIssues),
    ...(hasRoom(content.buttons) ? [] : [{ path: 'buttons', message: 'error-campaign-buttons' }]),
    ...(content.ground === null ? [] : within('ground', content.ground, longestGround)),
    ...scheduleIssues(content, now),
    ...beyondIssues(content),
  ]
  if (issues.length > 0) throw new InvalidError(issues)
  return content
}

function usableButton(button: CampaignButton): CampaignButton {
  if (!isPage(button)) return { act: button.act }
  const { url, vi, en } = button
  return {
    url: url.trim(),
    vi: cleanText(vi),
    ...(en === undefined || cleanText(en) === '' ? {} : { en: cleanText(en) }),
  }
}

/** What a button begins is offered once. */
const isFirst = (button: CampaignButton, at: number, all: readonly CampaignButton[]): boolean =>
  isPage(button) || all.findIndex((each) => !isPage(each) && each.act === button.act) === at

function hasRoom(buttons: readonly CampaignButton[]): boolean {
  const taken = buttons.reduce((sum, each) => sum + roomOf(each), 0)
  return taken <= (asksRsvp(buttons) ? mostButtons.withRsvp : mostButtons.usually)
}

const asksRsvp = (buttons: readonly CampaignButton[]): boolean => buttons.some((each) => isAct(each, 'rsvp'))

function within(path: string, text: string, longest: number): Issue[] {
  if (text === '') return [{ path, message: 'error-required' }]
  return [...text].length > longest ? [{ path, message: 'error-too-long' }] : []
}

function buttonIssues(button: CampaignButton, at: number): Issue[] {
  if (!isPage(button)) return []
  const { url, vi, en } = button
  return [
    ...(isAddress(url) ? [] : [{ path: `buttons.${at}.url`, message: 'error-campaign-link' }]),
    ...within(`buttons.${at}.vi`, vi, longestLabel),
    ...(en === undefined ? [] : within(`buttons.${at}.en`, en, longestLabel)),
  ]
}

function isAddress(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && url.length <= 500
}

function scheduleIssues({ notBefore, notAfter, repeat }: CampaignContent, now: Date): Issue[] {
  if (repeat && !notBefore) return [{ path: 'notBefore', message: 'error-campaign-repeat' }]
  if (!notAfter) return []
  if (notAfter <= now) return [{ path: 'notAfter', message: 'error-campaign-past' }]
  return notBefore && notBefore >= notAfter ? [{ path: 'notAfter', message: 'error-campaign-order' }] : []
}

/** SHA-256 of everything that decides what goes out, to whom and when. */
export const contentHash = (content: CampaignContent): string => hashOf(contentOf(content))

/** SHA-256 of a value as JSON, the same whatever the order of its keys. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('hex')

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, ordered(part)]),
  )
}

const variable = new RegExp(`\\{(${variables.join('|')})\\}`, 'g')

export type Writing = ReturnType<typeof createWriting>

export function createWriting({ texts, units }: { texts: Texts; units: UnitDirectory }) {
  /** `{name}` and `{unit}` as they are for this reader. */
  function filled(text: string, { language, name, unitId }: Reader): string {
    const values: Record<string, string> = {
      name: name ?? texts.say(language, 'campaign-reader'),
      unit: units.now.byId(unitId)?.name ?? '',
    }
    return text.replaceAll(variable, (_, key: string) => values[key]?.replaceAll('*', '') ?? '')
  }

  return {
    filled,

    /** The message one reader gets. */
    messageFor(content: CampaignContent, { id, reader }: { id: number; reader: Reader }): OutboundMessage {
      const { language } = reader
      const english = language === 'en'
      const text = readEmphasis(filled((english && content.text.en) || content.text.vi, reader))
      const stoppable = content.class === 'ordinary' && !content.segment.roles
      const own = (action: string, key: string, argument = String(id)) =>
        choice(subjectName, { instance: '', action, argument }, texts.say(language, key))
      const chosen = content.buttons.flatMap((button, at): Choice[] => {
        if (isPage(button)) {
          const { url, vi, en } = button
          return [{ value: `${subjectName}::page:${id}.${at}`, label: (english && en) || vi, url }]
        }
        if (button.act !== 'rsvp') return [own(button.act, `campaign-choice-${button.act}`)]
        return rsvpAnswers.map((each) => own('rsvp', `campaign-choice-rsvp-${each}`, `${id}.${each}`))
      })
      return {
        text: stoppable ? joinLines(text, texts.rich(language, 'campaign-how-to-stop')) : text,
        choices: [
          ...chosen,
          ...(asksRsvp(content.buttons) ? [] : [own('read', 'campaign-choice-read')]),
          ...(stoppable ? [own('stop', 'campaign-choice-stop')] : []),
        ],
        ...(content.fileId === null ? {} : { files: [content.fileId] }),
      }
    },
  }
}
