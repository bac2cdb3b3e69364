/** One announcement: what exactly goes out, how each platform shows it, its account, and what may be done now. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import type { Right } from '../../people/viewer.ts'
import type { RichText } from '../../platform/i18n/rich-text.ts'
import type { Language } from '../../platform/i18n/texts.ts'
import { formatDate, formatDateTime, formatNumber } from '../../platform/text/numbers.ts'
import type { Attachment } from '../attachments.ts'
import { isPage, type Reach } from '../campaign-types.ts'
import type { Retried } from '../deciding.ts'
import type { CountedCampaign } from '../exports.ts'
import type { Preview } from '../preview.ts'
import { segmentWords } from '../segment-words.ts'
import type { Warning } from '../spelling.ts'
import type { TestResult } from '../testing.ts'
import { accountView } from './account-views.ts'
import { beyondWords } from './beyond-views.ts'
import { base, refusalOf, statusWords } from './frame.ts'
import { reachView } from './reach-views.ts'

export interface One extends CountedCampaign {
  readonly hash: string
  /** Whom it would reach; null once its recipients are fixed. */
  readonly reach: Reach | null
  readonly previews: readonly { readonly language: Language; readonly shown: readonly Preview[] }[]
  /** Approved now it would go out at once, in the night. */
  readonly atNight: boolean
  readonly attachment: Attachment | null
  /** Whose the OA is that was chosen for those outside Zalo's seven days. */
  readonly beyondUnitId: number | null
  readonly beyondGroupName: string | null
  /** What they will read; null when nothing is said to them. */
  readonly beyondPreview: string | null
  /** Money and dates that may be wrong. */
  readonly warnings: readonly Warning[]
  /** How tests of these words went. */
  readonly tests: readonly TestResult[]
  /** Empty for those who may not read them. */
  readonly replies: readonly { readonly text: string; readonly createdAt: Date }[]
  readonly refusal?: string | undefined
}

export function campaignPage(visit: Visit, one: One): Html {
  const { campaign } = one
  return html`<header class="head"><h1>${campaign.title}</h1></header>
    ${refusalOf(one)}
    <div id="live" hx-get="${base}/${campaign.id}/live?shown=${one.hash}" hx-trigger="sse:campaign">${liveView(visit, one)}</div>
    ${repliesView(visit, one.replies)}
    ${contentView(visit, one)}`
}

function repliesView(visit: Visit, replies: One['replies']): Html {
  if (replies.length === 0) return html``
  return html`<details class="replies"><summary>${visit.say('campaign-replies')}</summary><ul>${replies.map(
    ({ text, createdAt }) =>
      html`<li><p class="words">${text}</p><small class="quiet">${formatDateTime(createdAt, visit.language)}</small></li>`,
  )}</ul></details>`
}

/** In the place of what changes, when the words beside it are no longer what would go out: nothing can be decided on them. */
export function changedView(visit: Visit, { campaign }: One): Html {
  return html`<p class="hand" role="alert">${mark('today')} <strong>${visit.say('campaign-changed-meanwhile')}</strong></p>
    <p><a class="button" id="see-changed" href="${base}/${campaign.id}">${visit.say('campaign-changed-see')}</a></p>`
}

/** What changes while it goes out. */
export function liveView(visit: Visit, one: One): Html {
  const { campaign } = one
  return html`<p class="${campaign.stopReason ? 'hand' : ''}"><strong>${statusWords(visit, campaign)}</strong>
      ${campaign.stopReason ? html` · ${stopWords(visit, campaign.stopReason)}` : ''}
      ${campaign.status === 'approved' && campaign.notBefore ? html` · ${visit.say('campaign-waits', { date: formatDateTime(campaign.notBefore, visit.language) })}` : ''}</p>
    ${one.reach ? html`<div class="reach">${reachView(visit, one.reach)}</div>` : accountView(visit, one)}
    ${campaign.startedAt ? '' : warningsView(visit, one.warnings)}
    ${testsView(visit, one)}
    ${actions(visit, one)}`
}

/** Looked at again until the last one is settled. */
function testsView(visit: Visit, { campaign, tests, hash }: One): Html {
  if (tests.length === 0) return html``
  const { say } = visit
  const waits = tests.some(({ state }) => state === 'pending' || state === 'in_flight')
  const lines = tests.map(({ platform, language, reason, ...test }) => {
    const how = howItWent(test)
    const where = `${visit.label('channel', platform)} · ${say(`campaign-language-${language}`)}`
    return html`<li class="${how === 'failed' || how === 'unreached' ? 'hand' : ''}">${where}: ${say(`campaign-test-${how}`, { reason: reason ? visit.label('reason', reason) : '' })}</li>`
  })
  return html`<div class="warnings" ${waits ? html`hx-get="${base}/${campaign.id}/live?shown=${hash}" hx-trigger="load delay:2s" hx-target="#live"` : ''}>
    <p><strong>${say('campaign-tests')}</strong></p><ul>${lines}</ul></div>`
}

