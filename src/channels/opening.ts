/** The contract by which accounts of a platform are opened and closed while the program runs. */
import type { Hono } from 'hono'
import type { Account, Channel } from './channel.ts'

/** One thing that must be right for an account to work, as a test found it. */
export interface TestStep {
  /** Its words are under `accounts-step-<step>`. */
  readonly step: string
  readonly state: 'right' | 'wrong' | 'unknown'
  /** The text key of what a person is to do about it. */
  readonly toDo?: string
}

/** Billed messages a plan still has, of how many. */
export interface Quota {
  readonly remain: string
  readonly total: string
}

/** What a test learned of the account besides. */
export interface Tested {
  readonly steps: readonly TestStep[]
  readonly quota?: Quota
}

/** Asking the account's administrator for consent in the browser, where the platform has that (OAuth with PKCE). */
export interface Consent {
  /** Where the browser is sent. */
  address(asked: { redirectUri: string; challenge: string; state: string }): string
  /** Uses the code that came back: the account then has new tokens. Throws when the platform refuses it. */
  redeem(given: { code: string; verifier: string }): Promise<void>
}

export interface OpenedAccount {
  readonly channel: Channel
  /** `POST /`; absent where nothing is delivered. */
  readonly webhook: Hono | undefined
  start(): void
  stop(): Promise<void>
  test(): Promise<Tested>
  /** What the plan still has; undefined where the platform says nothing of it. Throws when the platform cannot be asked. */
  quota?(): Promise<Quota | undefined>
  readonly consent?: Consent
}

export interface CredentialField {
  readonly name: string
  readonly pattern: RegExp
  /** Without it an account cannot be made. */
  readonly required: boolean
  /** Can be given anew. */
  readonly renewed: boolean
}

export interface ChannelKind {
  readonly platform: 'telegram' | 'zalo'
  readonly fields: readonly CredentialField[]
  /**
   * The credentials as they are stored, before encryption.
   * @param before the present ones; what is not given anew stays
   */
  compose(given: Readonly<Record<string, string>>, before: string | null): string
  /** @param credentials as `compose` made them, or as the channel has changed them since */
  open(account: Account, credentials: string): OpenedAccount
}
