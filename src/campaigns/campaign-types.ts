/**
 * campaign    one announcement to many, decided by two people
 * segment     whom it means; a question to the database, asked again when it starts
 * recipient   one person in a started campaign
 * class       ordinary: to who agreed to announcements; mandatory: a notice the law or the committee's duty demands, to
 *             everybody; urgent: danger to life, to everybody, at any hour, on one chair's word
 */
import type { Language } from '../platform/i18n/texts.ts'
import type { AnswerCounts } from './answer-counts.ts'
import type { BeyondWay, BeyondWindow } from './beyond-window.ts'
import type { Segment } from './segment.ts'

export const classes = ['ordinary', 'mandatory', 'urgent'] as const
export type CampaignClass = (typeof classes)[number]

export const statuses = [
  'draft',
  'submitted',
  'approved',
  'running',
  'paused',
  'done',
  'cancelled',
  'expired',
] as const
export type CampaignStatus = (typeof statuses)[number]

/** A page to open, with its words; who reads English and finds none gets the Vietnamese. */
export interface PageButton {
  readonly url: string
  readonly vi: string
  readonly en?: string | undefined
}

/**
 * What a button can begin in the chat. rsvp: three choices, whether one comes; pledge: the wish to give; report: feedback about
 * what is announced
 */
export const acts = ['rsvp', 'pledge', 'report'] as const
export interface ActButton {
  readonly act: (typeof acts)[number]
}

export const rsvpAnswers = ['yes', 'no', 'maybe'] as const
export type RsvpAnswer = (typeof rsvpAnswers)[number]

export type CampaignButton = PageButton | ActButton
export const isPage = (button: CampaignButton): button is PageButton => 'url' in button

/** How an announcement comes again: each time is a campaign of its own that waits for approval. */
export const repeats = ['weekly', 'monthly'] as const
export type Repeat = (typeof repeats)[number]

/** Everything that decides what goes out, to whom and when: what an approval is bound to. */
export interface CampaignContent {
  readonly title: string
  readonly class: CampaignClass
  /** By which law or whose order a mandatory one goes to everybody; others have none. */
  readonly ground?: string | null
  readonly text: { readonly vi: string; readonly en: string | null }
  readonly buttons: readonly CampaignButton[]
  readonly fileId: number | null
  readonly segment: Segment
  readonly notBefore: Date | null
  readonly notAfter: Date | null
  readonly repeat?: Repeat | null
  /** What is done for those outside Zalo's seven days. */
  readonly beyondWindow?: BeyondWindow | null
}

/** What a text can say of its reader, in braces: `{name}`. */
export const variables = ['name', 'unit'] as const

export interface Campaign extends CampaignContent {
  readonly id: number
  readonly unitId: number
  /** The time before, of one that comes again. */
  readonly previousId: number | null
  readonly status: CampaignStatus
  readonly version: number
  readonly author: Who
  readonly approver: Who | null
  readonly editorIds: readonly number[]
  readonly approvedHash: string | null
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly approvedAt: Date | null
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  /** Set while its recipients are being written down: people with ids up to it are still to be looked at. */
  readonly planLeft: number | null
  readonly atNight: boolean
  /** The quiet hours that are or come next: nothing leaves between them. */
  readonly restsFrom: Date | null
  readonly restsUntil: Date | null
  /** Why it stands still until a person acts: `outage`, `restored`, or `fault: …`. */
  readonly stopReason: string | null
}

interface Who {
  readonly id: number
  readonly name: string | null
}

/** The account of a campaign: `recipients` is always the sum of the others. */
export interface Figures extends AnswerCounts {
  readonly recipients: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly unknown: number
  /** Those in flight at this moment included. */
  readonly pending: number
  /** People who pressed that they read it. */
  readonly acknowledged: number
  /** Sent, of late. */
  readonly perSecond: number
  /** Why, of the failed, skipped and unknown. */
  readonly reasons: Readonly<Record<string, number>>
  readonly byChannel: Readonly<Record<string, { readonly recipients: number; readonly sent: number }>>
  /** Of the sent and unknown: by a paid template, outside Zalo's seven days. */
  readonly templates: number
  /** What went to an audience beside them; null: nothing was to. */
  readonly broadcast: Broadcast | null
}

/** No person is chosen for it: none of the figures counts it. */
export interface Broadcast {
  readonly way: Exclude<BeyondWay, 'template'>
  readonly account: number
  /** Whose the account is. */
  readonly unitId: number
  readonly state: 'pending' | 'in_flight' | 'sent' | 'failed' | 'skipped' | 'unknown'
  /** Why; of a pending one, what it waits for. */
  readonly reason: string | null
  readonly notBefore: Date | null
  readonly settledAt: Date | null
}

/** Whom a segment reaches if it started now. */
export interface Reach {
  readonly total: number
  readonly byChannel: Readonly<Record<string, number>>
  readonly skipped: Readonly<Record<string, number>>
  /** Why, of each channel; together they are `skipped`. */
  readonly skippedByChannel: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly cost: {
    /** Messages Zalo bills: people who last wrote more than 48 hours ago. */
    readonly zaloPaid: number
    readonly dong: number
    /** Paid templates to people outside Zalo's seven days, at the price of the template. */
    readonly zaloTemplates: number
  }
}

/** What a recipient's row says of how to write to them. */
export interface Reader {
  readonly language: Language
  readonly name: string | null
  readonly unitId: number
}
