/**
 * What was sent, as a paper anybody can keep: which text, to which segment, approved by whom, and what became of it. Its hash
 * shows that nobody changed the paper; `npm run admin -- campaign verify FILE` shows that nobody changed the rows since.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../platform/database/database.ts'
import { ConflictError } from '../platform/errors.ts'
import { figuresOf } from './campaign-reading.ts'
import type { Campaign } from './campaign-types.ts'
import { contentHash, hashOf } from './content.ts'
import { everyRecipient } from './recipients.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const who = z.object({ id: z.int(), name: z.string().nullable() })
const when = z.string().nullable()

const facts = z.strictObject({
  campaign: z.int(),
  title: z.string(),
  class: z.string(),
  ground: z.string().nullable(),
  status: z.string(),
  segment: z.record(z.string(), z.unknown()),
  /** SHA-256 of `{"en":…,"vi":…}` as JSON. */
  textHash: hash,
  /** What the approval is bound to: text, buttons, picture, segment and schedule; `null` when it changed since. */
  approvedHash: hash.nullable(),
  author: who,
  approver: who.nullable(),
  approvedAt: when,
  startedAt: when,
  finishedAt: when,
  counts: z.record(z.string(), z.int()),
  reasons: z.record(z.string(), z.int()),
  /** What went to an audience beside them, and what became of it. */
  broadcast: z
    .object({ way: z.string(), state: z.string(), reason: z.string().nullable(), settledAt: when })
    .nullable(),
  /** SHA-256 of a line for each recipient, by number: number, channel, outcome, reason and moment, with tabs between them. */
  outcomesHash: hash,
})
const proof = z.strictObject({ proof: z.literal('cau-noi-campaign'), facts, madeAt: z.string(), hash })

export type ProofFacts = z.infer<typeof facts>
export type Proof = z.infer<typeof proof>

/** @throws ConflictError while anybody is still waiting */
export async function proofOf(database: Database, campaign: Campaign, now: Date): Promise<Proof> {
  if (!campaign.startedAt || !campaign.finishedAt) throw new ConflictError('campaign-move')
  const found = await factsOf(database, campaign, now)
  if ((found.counts.pending ?? 0) > 0) throw new ConflictError('campaign-move')
  return { proof: 'cau-noi-campaign', facts: found, madeAt: now.toISOString(), hash: hashOf(found) }
}

export async function factsOf(database: Database, campaign: Campaign, now: Date): Promise<ProofFacts> {
  const { recipients, sent, failed, skipped, unknown, pending, reasons, broadcast } = await figuresOf(
    database,
    campaign,
    now,
  )
  const isApproved = contentHash(campaign) === campaign.approvedHash
  return {
    campaign: campaign.id,
    title: campaign.title,
    class: campaign.class,
    ground: campaign.ground ?? null,
    status: campaign.status,
    segment: campaign.segment,
    textHash: hashOf(campaign.text),
    approvedHash: isApproved ? campaign.approvedHash : null,
    author: campaign.author,
    approver: campaign.approver,
    approvedAt: campaign.approvedAt?.toISOString() ?? null,
    startedAt: campaign.startedAt?.toISOString() ?? null,
    finishedAt: campaign.finishedAt?.toISOString() ?? null,
    counts: { recipients, sent, failed, skipped, unknown, pending },
    reasons: { ...reasons },
    broadcast: broadcast && {
      way: broadcast.way,
      state: broadcast.state,
      reason: broadcast.reason,
      settledAt: broadcast.settledAt?.toISOString() ?? null,
    },
    outcomesHash: await outcomesHash(database, campaign.id),
  }
}

async function outcomesHash(database: Database, campaignId: number): Promise<string> {
  const digest = createHash('sha256')
  for await (const rows of everyRecipient(database, campaignId))
    for (const { id, channel, state, reason, settledAt } of rows)
      digest.update(`${[id, channel, state, reason ?? '', settledAt?.toISOString() ?? ''].join('\t')}\n`)
  return digest.digest('hex')
}

/** A proof as it was written; null for what is none, or is not as it was written. */
export function readProof(text: string): Proof | null {
  try {
    const read = proof.parse(JSON.parse(text))
    return hashOf(read.facts) === read.hash ? read : null
  } catch {
    return null
  }
}

/** What is not as the proof says; empty when all is. */
export function differences(proven: ProofFacts, present: ProofFacts): (keyof ProofFacts)[] {
  const names = Object.keys(proven) as (keyof ProofFacts)[]
  return names.filter((name) => hashOf(proven[name]) !== hashOf(present[name]))
}
