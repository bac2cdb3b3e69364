/** Dialogues under load: everybody writes, then everybody agrees; each half is measured until the last reply arrived. */
import type { Platform } from './platform.ts'
import { inviteResidents } from './residents.ts'
import { type Addressed, type Posted, postAll } from './sender.ts'

export interface Measured {
  readonly updatesPerSecond: number
  /** Milliseconds until each webhook answer. */
  readonly answers: readonly number[]
  /** Milliseconds from each update to the reply in the person's chat. */
  readonly replies: readonly number[]
  /** What was posted, half by half. */
  readonly halves: readonly (readonly Addressed[])[]
}

/** Dialogues of people new to the bot, whose replies are waited for. */
export async function holdDialogues(
  platform: Platform,
  { webhook, count }: { webhook: string; count: number },
): Promise<Measured> {
  const residents = inviteResidents(platform, count)
  const halves: Addressed[][] = []
  const spans: Span[] = []
  for (const act of [residents.write, residents.agree]) {
    const updates = await act()
    halves.push(updates)
    const begun = Date.now()
    const posted = await postAll(webhook, updates)
    spans.push({ begun, posted, repliedAt: await residents.repliedAt(halves.length) })
  }
  return { ...summaryOf(spans), halves }
}

/** The very same updates for a server that says nothing. */
export async function replay(webhook: string, halves: Measured['halves']): Promise<Measured> {
  const spans: Span[] = []
  for (const updates of halves) spans.push({ begun: Date.now(), posted: await postAll(webhook, updates) })
  return { ...summaryOf(spans), halves }
}

interface Span {
  readonly begun: number
  readonly posted: readonly Posted[]
  readonly repliedAt?: ReadonlyMap<number, number>
}

function summaryOf(spans: readonly Span[]): Omit<Measured, 'halves'> {
  const posted = spans.flatMap((span) => span.posted)
  const spent = spans.reduce((sum, span) => sum + endOf(span) - span.begun, 0)
  return {
    updatesPerSecond: (posted.length / spent) * 1000,
    answers: posted.map((each) => each.answeredIn),
    replies: spans.flatMap(({ posted, repliedAt }) =>
      posted.flatMap(({ chat, at }) => (repliedAt ? [(repliedAt.get(chat) ?? Number.NaN) - at] : [])),
    ),
  }
}

function endOf({ posted, repliedAt }: Span): number {
  let end = 0
  for (const { at, answeredIn } of posted) end = Math.max(end, at + answeredIn)
  for (const at of repliedAt?.values() ?? []) end = Math.max(end, at)
  return end
}
