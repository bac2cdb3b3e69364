/** Whether everything an Official Account needs is there: the first step that is missing, and what to do about it. */
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Account } from '../channel.ts'
import type { Quota, Tested, TestStep } from '../opening.ts'
import type { ZaloClient } from './client.ts'
import { outcomeOf, unpaidToDo } from './outcome.ts'
import { ZaloRefusal } from './refusal.ts'
import type { Tokens } from './tokens.ts'

export interface TestParts {
  readonly account: Account
  readonly client: Pick<ZaloClient, 'get' | 'post'>
  readonly tokens: Pick<Tokens, 'access'>
  readonly database: Pick<Database, 'query'>
  readonly clock: Clock
}

const profile = z.object({ is_verified: z.boolean().optional().catch(undefined) })
const assets = z.array(
  z.object({ quota_type: z.string(), remain: z.coerce.string(), total: z.coerce.string() }),
)
const lastEvent = {
  name: 'last_event_of_account',
  text: 'SELECT last_event_at AS at FROM channel_account WHERE id = $1',
}

const notVerified = -221

/** What comes after a step that is wrong was not tried. */
const order = ['token', 'oa', 'verified', 'messages'] as const

export async function testZalo({ account, client, tokens, database, clock }: TestParts): Promise<Tested> {
  const steps: TestStep[] = []
  let quota: Quota | undefined
  const tries: Record<(typeof order)[number], () => Promise<string | undefined>> = {
    token: async () => void (await tokens.access()),
    oa: async () => {
      verified = await isVerified(client)
      return undefined
    },
    verified: async () => (verified === false ? 'zalo-fault-verify' : undefined),
    messages: async () => {
      quota = await askQuota(client)
      return undefined
    },
  }
  let verified: boolean | undefined
  let wrong = false
  for (const step of order) {
    const found: TestStep = wrong
      ? { step, state: 'unknown' }
      : await tried(step, { work: tries[step], now: clock.now() })
    wrong ||= found.state === 'wrong' && step !== 'verified'
    steps.push(found)
  }
  const [heard] = await database.query<{ at: Date | null }>(lastEvent, [account.id])
  steps.push(
    heard?.at
      ? { step: 'webhook', state: 'right' }
      : { step: 'webhook', state: 'wrong', toDo: 'accounts-todo-webhook' },
  )
  return { steps, ...(quota ? { quota } : {}) }
}

/** An OA that is not verified may be refused its own profile: that is no matter of permission. */
const isVerified = async (client: TestParts['client']): Promise<boolean | undefined> =>
  profile.parse(await client.get('/v2.0/oa/getoa').catch(unverified)).is_verified

function unverified(error: unknown): { is_verified: boolean } {
  if (error instanceof ZaloRefusal && error.code === notVerified) return { is_verified: false }
  throw error
}

/** Billed answers of the OA's plan (`/v3.0/oa/quota/message`). @throws ZaloRefusal, NoAnswerError, TokenError */
export async function askQuota(client: Pick<ZaloClient, 'post'>): Promise<Quota | undefined> {
  const asked = { quota_owner: 'OA', product_type: 'cs', quota_type: 'sub_quota' }
  const [plan] = assets.catch([]).parse(await client.post('/v3.0/oa/quota/message', asked))
  return plan && { remain: plan.remain, total: plan.total }
}

async function tried(
  step: string,
  { work, now }: { work: () => Promise<string | undefined>; now: Date },
): Promise<TestStep> {
  try {
    const toDo = await work()
    return toDo ? { step, state: 'wrong', toDo } : { step, state: 'right' }
  } catch (error) {
    const outcome = outcomeOf(error, now)
    const fault = outcome.outcome === 'account_fault' ? outcome.reason : unpaidToDo(error)
    const toDo = fault ?? 'accounts-todo-no-answer'
    return { step, state: 'wrong', toDo }
  }
}
