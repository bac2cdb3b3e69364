/** What the parts of the stand-in share. */
import { randomBytes } from 'node:crypto'
import type { Inbox } from './inbox.ts'
import type { Tokens } from './tokens.ts'
import type { Uploads } from './uploads.ts'
import type { WebhookSender } from './webhook.ts'

/** One user of the OA. */
export interface Profile {
  readonly id: string
  readonly byApp: string
  readonly name: string
  readonly inbox: Inbox
  follower: boolean
  /** Milliseconds; undefined: never. */
  lastInteraction: number | undefined
  /** What every message to them is refused with. */
  refusal: { code: number; message: string } | undefined
}

export interface ArticleMade {
  readonly id: string
  readonly content: Record<string, unknown>
  readonly createdAt: number
  readonly readyAt: number
}

export interface World {
  readonly appId: string
  readonly oaId: string
  /** What the OA is called. */
  readonly name: string
  readonly tokens: Tokens
  readonly uploads: Uploads
  readonly webhook: WebhookSender
  readonly people: Map<string, Profile>
  readonly media: Map<string, Buffer>
  /** By token. */
  readonly articles: Map<string, ArticleMade>
  /** By token. */
  readonly videos: Map<string, { id: string; name: string; size: number; readyAt: number }>
  /** How long an article, or a video, is being processed. */
  readonly articleMs: number
  /** Groups of the OA's, with what it said in each. */
  readonly groups: Map<string, string[]>
  /** What each pack for a group is, and by which group it is used. */
  readonly groupPacks: Record<string, string | number>[]
  /** When each broadcast left. */
  readonly broadcasts: number[]
  /** Approved templates, by their ids. */
  readonly templates: Set<string>
  /** Billed messages the plan still has. */
  quota: { total: number; remain: number }
  /** Whether templates name the person under `recipient` (§14, 7). */
  readonly nestedTemplates: boolean
  /** Whether events carry fields nobody knows. */
  readonly extras: boolean
  /** Whether what the OA sends is answered with `user_received_message` and `user_seen_message`. */
  readonly receipts: boolean
  now(): number
  /** Where media of people is served, without a slash at its end. */
  mediaRoot(): string
}

let last = 0n
/** Nineteen digits, beyond what a double holds. */
export function newId(): string {
  last += 1n
  return String(7_000_000_000_000_000_000n + BigInt(`0x${randomBytes(6).toString('hex')}`) * 1000n + last)
}

export const newMessageId = (): string => randomBytes(10).toString('hex')

/** An event as it is posted: `timestamp` in milliseconds, as a string (§10.3). */
export function emit(world: World, person: string, name: string, rest: Record<string, unknown>): object {
  const known = { app_id: world.appId, event_name: name, ...rest, timestamp: String(world.now()) }
  const event = world.extras ? { ...known, of_another_year: { list: [1, 'a'] } } : known
  world.webhook.send(person, event)
  return event
}