function howItWent({ state, ourFault }: Pick<TestResult, 'state' | 'ourFault'>) {
  if (state === 'sent') return 'sent'
  if (state === 'pending' || state === 'in_flight') return 'pending'
  return ourFault ? 'failed' : 'unreached'
}

/** What looks like a slip of the hand, above the button that sends it on. */
function warningsView(visit: Visit, warnings: One['warnings']): Html {
  if (warnings.length === 0) return html``
  const { say, language } = visit
  return html`<div class="warnings"><p><strong>${mark('today')} ${say('campaign-warnings')}</strong></p><ul>${warnings.map(
    ({ kind, excerpt, date }) =>
      html`<li>${say(`campaign-warning-${kind}`, { excerpt, date: date ? formatDate(date, language) : '' })}</li>`,
  )}</ul></div>`
}

const stopWords = (visit: Visit, reason: string): string =>
  reason.startsWith('fault: ')
    ? visit.say('campaign-stopped-fault', { reason: reason.slice('fault: '.length) })
    : visit.say(
        `campaign-stopped-${['restored', 'file-gone', 'file-unread'].includes(reason) ? reason : 'outage'}`,
      )

function attachmentView(visit: Visit, { campaign, attachment }: One): Html {
  if (!attachment) return html``
  const address = `${base}/${campaign.id}/picture`
  if (attachment.kind === 'image')
    return html`<p><img class="picture" src="${address}" alt="${visit.say('campaign-picture')}"></p>`
  const kilobytes = formatNumber(Math.ceil((attachment.bytes ?? 0) / 1024), visit.language)
  return html`<p><a href="${address}">${attachment.name ?? visit.say('campaign-document')}</a> <span class="quiet">${kilobytes} KB</span></p>`
}

