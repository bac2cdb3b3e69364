/** The words of tickets: statuses, the moves between them, and what lists and pages show. */
import type { Category, Kind, Urgency } from './understand/labels.ts'

export const statuses = [
  'received',
  'triaged',
  'in_progress',
  'forwarded',
  'answered',
  'closed',
  'reopened',
  'declined',
  'merged',
] as const
export type Status = (typeof statuses)[number]

/** Which status may follow which. `merged` has a way of its own; a declined or closed matter can only be reopened. */
export const moves: Record<Status, readonly Status[]> = {
  received: ['triaged', 'in_progress', 'forwarded', 'answered', 'declined'],
  triaged: ['in_progress', 'forwarded', 'answered', 'declined'],
  in_progress: ['forwarded', 'answered', 'declined'],
  forwarded: ['in_progress', 'answered'],
  answered: ['closed', 'reopened', 'in_progress', 'forwarded'],
  closed: ['reopened'],
  reopened: ['in_progress', 'forwarded', 'answered', 'declined'],
  declined: ['reopened'],
  merged: [],
}

/** Still to be dealt with. */
export const openStatuses: readonly Status[] = ['received', 'triaged', 'in_progress', 'forwarded', 'reopened']

/** Kinds that open a ticket; the others lead to their own subject or to a polite word. */
export const ticketKinds: readonly Kind[] = [
  'phan_anh',
  'kien_nghi',
  'khieu_nai',
  'to_cao',
  'hon_hop',
  'hoi_dap',
  'khan_cap',
]

export interface TicketItem {
  readonly id: number
  readonly code: string
  readonly kind: Kind
  readonly category: Category
  readonly urgency: Urgency
  readonly status: Status
  readonly unitId: number
  readonly text: string
  readonly channel: string
  readonly createdAt: Date
  /** A first look is due; null once it was had. */
  readonly lookDueAt: Date | null
  readonly dueAt: Date
  /** Since when the last word is the committee's; null when it is not. */
  readonly waitingSince: Date | null
  readonly mergedInto: string | null
  readonly attachments: number
  readonly supporters: number
  readonly assignee: { readonly id: number; readonly name: string | null } | null
  /** A denunciation: for custodians alone. */
  readonly restricted: boolean
  /** From or about a child: lists say so instead of its words. */
  readonly minor: boolean
}

export interface TicketAttachment {
  readonly fileId: number
  readonly kind: string
  readonly mime: string | null
  /** Null when it has none, or when the author is sealed: names of files hold names of people. */
  readonly name: string | null
  /** waiting | ready | refused | expired | failed */
  readonly state: string
  readonly messageId: number | null
}

/** One thing that happened, with the words that belong to it. */
export interface TicketHistoryEntry {
  readonly at: Date
  readonly type: string
  readonly by: { readonly id: number; readonly name: string | null } | null
  readonly data: Record<string, unknown>
  readonly message: {
    readonly id: number
    readonly side: 'resident' | 'committee' | 'note'
    readonly text: string
  } | null
}

/** own: custodians of its unit; above: only custodians above that; nobody: none at all. */
export type Readers = 'own' | 'above' | 'nobody'

export interface TicketDetail extends TicketItem {
  readonly address: string | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
  readonly language: 'vi' | 'en'
  readonly anonymous: boolean
  /** Of a denunciation: who is there to read it. */
  readonly readers: Readers
  /** Null when the author stays unnamed: anonymous, or the ticket is restricted. */
  readonly author: {
    readonly id: number
    readonly name: string | null
    /** Handling is restricted at the author's wish: no name is shown. */
    readonly restricted: boolean
  } | null
  /** The announcement it answers, or was written right after. */
  readonly campaign: { readonly id: number; readonly title: string; readonly unitId: number } | null
  readonly version: number
  readonly files: readonly TicketAttachment[]
  readonly history: readonly TicketHistoryEntry[]
  readonly answeredAt: Date | null
  readonly closedAt: Date | null
  /** Danger: when a member of staff first answered for it. */
  readonly acknowledgedAt: Date | null
  /** Danger: when it was passed to the level above because nobody had. */
  readonly escalatedAt: Date | null
}

export interface TicketFilter {
  /** A unit and everything below it. */
  readonly unitId?: number
  readonly status?: readonly Status[]
  readonly kind?: Kind
  readonly category?: Category
  readonly urgency?: Urgency
  /** A person's id, or null for nobody. */
  readonly assigneeId?: number | null
  /** Answers to this announcement. */
  readonly campaignId?: number
  /** First look or answer late. */
  readonly overdue?: boolean
  /** First look or answer due before the day ends, and not late. */
  readonly dueToday?: boolean
  /** Folded words, or a code. */
  readonly q?: string
  /** The newest first when none is given. */
  readonly sort?: Sort
}

/**
 * due      what runs out first stands first
 * waiting  what waits for the resident's word stands first, the longest wait before the others
 */
export const sorts = ['newest', 'due', 'waiting'] as const
export type Sort = (typeof sorts)[number]

export interface Page {
  readonly limit: number
  /** As given by the page before. */
  readonly cursor?: string
}

export interface Listed<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}
