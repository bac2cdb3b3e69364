/** Whether the resident can be answered, until when and at what price; and what can be done when not. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, textArea } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import { mark } from '../../console/marks.ts'
import { momentAgo } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { isShut, type ReplyWays } from '../reply-ways.ts'
import type { TicketDetail } from '../ticket-types.ts'
import type { Undelivered } from '../undelivered.ts'

/** Until when an answer reaches them, in words; undefined where nothing limits it. */
export function windowWords(visit: Visit, ways: ReplyWays | null): string | undefined {
  if (!ways || ways.window.kind === 'unlimited') return undefined
  const { say, language } = visit
  const { window, billedLeft: left } = ways
  const channel = visit.label('channel', ways.platform)
  if (window.kind === 'free') return say('reply-free', { until: formatDateTime(window.until, language) })
  if (window.kind === 'closed') return say('reply-closed', { channel })
  const until = formatDateTime(window.until, language)
  if (left === 0) return say('reply-no-budget', { channel })
  return left === null ? say('reply-billed', { until }) : say('reply-billed-left', { until, left })
}

/** What an answer will do, before it is written. */
export function tells(visit: Visit, ticket: TicketDetail, ways: ReplyWays | null): string {
  const { say } = visit
  const reachable = ['telegram', 'zalo', 'web'].includes(ticket.channel)
  if (!reachable) return say('console-tells-nobody')
  const words = windowWords(visit, ways)
  if (ways && isShut(ways)) return [words, say('reply-kept-only'), insteadWords(visit, ways)].join(' ')
  const channel = visit.label('channel', ways?.platform ?? ticket.channel)
  return [say('console-tells', { channel }), words].filter(Boolean).join(' ')
}

/** The fact on the ticket. */
export function windowFact(visit: Visit, ways: ReplyWays | null): Html | null {
  const words = windowWords(visit, ways)
  if (!ways || !words) return null
  const shut = isShut(ways)
  return html`<span class="${shut ? 'hand' : ''}">${mark(shut ? 'alarm' : 'clock')} ${words}</span>${
    shut ? html`<br><small>${insteadWords(visit, ways)}</small>` : ''
  }`
}

function insteadWords({ say, label }: Visit, { others, template }: ReplyWays): string {
  const ways = [
    ...others.map(({ platform }) => say('reply-instead-channel', { channel: label('channel', platform) })),
    ...(template ? [say('reply-instead-template')] : []),
    say('reply-instead-call'),
  ]
  return say('reply-instead', { ways: ways.join('; ') })
}

export interface Reaching {
  readonly lost: readonly Undelivered[]
  readonly ways: ReplyWays | null
  /** Whether the viewer may do something about it. */
  readonly handled: boolean
}

/** What did not arrive, each with the other ways to say it. */
export function undeliveredView(visit: Visit, ticket: TicketDetail, reaching: Reaching): Html {
  const { say } = visit
  return html`${reaching.lost.map(({ id, createdAt, reason }) => {
    const words =
      reason === 'window'
        ? say('reply-not-sent')
        : say('console-undelivered', { reason: whyWords(visit, reason) })
    return html`<div class="refusal"><p>${mark('alarm')} ${words} ${momentAgo(visit, createdAt)}</p>${
      reaching.handled ? againForms(visit, ticket, { id, ways: reaching.ways }) : ''
    }</div>`
  })}`
}

/** Why a platform does not take messages to a person, where it has a word for that. */
const whys = ['blocked', 'not_following', 'inactive', 'restricted', 'quota', 'unpaid', 'invalid']

const whyWords = ({ say }: Visit, reason: string | null): string =>
  reason !== null && whys.includes(reason) ? say(`reply-why-${reason}`) : (reason ?? '–')

function againForms(
  visit: Visit,
  ticket: TicketDetail,
  { id, ways }: { id: string; ways: ReplyWays | null },
): Html {
  const { say } = visit
  const form = (way: string, words: string) =>
    html`<form method="post" action="/console/tickets/${ticket.code}/resend">${formToken(visit)}
      <input type="hidden" name="message" value="${id}"><input type="hidden" name="way" value="${way}">
      <button class="secondary">${words}</button></form>`
  const others = (ways?.others ?? []).map(({ identity_id, platform }) =>
    form(String(identity_id), say('reply-again-channel', { channel: visit.label('channel', platform) })),
  )
  const template = ways?.template ? form('template', say('reply-again-template')) : ''
  const call = html`<a class="button secondary" href="#call" data-open-form="call">${say('reply-again-call')}</a>`
  return html`<div class="row">${others}${template}${call}</div>`
}

/** Notes a call; with the number, when the resident agreed to be called. */
export function callForm(
  visit: Visit,
  ticket: TicketDetail,
  { attempt, ways }: { attempt: Attempt | undefined; ways: ReplyWays | null },
): Html {
  const { say } = visit
  const number = ways?.phone
    ? html`<form method="post" action="/console/tickets/${ticket.code}/phone">${formToken(visit)}<button class="secondary">${say('reply-phone-show')}</button></form>`
    : html`<p class="hint">${say('reply-phone-none')}</p>`
  const own = attempt?.form === 'call' ? attempt : undefined
  const text = textArea({
    id: 'call-text',
    name: 'text',
    label: say('reply-call-label'),
    rows: 3,
    required: true,
    value: own?.values.text ?? '',
    error: errorOf(visit, own, 'text'),
  })
  return html`${number}<form method="post" action="/console/tickets/${ticket.code}/call">${formToken(visit)}${text}
    <p class="hint">${say('reply-call-hint')}</p>
    <div class="row"><button name="reached" value="yes">${say('reply-call-reached')}</button><button class="secondary" name="reached" value="no">${say('reply-call-missed')}</button></div></form>`
}

/** Shown once: no address leads back to it. */
export function phonePage(visit: Visit, { code, phone }: { code: string; phone: string }): Html {
  const { say } = visit
  const title = say('reply-phone-title', { code })
  return page(visit, {
    title,
    section: 'tickets',
    body: html`<section class="narrow"><h1>${title}</h1><p>${say('reply-phone-hint')}</p>
      <p><a class="button" href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a></p>
      <p><a class="button secondary" href="/console/tickets/${code}#call">${say('console-back')}</a></p></section>`,
  })
}
