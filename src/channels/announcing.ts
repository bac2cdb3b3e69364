/** What a platform can say to an audience instead of to persons: a contract as that of a channel, for those that have such ways. */
import type { DeliveryOutcome } from './channel.ts'

/** What an audience reads: a page of its own on the platform. */
export interface AudienceArticle {
  /** At most 150 characters. */
  readonly title: string
  /** At most 50 characters. */
  readonly author: string
  /** At most 300 characters. */
  readonly description: string
  /** A picture the world can fetch. */
  readonly coverUrl: string
  readonly paragraphs: readonly string[]
}

/** How far a broadcast has come; whoever asks for it stores this after each step. */
export type BroadcastStage =
  | { readonly stage: 'new' }
  /** The platform makes the article. */
  | { readonly stage: 'processing'; readonly token: string }
  | { readonly stage: 'ready'; readonly articleId: string }
  | { readonly stage: 'sent'; readonly articleId: string; readonly messageId: string }

export type BroadcastStep =
  /** To be stored, and unless it is `sent` the next step taken. */
  | { readonly kind: 'reached'; readonly now: BroadcastStage }
  /** Nothing happened; the same step can be taken then. */
  | {
      readonly kind: 'wait'
      readonly until: Date
      readonly why: 'processing' | 'night' | 'day' | 'month' | 'limit'
    }
  /** It will never be taken. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The account cannot send until a person acts; `reason` is the key of a text that says how. */
  | { readonly kind: 'account_fault'; readonly reason: string }
  /** The step may have happened or not. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** A group of the account's own. */
export interface AudienceGroup {
  readonly id: string
  readonly name: string
  /** False: nothing can be said there any more. */
  readonly isOpen: boolean
}

/** Of one account. */
export interface Announcer {
  readonly groups: { list(): Promise<readonly AudienceGroup[]> }
  /** One step of telling everybody who follows the account; only the last must not be taken twice. */
  broadcast(asked: { readonly article: AudienceArticle }, stage: BroadcastStage): Promise<BroadcastStep>
  /** To a group of the account's own. */
  tellGroup(groupId: string, text: string): Promise<DeliveryOutcome>
}
