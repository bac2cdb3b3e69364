/** Residents who ask something all the time, and how long they wait for the answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from '../support/telegram/people.ts'
import type { TelegramStandIn } from '../support/telegram/server.ts'

/** One more resident asks so often, whether the others were answered or not, in milliseconds. */
const everyMs = 150

/** From one moment to another, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Each a person of their own, who asks once. */
export function askingResidents(telegram: Pick<TelegramStandIn, 'user' | 'calls'>, firstName?: string) {
  const asked: Promise<Span>[] = []
  let goOn = true
  const asking = (async () => {
    for (; goOn; await sleep(everyMs)) {
      const answered = answerTo(telegram.user(firstName ? { firstName } : {}))
      answered.catch(() => undefined)
      asked.push(answered)
    }
  })()
  return {
    /**
     * How long each answer took, in milliseconds: not counted is when nothing could leave because the platform had said
     * so (a 429 with its `retry_after`), nor any of `outages`.
     */
    async finish(outages: readonly Span[] = []): Promise<number[]> {
      goOn = false
      await asking
      const waits = await Promise.all(asked)
      const impossible = joined([...outages, ...pausesOf(telegram)])
      return waits.map((wait) => wait.to - wait.from - sum(impossible.map((span) => shared(wait, span))))
    },
  }
}

async function answerTo(person: Person): Promise<Span> {
  const from = Date.now()
  person.say('/trogiup')
  await person.waitFor('114', 60_000)
  return { from, to: Date.now() }
}

/** When the platform had asked the whole account to wait. */
function pausesOf({ calls }: Pick<TelegramStandIn, 'calls'>): Span[] {
  return calls
    .filter(({ status }) => status === 429)
    .map(({ at, answer }) => {
      const { parameters } = answer as { parameters: { retry_after: number } }
      return { from: at, to: at + parameters.retry_after * 1_000 }
    })
}

/** Spans that overlap become one. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && span.from <= last.to)
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else apart.push(span)
  }
  return apart
}

const shared = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from))
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** Nineteen of twenty are no greater. */
export const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Infinity
