/** The account of a campaign as it stands: how many, how fast, how long yet, and why not. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { spanWords } from '../../console/moments.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { formatDateTime, formatMoney, formatNumber, formatPercent } from '../../platform/text/numbers.ts'
import { type Campaign, isPage, rsvpAnswers } from '../campaign-types.ts'
import type { CountedCampaign } from '../exports.ts'
import { broadcastWords } from './beyond-views.ts'
import { base } from './frame.ts'

const states = ['sent', 'failed', 'skipped', 'unknown', 'pending'] as const

export function accountView(visit: Visit, { campaign, figures }: CountedCampaign): Html {
  const { say, language } = visit
  const { recipients, pending, acknowledged } = figures
  const settled = recipients - pending
  const number = (count: number) => formatNumber(count, language)
  return html`<section><h2 id="account-title">${say('campaign-account')}</h2>
    <p><progress max="${Math.max(1, recipients)}" value="${settled}" aria-labelledby="account-title"></progress>
      ${formatPercent({ part: settled, whole: recipients }, language)} ${paceWords(visit, { campaign, figures })}</p>
    <dl class="figures">
      <div><dt>${say('campaign-figure-recipients')}</dt><dd>${number(recipients)}</dd></div>
      ${states.map((state) => html`<div><dt>${say(`campaign-figure-${state}`)}</dt><dd>${number(figures[state])}</dd></div>`)}
    </dl>
    <h3>${say('campaign-answers')}</h3>
    <dl class="figures">
      <div><dt>${say('campaign-figure-acknowledged')}</dt><dd>${number(acknowledged)}</dd></div>
      ${participationFigures(visit, { campaign, figures })}
      <div><dt>${say('campaign-figure-tickets')}</dt><dd>${ticketsLink(visit, { id: campaign.id, count: figures.tickets })}</dd></div>
      <div><dt>${say('campaign-figure-replies')}</dt><dd>${number(figures.replies)}</dd></div>
    </dl>
    ${mayOver(visit, { right: 'campaigns.write', unitId: campaign.unitId }) && recipients > 0 ? html`<p><a href="${base}/new?to=${campaign.id}">${say('campaign-follow-up')}</a></p>` : ''}
    ${figures.templates > 0 ? html`<p>${say('campaign-templates', { count: figures.templates })}</p>` : ''}
    ${figures.broadcast ? html`<p class="${['failed', 'unknown'].includes(figures.broadcast.state) ? 'hand' : ''}">${broadcastWords(visit, figures.broadcast)}</p>` : ''}
    ${reasons(visit, figures.reasons)}
    <p class="quiet">${say('campaign-seen-unknown')}</p>
    ${recipients > 0 ? html`<p><a href="${base}/${campaign.id}/report.xlsx">${say('campaign-report-xlsx')}</a> · <a href="${base}/${campaign.id}/report.csv">${say('campaign-report')}</a></p>` : ''}
    ${campaign.finishedAt && pending === 0 ? html`<p><a href="${base}/${campaign.id}/proof.json">${say('campaign-proof')}</a> <span class="quiet">${say('campaign-proof-says')}</span></p>` : html`<p class="quiet">${say('campaign-proof-later')}</p>`}
    </section>`
}

/** What the announcement asked, counted. */
function participationFigures(
  visit: Visit,
  { campaign, figures: { rsvp, pledges } }: CountedCampaign,
): readonly Html[] {
  const { say, language } = visit
  const asks = (act: string) => campaign.buttons.some((each) => !isPage(each) && each.act === act)
  const figure = (name: string, value: string) =>
    html`<div><dt>${say(`campaign-figure-${name}`)}</dt><dd>${value}</dd></div>`
  return [
    ...(asks('rsvp')
      ? rsvpAnswers.map((each) => figure(`rsvp-${each}`, formatNumber(rsvp[each], language)))
      : []),
    ...(asks('pledge')
      ? [
          figure('pledges', formatNumber(pledges.count, language)),
          figure('pledged', formatMoney(pledges.amount, language)),
        ]
      : []),
  ]
}

function ticketsLink(visit: Visit, { id, count }: { id: number; count: number }): Html {
  const words = formatNumber(count, visit.language)
  return count > 0 && may(visit.viewer, 'tickets.read')
    ? html`<a href="/console/tickets?campaign=${id}">${words}</a>`
    : html`${words}`
}

function paceWords(visit: Visit, { campaign, figures }: CountedCampaign): string {
  const { say, language } = visit
  if (restsNow(campaign, visit.now))
    return say('campaign-rests', { date: formatDateTime(campaign.restsUntil ?? visit.now, language) })
  if (campaign.status !== 'running' || figures.perSecond === 0) return ''
  const left = spanWords(visit, (figures.pending / figures.perSecond) * 1_000)
  return say('campaign-pace', { perSecond: Math.max(1, Math.round(figures.perSecond)), left })
}

const restsNow = ({ status, restsFrom, restsUntil }: Campaign, now: Date): boolean =>
  status === 'running' && restsUntil !== null && restsUntil > now && (restsFrom === null || restsFrom <= now)

function reasons(visit: Visit, counts: Readonly<Record<string, number>>): Html {
  const known = Object.entries(counts).sort(([, a], [, b]) => b - a)
  if (known.length === 0) return html``
  return html`<h3>${visit.say('campaign-reasons')}</h3><ul>${known.map(
    ([reason, count]) =>
      html`<li>${visit.label('reason', reason)}: ${formatNumber(count, visit.language)}</li>`,
  )}</ul>`
}
