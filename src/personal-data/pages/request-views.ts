/** The list of requests, and one of them with what can be done. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, textArea, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { momentAgo } from '../../console/moments.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { RequestItem } from '../request-items.ts'
import { isOpen, type Proof, stillFound } from '../request-types.ts'
import type { RequestStep } from '../requests.ts'
import { carriedOutBy, fieldsOf, inWords } from './carrying-out-form.ts'
import { confirmationFacts, confirming } from './confirmation-views.ts'
import { base, clock, refusalOf } from './frame.ts'

export function requestList(
  visit: Visit,
  { listed, all }: { listed: { items: readonly RequestItem[]; nextCursor: string | null }; all: boolean },
): Html {
  const { say } = visit
  const other = all
    ? html`<a href="${base}">${say('privacy-only-open')}</a>`
    : html`<a href="${base}?all">${say('privacy-all')}</a>`
  return html`<header class="head"><h1>${say('privacy-part-requests')}</h1><p>${other}</p>
      ${may(visit.viewer, 'privacy.manage') ? html`<a class="button" href="${base}/new">${say('privacy-office-title')}</a>` : ''}</header>
    ${listed.items.length === 0 ? html`<p class="empty good">${say(all ? 'privacy-empty-all' : 'privacy-empty')}</p>` : ''}
    <ul class="people">${listed.items.map((request) => row(visit, request))}</ul>
    ${listed.nextCursor ? html`<p class="older"><a class="button secondary" href="${base}?${all ? 'all&' : ''}cursor=${listed.nextCursor}">${say('privacy-older')}</a></p>` : ''}`
}

/** Of the two clocks the one that runs now. */
const running = (request: RequestItem) =>
  request.acknowledgedAt === null && isOpen(request)
    ? { due: request.acknowledgeDueAt, met: null }
    : { due: request.dueAt, met: request.doneAt }

function row(visit: Visit, request: RequestItem): Html {
  const { say } = visit
  return html`<li>
    <a class="name" href="${base}/${request.id}">${say('privacy-request-title', { number: request.id })} – ${say(`privacy-kind-${request.kind}`)}</a>
    <span>${clock(visit, running(request))}</span>
    <span class="quiet">${say(`privacy-status-${request.status}`)}</span>
    <span class="quiet">${unitWords(visit.units, request.unitId)}</span>
  </li>`
}

