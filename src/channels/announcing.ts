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

/** How far an article has come; stored after each step. */
export type ArticleStage =
  | { readonly stage: 'new' }
  | { readonly stage: 'processing'; readonly token: string }
  | { readonly stage: 'ready'; readonly articleId: string }
  | { readonly stage: 'sent'; readonly articleId: string; readonly messageId: string }

export type ArticleStep =
  | { readonly kind: 'reached'; readonly now: ArticleStage }
  | { readonly kind: 'wait'; readonly until: Date; readonly why: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'account_fault'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Of one account. */
export interface Announcer {
  /** One step of telling everybody who follows the account; only the last must not be taken twice. */
  broadcast(asked: { readonly article: AudienceArticle }, stage: ArticleStage): Promise<ArticleStep>
  /** To a group of the account's own. */
  tellGroup(groupId: string, text: string): Promise<DeliveryOutcome>
}
