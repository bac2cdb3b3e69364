/** The page of a person's own safety. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { ago } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import type { FactorState } from '../second-factor.ts'
import type { OwnSession } from '../sessions.ts'

const here = '/console/security'

export function securityBody(
  visit: Visit,
  { factor, sessions }: { factor: FactorState; sessions: readonly OwnSession[] },
): Html {
  const { say } = visit
  return html`<section><h1>${say('security-title')}</h1>
    <section><h2>${say('security-factor')}</h2>${factorView(visit, factor)}</section>
    <section><h2>${say('security-sessions')}</h2>${sessionsView(visit, sessions)}</section></section>`
}

function factorView(visit: Visit, { enrolledAt, codesLeft }: FactorState): Html {
  const { say } = visit
  if (!enrolledAt)
    return html`<p>${say('security-factor-off')}</p>
      <p><a class="button" href="/console/second-factor?next=${here}">${say('security-start-button')}</a></p>`
  return html`<p>${say('security-factor-on', { time: formatDateTime(enrolledAt, visit.language) })}</p>
    <p>${say('security-codes-left', { count: codesLeft })}</p>
    <div class="row">${button(visit, { path: 'codes', words: say('security-codes-renew') })}${button(visit, { path: 'factor/disable', words: say('security-disable') })}</div>`
}

function sessionsView(visit: Visit, sessions: readonly OwnSession[]): Html {
  const { say } = visit
  return html`<p class="hint">${say('security-sessions-about')}</p>
    <ul class="people">${sessions.map(
      ({ id, createdAt, lastSeenAt, current }) => html`<li>
        <span>${say('security-session-since', { time: formatDateTime(createdAt, visit.language) })}</span>
        <span class="quiet">${say('security-session-seen')} ${ago(visit, lastSeenAt)}</span>
        ${current ? html`<strong>${say('security-session-this')}</strong>` : button(visit, { path: `sessions/${id}/end`, words: say('security-session-end') })}
      </li>`,
    )}</ul>
    <div class="row">${sessions.length > 1 ? button(visit, { path: 'sessions/others/end', words: say('security-sessions-end-others') }) : ''}${button(visit, { path: 'sessions/all/end', words: say('security-sessions-end-all') })}</div>`
}

const button = (visit: Visit, { path, words }: { path: string; words: string }): Html =>
  html`<form method="post" action="${here}/${path}">${formToken(visit)}<button class="secondary">${words}</button></form>`