export function requestPage(
  visit: Visit,
  { request, attempt }: { request: RequestItem; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const fact = (label: string, value: Html | string) =>
    html`<div><dt>${say(label)}</dt><dd>${value}</dd></div>`
  return html`<h1>${say('privacy-request-title', { number: request.id })} – ${say(`privacy-kind-${request.kind}`)}</h1>
    ${refusalOf(attempt)}
    <p>${say(`privacy-about-${request.kind}`)}</p>
    <dl class="facts">
      ${fact('privacy-fact-status', say(`privacy-status-${request.status}`))}
      ${fact('privacy-fact-acknowledge', clock(visit, { due: request.acknowledgeDueAt, met: request.acknowledgedAt }))}
      ${fact('privacy-fact-due', clock(visit, { due: request.dueAt, met: request.doneAt }))}
      ${fact('privacy-fact-received', momentAgo(visit, request.receivedAt))}
      ${fact('privacy-fact-person', request.person.name ?? say('privacy-person', { number: request.person.id }))}
      ${fact('privacy-fact-unit', unitWords(visit.units, request.unitId))}
      ${request.detail ? fact('privacy-fact-detail', request.detail) : ''}
      ${request.takenBy && request.identityCheck ? fact('privacy-fact-taken', say('privacy-taken', { name: request.takenBy.name ?? '', check: say(`privacy-check-${request.identityCheck}`) })) : ''}
      ${request.handledBy ? fact('privacy-fact-handled', request.handledBy.name ?? '') : ''}
      ${confirmationFacts(visit, { request, fact })}
      ${outcomeFacts(visit, request, fact)}
    </dl>
    ${steps(visit, { request, attempt })}`
}

function outcomeFacts(
  visit: Visit,
  { kind, outcome }: RequestItem,
  fact: (label: string, value: Html | string) => Html,
): Html[] {
  const { say } = visit
  const { changed = [], erased, kept = [], words, note, article } = outcome
  const proof = (found: Proof) =>
    html`${say('privacy-proof', { needles: found.needles, tables: found.tables, files: found.files })}<br>
      <strong class="${found.found.length > 0 ? 'hand' : ''}">${found.found.length === 0 ? say('privacy-proof-nothing') : say('privacy-proof-found', { places: found.found.map(({ place, count }) => `${place}: ${count}`).join(', ') })}</strong>`
  const changeWords = (each: string) =>
    say(kind === 'withdraw' ? `privacy-purpose-${each}` : `privacy-change-${each}`)
  return [
    ...(changed.length > 0 ? [fact('privacy-fact-changed', changed.map(changeWords).join(', '))] : []),
    ...(erased
      ? [
          fact(
            'privacy-fact-erased',
            say('privacy-erased-counts', {
              tickets: erased.tickets ?? 0,
              files: erased.files ?? 0,
              chats: erased.chats ?? 0,
            }),
          ),
        ]
      : []),
    ...(kept.length > 0
      ? [
          fact(
            'privacy-fact-kept',
            html`${kept.map((each) => each.code).join(', ')}<br><small>${say('privacy-article-petition')}</small>`,
          ),
        ]
      : []),
    ...(words ? [fact('privacy-fact-words', proof(words))] : []),
    ...(note ? [fact('privacy-fact-note', note)] : []),
    ...(article ? [fact('privacy-fact-article', article)] : []),
  ]
}

function steps(
  visit: Visit,
  { request, attempt }: { request: RequestItem; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  if (!isOpen(request)) return html``
  if (!mayOver(visit, { right: 'privacy.manage', unitId: request.unitId }))
    return html`<p class="quiet">${say('privacy-only-reading')}</p>`
  const form = (step: RequestStep, fields: Html | '', open = false) => {
    const button = html`<div class="row"><button class="${open ? '' : 'secondary'}">${say(`privacy-step-${step}`)}</button></div>`
    return html`<form method="post" action="${base}/${request.id}/${step}">${formToken(visit)}${fields}${button}</form>`
  }
  const own = (step: RequestStep) => (attempt?.form === step ? attempt : undefined)
  const note = (step: RequestStep) =>
    textArea({
      name: 'note',
      id: `note-${step}`,
      label: say(`privacy-field-note-${step}`),
      hint: say('privacy-field-note-hint'),
      required: true,
      value: own(step)?.values.note ?? '',
      error: errorOf(visit, own(step), 'note'),
    })
  const article = textField({
    name: 'article',
    label: say('privacy-field-article'),
    hint: say('privacy-field-article-hint'),
    required: true,
    value: own('refuse')?.values.article ?? '',
    error: errorOf(visit, own('refuse'), 'article'),
  })
  const run = () => {
    const step = carriedOutBy(request)
    return form(step, fieldsOf(visit, { request, attempt: own(step) }), true)
  }
  return html`<section><h2>${say('privacy-steps')}</h2>
    ${request.status === 'received' ? form('acknowledge', '') : ''}
    ${stillFound(request.outcome) ? html`<p class="hint hand">${say('privacy-found-open')}</p>` : ''}
    ${request.runs ? confirming(visit, { request, run, confirm: () => form('confirm', html`<p class="hint">${say('privacy-step-confirm-hint')}</p>`) }) : ''}
    ${request.runs && !inWords(request) ? '' : form('done', note('done'), !request.runs)}
    <details ${own('refuse') ? html`open` : ''}><summary>${say('privacy-step-refuse')}</summary>${form('refuse', html`${article}${note('refuse')}`)}</details>
  </section>`
}
