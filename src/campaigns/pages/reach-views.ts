/** Whom a segment reaches, in numbers: per channel, and who cannot be reached and why. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import { formatMoney, formatNumber } from '../../platform/text/numbers.ts'
import type { Reach } from '../campaign-types.ts'

export function reachView(visit: Visit, { total, byChannel, skipped, cost }: Reach): Html {
  const { say, language } = visit
  const number = (count: number) => formatNumber(count, language)
  const list = (counts: Readonly<Record<string, number>>, label: (name: string) => string) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${label(name)} ${number(count)}`)
      .join(' · ')
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0)
  return html`<p><strong>${say('campaign-reach-total', { count: total })}</strong>
      ${total > 0 ? html` · ${list(byChannel, (name) => visit.label('channel', name))}` : ''}</p>
    ${left > 0 ? html`<p class="quiet">${say('campaign-reach-skipped', { count: left })} ${list(skipped, (name) => visit.label('reason', name))}</p>` : ''}
    ${cost.zaloPaid > 0 ? html`<p class="quiet">${say('campaign-reach-cost', { count: cost.zaloPaid, money: formatMoney(cost.dong, language) })}</p>` : ''}`
}
