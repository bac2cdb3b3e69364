/** The audit as a page: a search form, and the entries as sentences. */
import { html } from 'hono/html'
import { selectField, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { ago } from '../../console/moments.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { AuditItem } from '../audit.ts'
import { type AuditAddress, subjects, writeAuditAddress } from './address.ts'

interface Shown {
  readonly address: AuditAddress
  readonly listed: { readonly items: readonly AuditItem[]; readonly nextCursor: string | null }
}

export function auditBody(visit: Visit, { address, listed }: Shown): Html {
  const { say } = visit
  const { cursor: _, ...filter } = address
  const older = listed.nextCursor && writeAuditAddress({ ...filter, cursor: listed.nextCursor })
  return html`<header class="head"><h1>${say('audit-title')}</h1>
      <a class="button secondary" href="/console/audit/export.csv${writeAuditAddress(filter)}">${say('console-export')}</a></header>
    <p class="quiet">${say('audit-about')}</p>
    ${searchForm(visit, address)}
    ${
      listed.items.length === 0
        ? html`<p class="empty">${say('audit-empty')}</p>`
        : html`<ol class="people audit">${listed.items.map((item) => entryRow(visit, { item, filter }))}</ol>`
    }
    ${older ? html`<p class="older"><a class="button secondary" href="/console/audit${older}">${say('audit-older')}</a></p>` : ''}`
}

function searchForm(visit: Visit, address: AuditAddress): Html {
  const { say } = visit
  const chosen = address.action || address.unit || address.from || address.to
  const subjectChoices = [
    { value: '', label: say('audit-any-action') },
    ...subjects.map((subject) => ({ value: subject, label: say(`audit-subject-${subject}`) })),
  ]
  const unitChoices = [{ value: '', label: say('audit-any-unit') }, ...unitOptions(visit, 'audit.read')]
  return html`<search><form method="get" action="/console/audit" class="search">
    ${address.actor === undefined ? '' : html`<input type="hidden" name="actor" value="${address.actor}">`}
    <div class="row"><input type="search" id="search" name="q" value="${address.q ?? ''}" placeholder="${say('audit-search')}" aria-label="${say('audit-search-about')}">
    <button class="secondary">${say('console-queue-find')}</button></div>
    <details ${chosen ? html`open` : ''}><summary>${say('audit-more')}</summary>
      <div class="grid">
      ${selectField({ name: 'action', label: say('audit-field-action'), options: subjectChoices, value: address.action ?? '' })}
      ${selectField({ name: 'unit', label: say('console-field-unit'), options: unitChoices, value: String(address.unit ?? '') })}
      ${textField({ name: 'from', type: 'date', label: say('audit-field-from'), value: address.from ?? '' })}
      ${textField({ name: 'to', type: 'date', label: say('audit-field-to'), value: address.to ?? '' })}
      </div></details>
    ${chosen || address.actor || address.q ? html`<p><a href="/console/audit">${say('audit-reset')}</a></p>` : ''}
  </form></search>`
}

function entryRow(visit: Visit, { item, filter }: { item: AuditItem; filter: AuditAddress }): Html {
  const { at, actor, unitId } = item
  const who = actor
    ? html`<a class="name" href="/console/audit${writeAuditAddress({ ...filter, actor: actor.id })}">${actor.name || `#${actor.id}`}</a>`
    : html`<span class="name">${visit.say('audit-program')}</span>`
  return html`<li>${who}
    <span>${visit.label('deed', item.action.replace('.', '-'))} ${aboutWords(visit, item)}</span>
    <span class="quiet">${unitId === null ? '' : unitWords(visit.units, unitId)}</span>
    <span class="quiet">${formatDateTime(at, visit.language)} (${ago(visit, at)})</span>
  </li>`
}

function aboutWords(visit: Visit, { entity, entityId, aboutName, data }: AuditItem): Html {
  const details = Object.entries(data)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ')
  const code = entityId?.split('/')[0] ?? ''
  const about =
    entity === 'ticket'
      ? html`<a href="/console/tickets/${code}" class="code">${code}</a>`
      : entity === 'person' && entityId
        ? html`<a href="/console/staff/${entityId}">${aboutName ?? visit.say('audit-person', { id: entityId })}</a>`
        : entity === 'unit' && entityId
          ? html`<a href="/console/units/${entityId}">${unitWords(visit.units, Number(entityId))}</a>`
          : entity === 'campaign' && entityId
            ? html`<a href="/console/campaigns/${entityId}">${entityId}</a>`
            : ''
  return html`${about}${details ? html` <small class="quiet">${details}</small>` : ''}`
}