function contentView(visit: Visit, one: One): Html {
  const { campaign, hash, previews, attachment } = one
  const { say, language } = visit
  const fact = (key: string, value: Html | string) => html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`
  const when = (date: Date | null) => (date ? formatDateTime(date, language) : say('campaign-any-time'))
  return html`<section><h2>${say('campaign-what')}</h2>
    <dl class="facts">
      ${fact('campaign-field-class', say(`campaign-class-${campaign.class}`))}
      ${campaign.ground ? fact('campaign-field-ground', campaign.ground) : ''}
      ${fact('campaign-field-whom', segmentWords(visit, campaign.segment))}
      ${fact('campaign-field-not-before', when(campaign.notBefore))}
      ${fact('campaign-field-not-after', when(campaign.notAfter))}
      ${campaign.beyondWindow ? fact('campaign-beyond', beyondWords(visit, { ...campaign, unitId: one.beyondUnitId, groupName: one.beyondGroupName })) : ''}
      ${campaign.repeat ? fact('campaign-field-repeat', html`${say(`campaign-repeat-${campaign.repeat}`)}<br><small>${say('campaign-field-repeat-hint')}</small>`) : ''}
      ${campaign.previousId ? fact('campaign-fact-previous', html`<a href="${base}/${campaign.previousId}">${say('campaign-fact-previous-open')}</a>`) : ''}
      ${fact('campaign-fact-author', campaign.author.name ?? '')}
      ${campaign.approver ? fact('campaign-fact-approver', campaign.approver.name ?? '') : ''}
      ${campaign.buttons.filter(isPage).map(({ url, vi }) => fact('campaign-field-url', html`${vi}: <span class="address">${url}</span>`))}
      ${fact('campaign-fact-hash', html`<code title="${hash}">${hash.slice(0, 16)}</code>`)}
    </dl>
    ${attachmentView(visit, one)}
    <h2>${say('campaign-preview')}</h2>
    <div class="previews">${previews.flatMap(({ language: each, shown }) =>
      shown.map((preview) => previewView(visit, { language: each, preview, attachment })),
    )}${one.beyondPreview === null ? '' : html`<figure class="preview"><figcaption>${say('campaign-beyond')}</figcaption><div class="shown" lang="vi"><p class="words">${one.beyondPreview}</p></div></figure>`}</div></section>`
}

function previewView(
  visit: Visit,
  given: { language: Language; preview: Preview; attachment: Attachment | null },
): Html {
  const { language, preview, attachment } = given
  const { platform, parts, refusal } = preview
  return html`<figure class="preview"><figcaption>${visit.label('channel', platform)} · ${visit.say(`campaign-language-${language}`)}</figcaption>
    ${refusal ? html`<p class="error">${refusal}</p>` : ''}
    ${parts.map(
      ({ text, buttons, hasFile }) => html`<div class="shown" lang="${language}">
      ${hasFile ? html`<p class="quiet">[${attachment?.name ?? visit.say('campaign-picture')}]</p>` : ''}
      <p class="words">${emphasised(text)}</p>
      ${buttons.map((row) => html`<div class="row">${row.map((label) => html`<span class="key">${label}</span>`)}</div>`)}</div>`,
    )}</figure>`
}

function emphasised({ text, bold = [] }: RichText): Html[] {
  const pieces: Html[] = []
  let at = 0
  for (const [start, end] of bold) {
    pieces.push(html`${text.slice(at, start)}<strong>${text.slice(start, end)}</strong>`)
    at = end
  }
  return [...pieces, html`${text.slice(at)}`]
}

function actions(visit: Visit, one: One): Html {
  const { campaign, figures } = one
  const { id, status, unitId } = campaign
  const may = (right: Right) => mayOver(visit, { right, unitId })
  if (!may('campaigns.write')) return html``
  const { say } = visit
  const form = (deed: string, { fields = html``, plain = false, says = '' } = {}) =>
    html`<form method="post" action="${base}/${id}/${deed}">${formToken(visit)}${fields}
      <button id="deed-${deed}" class="${plain ? 'secondary' : ''}">${says || say(`campaign-deed-${deed}`)}</button></form>`
  const again = (what: Retried, count: number) =>
    form('retry', {
      fields: html`<input type="hidden" name="what" value="${what}">`,
      plain: true,
      says: say(`campaign-deed-retry-${what}`, { count }),
    })
  const held = campaign.stopReason !== null && status === 'approved'
  return html`<div class="deeds">
    ${status === 'submitted' ? approval(visit, one, may) : ''}
    <div class="row">
    ${status === 'draft' ? form('submit') : ''}
    ${status === 'paused' || held ? form('resume') : ''}
    ${status === 'running' ? form('pause') : ''}
    ${['running', 'paused', 'done'].includes(status) && figures.failed > 0 ? again('failed', figures.failed) : ''}
    ${['running', 'paused', 'done'].includes(status) && figures.unknown > 0 ? again('unknown', figures.unknown) : ''}
    ${['failed', 'unknown'].includes(figures.broadcast?.state ?? '') && ['running', 'paused', 'done'].includes(status) ? again('broadcast', 1) : ''}
    ${['draft', 'submitted', 'approved'].includes(status) ? html`<a class="button secondary" href="${base}/${id}/edit">${say('campaign-edit')}</a>` : ''}
    ${campaign.startedAt ? '' : form('test', { plain: true })}
    ${['draft', 'submitted', 'approved', 'running', 'paused'].includes(status) ? form('cancel', { plain: true }) : ''}
    </div></div>`
}

/** The sentence that says what the button does, or why there is none. */
function approval(visit: Visit, one: One, may: (right: Right) => boolean): Html {
  const { campaign, hash, reach, atNight } = one
  const { say, viewer } = visit
  const own = campaign.editorIds.includes(viewer.personId)
  const needed = campaign.class === 'ordinary' ? 'campaigns.approve' : 'campaigns.urgent'
  if (!may(needed)) return html`<p class="quiet">${say('campaign-approve-others')}</p>`
  if (own && campaign.class !== 'urgent') return html`<p class="quiet">${say('campaign-approve-own')}</p>`
  return html`<p>${say('campaign-approve-says', { count: reach?.total ?? 0 })} ${atNight ? html`<strong>${say('campaign-approve-night')}</strong>` : ''}
    ${campaign.class === 'mandatory' ? html`<strong>${say('campaign-approve-mandatory')}</strong>` : ''}</p>
    ${own ? html`<p class="hand">${mark('today')} <strong>${say('campaign-approve-alone')}</strong></p>` : ''}
    <form method="post" action="${base}/${campaign.id}/approve">${formToken(visit)}
      <input type="hidden" name="hash" value="${hash}"><button id="deed-approve">${say('campaign-deed-approve')}</button></form>`
}
