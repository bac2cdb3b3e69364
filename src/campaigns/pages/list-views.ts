/** The announcements of one's units, newest first. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { ago } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { Listed } from '../campaign-reading.ts'
import type { Campaign } from '../campaign-types.ts'
import { base, statusWords } from './frame.ts'

export function campaignList(visit: Visit, { items, nextCursor }: Listed): Html {
  const { say } = visit
  const button = may(visit.viewer, 'campaigns.write')
    ? html`<a class="button" href="${base}/new">${say('campaign-new')}</a>`
    : ''
  return html`<header class="head"><h1>${say('campaign-title')}</h1>${button}</header>
    <p class="quiet">${say('campaign-about')} <a href="${base}/rules">${say('campaign-rule-title')}</a></p>
    ${items.length === 0 ? html`<p class="empty">${say('campaign-empty')}</p>` : ''}
    <ul class="people">${items.map((each) => row(visit, each))}</ul>
    ${nextCursor ? html`<p class="older"><a class="button secondary" href="${base}?cursor=${nextCursor}">${say('campaign-older')}</a></p>` : ''}`
}

function row(visit: Visit, campaign: Campaign): Html {
  const { id, title, status, class: kind, unitId, notBefore, createdAt } = campaign
  const waits = status === 'approved' && notBefore
  const hand = status === 'submitted' || campaign.stopReason !== null
  return html`<li><a class="name" href="${base}/${id}">${title}</a>
    <span class="${hand ? 'hand' : ''}">${statusWords(visit, campaign)}${kind === 'ordinary' ? '' : ` · ${visit.say(`campaign-class-${kind}`)}`}</span>
    <span class="quiet">${unitWords(visit.units, unitId)}</span>
    <span class="quiet">${waits ? visit.say('campaign-waits', { date: formatDateTime(notBefore, visit.language) }) : ago(visit, createdAt)}</span></li>`
}
