/** Whom a segment reaches, in numbers: of each channel how many, who cannot be reached and why, and what it costs. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import { formatMoney, formatNumber } from '../../platform/text/numbers.ts'
import type { Reach } from '../campaign-types.ts'

export function reachView(visit: Visit, reach: Reach): Html {
  const { say, language } = visit
  const { total, byChannel, skipped, skippedByChannel, cost } = reach
  const channels = [...new Set([...Object.keys(byChannel), ...Object.keys(skippedByChannel)])].sort(
    (a, b) => (byChannel[b] ?? 0) - (byChannel[a] ?? 0),
  )
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0)
  const { zaloPaid, zaloTemplates, dong } = cost
  const costs = [
    ...(zaloPaid > 0
      ? [say('campaign-reach-cost', { count: zaloPaid, money: formatMoney(dong, language) })]
      : []),
    ...(zaloTemplates > 0 ? [say('campaign-reach-templates', { count: zaloTemplates })] : []),
  ]
  return html`<p><strong>${say('campaign-reach-total', { count: total })}</strong>
      ${left > 0 ? html`<span class="quiet">· ${say('campaign-reach-skipped', { count: left })}</span>` : ''}</p>
    ${channels.length === 0 ? '' : html`<ul>${channels.map((each) => channelLine(visit, reach, each))}</ul>`}
    ${total > 0 ? html`<p class="${costs.length > 0 ? '' : 'quiet'}">${costs.length > 0 ? costs.join(' ') : say('campaign-reach-free')}</p>` : ''}`
}

function channelLine(visit: Visit, { byChannel, skippedByChannel }: Reach, channel: string): Html {
  const number = (count: number) => formatNumber(count, visit.language)
  const reasons = Object.entries(skippedByChannel[channel] ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${visit.label('reason', reason)} ${number(count)}`)
  return html`<li>${visit.label('channel', channel)}: ${number(byChannel[channel] ?? 0)}
    ${reasons.length > 0 ? html`<span class="quiet">· ${visit.say('campaign-reach-not')} ${reasons.join(', ')}</span>` : ''}</li>`
}
