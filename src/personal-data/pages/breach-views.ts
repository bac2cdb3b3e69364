/** The log of breaches, one of them, and the form for a new one. */
import { html } from 'hono/html'
import {
  type Attempt,
  errorOf,
  type Field,
  formToken,
  selectField,
  textArea,
  textField,
} from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { momentAgo } from '../../console/moments.ts'
import { mayOver, unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { unitWords } from '../../units/unit-words.ts'
import { type Breach, type BreachStep, breachSteps } from '../breaches.ts'
import { base, clock, refusalOf } from './frame.ts'

const here = `${base}/breaches`

const reportClock = (visit: Visit, { reportDueAt, reportedAt }: Breach): Html =>
  clock(visit, { due: reportDueAt, met: reportedAt })

export function breachList(visit: Visit, breaches: readonly Breach[]): Html {
  const { say } = visit
  const button = may(visit.viewer, 'privacy.manage')
    ? html`<a class="button" href="${here}/new">${say('privacy-breach-new')}</a>`
    : ''
  return html`<header class="head"><h1>${say('privacy-part-breaches')}</h1>${button}</header>
    <p>${say('privacy-breach-about')}</p>
    ${breaches.length === 0 ? html`<p class="empty good">${say('privacy-breach-empty')}</p>` : ''}
    <ul class="people">${breaches.map(
      (breach) => html`<li>
        <a class="name" href="${here}/${breach.id}">${say('privacy-breach-title', { number: breach.id })}</a>
        <span>${reportClock(visit, breach)}</span>
        <span class="quiet">${say(breach.closedAt ? 'privacy-breach-closed' : 'privacy-breach-open')}</span>
        <span class="quiet">${unitWords(visit.units, breach.unitId)}</span></li>`,
    )}</ul>`
}

export function breachPage(visit: Visit, breach: Breach): Html {
  const { say } = visit
  const fact = (label: string, value: Html | string) =>
    html`<div><dt>${say(label)}</dt><dd>${value}</dd></div>`
  const at = (moment: Date | null) => (moment ? momentAgo(visit, moment) : say('privacy-not-yet'))
  return html`<h1>${say('privacy-breach-title', { number: breach.id })}</h1>
    <dl class="facts">
      ${fact('privacy-breach-report', reportClock(visit, breach))}
      ${fact('privacy-breach-noticed', momentAgo(visit, breach.noticedAt))}
      ${fact('privacy-breach-told', at(breach.peopleToldAt))}
      ${fact('privacy-breach-ended', at(breach.closedAt))}
      ${fact('privacy-fact-unit', unitWords(visit.units, breach.unitId))}
      ${fact('privacy-breach-nature', breach.nature)}
      ${fact('privacy-breach-affected', breach.affected)}
      ${fact('privacy-breach-measures', breach.measures)}
    </dl>
    ${mayOver(visit, { right: 'privacy.manage', unitId: breach.unitId }) ? steps(visit, breach) : ''}`
}

const isDone = (breach: Breach, step: BreachStep): boolean =>
  ({ reported: breach.reportedAt, told: breach.peopleToldAt, closed: breach.closedAt })[step] !== null

function steps(visit: Visit, breach: Breach): Html {
  const left = breachSteps.filter((step) => !isDone(breach, step))
  return html`<div class="row">${left.map(
    (step) =>
      html`<form method="post" action="${here}/${breach.id}/${step}">${formToken(visit)}<button class="${step === left[0] ? '' : 'secondary'}">${visit.say(`privacy-breach-step-${step}`)}</button></form>`,
  )}</div>`
}

export function newBreachPage(visit: Visit, attempt: Attempt | undefined): Html {
  const { say } = visit
  const field = (name: string, label = `privacy-breach-${name}`): Field => ({
    name,
    label: say(label),
    required: true,
    value: attempt?.values[name] ?? '',
    error: errorOf(visit, attempt, name),
  })
  return html`<section class="narrow"><h1>${say('privacy-breach-new')}</h1>
    <p>${say('privacy-breach-about')}</p>
    ${refusalOf(attempt)}
    <form method="post" action="${here}">${formToken(visit)}
      ${selectField({ ...field('unitId', 'privacy-fact-unit'), options: unitOptions(visit, 'privacy.manage') })}
      ${textField({ ...field('noticedAt', 'privacy-breach-noticed'), type: 'datetime-local' })}
      ${textArea(field('nature'))}
      ${textArea(field('affected'))}
      ${textArea(field('measures'))}
      <div class="row"><button>${say('privacy-breach-save')}</button></div>
    </form></section>`
}
