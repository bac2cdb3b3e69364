/** Accounts of units on the platforms, as those who keep them see them. */
import type { Platform } from '../channels/channel.ts'
import type { Quota } from '../channels/opening.ts'

export const accountStates = ['on', 'paused', 'ended'] as const
export type AccountState = (typeof accountStates)[number]

/** The accounts the program makes itself: from the settings, and the web chat. They neither end nor move. */
export const seededSlugs: readonly string[] = ['web', 'telegram', 'zalo']

export interface AccountView {
  readonly id: number
  readonly platform: Platform
  readonly slug: string
  readonly unitId: number
  /** As the platform calls it; null until it was asked. */
  readonly name: string | null
  readonly state: AccountState
  readonly fault: string | null
  /** Whether it has tokens of any kind. */
  readonly connected: boolean
  /** Made by the program from its settings. */
  readonly seeded: boolean
  readonly lastEventAt: Date | null
  readonly waiting: number
  /** The last message that did not arrive. */
  readonly failure: { readonly reason: string | null; readonly at: Date } | null
  readonly rules: AccountRules
  readonly package: string | null
  /** Billed messages of the plan, as they were at a moment. */
  readonly quota: (Quota & { readonly at: Date }) | null
}

/** What staff decide about an account. */
export interface AccountRules {
  readonly billedAllowed: boolean
  readonly billedMonthly: number | null
  readonly templateId: string
  readonly templateCode: string
  readonly templateText: string
  /** The code of the platform's verification file, served at the root of the domain. */
  readonly siteCode: string
}
