/** Danger to life: hotlines first, and a person is alerted at once; no tap stands between. */
import type { Turn } from '../conversation/dialogue.ts'
import type { Metrics } from '../platform/metrics.ts'
import { formatTime } from '../platform/text/numbers.ts'
import type { Additions, RunningDanger } from './additions.ts'
import { denounces } from './apart.ts'
import { type Draft, draftText } from './draft.ts'
import type { Sending } from './sending.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import type { Understanding } from './understand/understand.ts'

/** Of one danger the staff are told so often; what comes after is in its ticket. */
const mostTold = 10

export type Alarm = ReturnType<typeof createAlarm>

export function createAlarm(parts: {
  understand: (text: string) => Understanding
  sending: Sending
  alerts: StaffAlerts
  additions: Additions
  metrics: Metrics
}) {
  const { understand, sending, alerts, additions, metrics } = parts

  /** In a denunciation it is the danger and where it is that the staff are told; the words stay with the custodians. */
  async function tell(turn: Turn, { ticket, unitId }: RunningDanger, text: string): Promise<void> {
    const { danger } = understand(text)
    if (ticket.restricted) return alerts.sealedDanger(turn, { unitId, danger: danger ?? null })
    await alerts.danger(turn, { ...ticket, category: danger ?? ticket.category, text })
  }

  return {
    /** A new danger is a ticket at once. `denounced`: it comes with a denunciation and stays as sealed. */
    async raise(turn: Turn, draft: Draft, { denounced = false } = {}): Promise<void> {
      const meaning = understand(draftText(draft))
      const sealed = denounced || draft.kind === 'to_cao' || denounces(meaning)
      const likeliest = draft.unitId ?? draft.unclear?.unitIds[0] ?? null
      const kind = sealed ? 'to_cao' : 'khan_cap'
      const urgent: Draft = { ...draft, kind, urgency: 'khan', unitId: likeliest }
      const opened = await sending.sendNow(turn, urgent)
      const unitId = urgent.unitId ?? turn.writer.unitId ?? turn.account.unitId
      if (sealed) await alerts.sealedDanger(turn, { unitId, danger: meaning.danger ?? null })
      else
        await alerts.danger(turn, { ...opened, unitId, category: urgent.category, text: draftText(urgent) })
      additions.remember(turn, opened.code, { unitId })
      metrics.steps.inc({ subject: 'fb', step: 'danger' })
      turn.say(
        {
          text: turn.rich(sealed ? 'law-danger-sealed' : 'feedback-danger', {
            time: formatTime(turn.now),
            code: opened.code,
          }),
        },
        { ticketId: opened.id },
      )
    },

    /**
     * More words of a danger were added to its ticket: what is dangerous in them, or where, is told to the staff; while
     * it lasts the hotlines stay in the first line.
     */
    async more(turn: Turn, running: RunningDanger, text: string): Promise<void> {
      const { ticket, told } = running
      const { emergency, place } = understand(text)
      const isNews = emergency || (place.address !== undefined && !ticket.restricted)
      const tells = isNews && told < mostTold
      if (tells) {
        await tell(turn, running, text)
        additions.remember(turn, ticket.code, { unitId: running.unitId, told: told + 1 })
      }
      const key = !emergency ? 'feedback-added' : tells ? 'feedback-danger-again' : 'feedback-danger-added'
      turn.say({ text: turn.rich(key, { code: ticket.code }) }, { ticketId: ticket.id })
    },
  }
}
