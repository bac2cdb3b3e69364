/** For how long after a person's last deed a platform lets them be written to, and until when for nothing. */
import { z } from 'zod'
import type { Platform } from './channel.ts'

const hourMs = 60 * 60_000

interface Limits {
  readonly freeMs: number
  readonly openMs: number
}

/** Zalo: answers are free for 48 hours, billed up to 7 days, refused after (OpenAPI, consultation messages). */
const limits: Partial<Record<Platform, Limits>> = { zalo: { freeMs: 48 * hourMs, openMs: 7 * 24 * hourMs } }

export type Window =
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'free'; readonly until: Date; readonly billedUntil: Date }
  | { readonly kind: 'billed'; readonly until: Date }
  | { readonly kind: 'closed' }

/** How a person stands who last did something at `at`; null: never. */
export function windowOf({ platform, at, now }: { platform: Platform; at: Date | null; now: Date }): Window {
  const limit = limits[platform]
  if (!limit) return { kind: 'unlimited' }
  if (!at) return { kind: 'closed' }
  const until = new Date(at.getTime() + limit.freeMs)
  const billedUntil = new Date(at.getTime() + limit.openMs)
  if (now <= until) return { kind: 'free', until, billedUntil }
  return now <= billedUntil ? { kind: 'billed', until: billedUntil } : { kind: 'closed' }
}

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const billing = z.object({
  allowed: z.boolean().catch(true),
  /** Billed messages a month; absent: as many as the platform takes. */
  monthly: lenient(z.int().min(0)),
})
const template = z.object({
  id: z.string().min(1),
  /** Names of the template's parameters for the ticket's code and for the words. */
  code: lenient(z.string().min(1)),
  text: lenient(z.string().min(1)),
})
const settings = z.object({ billed: lenient(billing), template: lenient(template) })

export interface SendingRules {
  readonly billed: { readonly allowed: boolean; readonly monthly: number | null }
  /** An approved template that reaches people whose window is closed. */
  readonly template: z.infer<typeof template> | null
}

/** What the settings of an account say about sending; nothing said: billed answers are sent. */
export function sendingRules(stored: unknown): SendingRules {
  const { billed, template } = settings.catch({}).parse(stored)
  return {
    billed: { allowed: billed?.allowed ?? true, monthly: billed?.monthly ?? null },
    template: template ?? null,
  }
}
