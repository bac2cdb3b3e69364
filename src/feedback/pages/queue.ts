/** The queue: on the left the filters as links with counts, on the right the tickets in the order one asked for. */
import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { formToken, options } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import type { TicketCounts } from '../ticket-reading.ts'
import { type Listed, type Sort, sorts, statuses, type TicketItem, ticketKinds } from '../ticket-types.ts'
import { CATEGORIES } from '../understand/labels.ts'
import { openByUnit } from './numbers.ts'
import { filterOf, type QueueAddress, writeQueueAddress } from './queue-filter.ts'
import { ticketRow, unitName } from './ticket-row.ts'

export const rowsOnPage = 50
const mostUnitLinks = 12

const link = (address: QueueAddress) => `/console/tickets${writeQueueAddress(address)}`

export async function queueBody(visit: Visit, parts: ConsoleParts, address: QueueAddress): Promise<Html> {
  const { tickets, database } = parts
  const { viewer, say } = visit
  const within = address.unit === undefined ? {} : { unitId: address.unit }
  const page = { limit: rowsOnPage, ...(address.cursor ? { cursor: address.cursor } : {}) }
  const [listed, counts, perUnit] = await Promise.all([
    tickets.list(viewer, filterOf(address, viewer), page),
    tickets.counts(viewer, within),
    openByUnit(database, viewer),
  ])
  return html`<div class="queue">
    <aside class="filters" aria-label="${say('console-queue-filters')}">
      <h1>${say('console-nav-tickets')}</h1>
      ${searchForm(visit, address)}
      ${views(visit, address, counts)}
      <details class="fold"><summary>${say('console-queue-fold')}</summary></details>
      <div class="folded">${statusLinks(visit, address, counts)}${unitLinks(visit, address, perUnit)}</div>
    </aside>
    <section class="list" aria-label="${say('console-queue-list')}">
      ${freshLine(visit, address, listed)}
      ${sortLinks(visit, address)}
      ${rows(visit, address, listed)}
    </section>
  </div>`
}

/** Differs whenever the first page of a list does. */
export function stampOf(listed: Listed<TicketItem>): string {
  const parts = listed.items.map((item) =>
    [item.code, item.status, item.assignee?.id, item.attachments, item.urgency].join(),
  )
  return createHash('sha256').update(parts.join(';')).digest('base64url').slice(0, 12)
}

function searchForm(visit: Visit, address: QueueAddress): Html {
  const { say } = visit
  const choices = (codes: readonly string[], sort: 'kind' | 'category') => [
    { value: '', label: say(`console-queue-any-${sort}`) },
    ...codes.map((code) => ({ value: code, label: visit.label(sort, code) })),
  ]
  return html`<search><form method="get" action="/console/tickets" class="search">
    ${address.unit === undefined ? '' : html`<input type="hidden" name="unit" value="${address.unit}">`}
    ${address.campaign === undefined ? '' : html`<input type="hidden" name="campaign" value="${address.campaign}">`}
    ${address.sort ? html`<input type="hidden" name="sort" value="${address.sort}">` : ''}
    <div class="row"><input type="search" id="search" name="q" value="${address.q ?? ''}" placeholder="${say('console-queue-search')}" aria-label="${say('console-queue-search-about')}" aria-keyshortcuts="/">
    <button class="secondary">${say('console-queue-find')}</button></div>
    <details ${address.kind || address.category ? html`open` : ''}>
      <summary>${say('console-queue-more')}</summary>
      <select name="kind" aria-label="${say('console-field-kind')}">${options(choices(ticketKinds, 'kind'), address.kind)}</select>
      <select name="category" aria-label="${say('console-field-category')}">${options(choices(CATEGORIES, 'category'), address.category)}</select>
    </details>
  </form></search>`
}

function views(visit: Visit, address: QueueAddress, counts: TicketCounts): Html {
  const { say } = visit
  const entry = (view: QueueAddress, shown: { label: string; count: number; hand?: boolean }) =>
    viewLink(address, view, shown)
  return html`<nav aria-label="${say('console-queue-views')}"><ul class="views">
    ${entry({}, { label: say('console-view-open'), count: counts.open })}
    ${entry({ danger: true }, { label: say('console-view-danger'), count: counts.danger, hand: true })}
    ${entry({ overdue: true }, { label: say('console-view-overdue'), count: counts.overdue, hand: true })}
    ${entry({ today: true }, { label: say('console-view-today'), count: counts.dueToday })}
    ${entry({ assignee: 'me' }, { label: say('console-view-mine'), count: counts.mine })}
  </ul></nav>`
}

/** A view of the queue within the chosen unit; red only when somebody is waiting in it. */
function viewLink(
  address: QueueAddress,
  view: QueueAddress,
  { label, count, hand = false }: { label: string; count: number; hand?: boolean },
): Html {
  const href = link({ ...view, unit: address.unit, sort: address.sort })
  const here = href === link({ ...address, cursor: undefined })
  return html`<li><a href="${href}" ${here ? html`aria-current="true"` : ''}><span>${label}</span> <span class="count ${hand && count > 0 ? 'hand' : ''}">${count}</span></a></li>`
}

/** The orders of the list as links; the filter stays. */
function sortLinks(visit: Visit, address: QueueAddress): Html {
  const { say } = visit
  const entry = (sort: Sort) => {
    const here = sort === (address.sort ?? 'newest')
    const href = link({ ...address, cursor: undefined, sort: sort === 'newest' ? undefined : sort })
    return html`<li><a href="${href}" ${here ? html`aria-current="true"` : ''}>${say(`console-sort-${sort}`)}</a></li>`
  }
  return html`<nav class="sorts" aria-label="${say('console-sort')}"><span class="quiet" aria-hidden="true">${say('console-sort')}</span><ul class="sorts-list">${sorts.map(entry)}</ul></nav>`
}

function statusLinks(visit: Visit, address: QueueAddress, counts: TicketCounts): Html {
  const { say } = visit
  const entry = (view: QueueAddress, shown: { label: string; count: number }) =>
    viewLink(address, view, shown)
  const shown = statuses.filter((status) => status !== 'merged' || counts.byStatus.merged > 0)
  const all = statuses.reduce((sum, status) => sum + counts.byStatus[status], 0)
  return html`<nav aria-label="${say('console-queue-by-status')}"><h2>${say('console-queue-by-status')}</h2>
  <ul class="views">
    ${shown.map((status) => entry({ status }, { label: visit.label('status', status), count: counts.byStatus[status] }))}
    ${entry({ status: 'all' }, { label: say('console-view-all'), count: all })}
  </ul></nav>`
}

/** One level of units: those right below the chosen one that have open tickets, and the way up. */
function unitLinks(visit: Visit, address: QueueAddress, perUnit: Map<number, number>): Html {
  const { units, viewer, say } = visit
  const tops = [...new Set(viewer.roles.map(({ unitId }) => unitId))]
  const chosen = address.unit ?? (tops.length === 1 ? tops[0] : undefined)
  const candidates = chosen === undefined ? tops : units.children(chosen).map(({ id }) => id)
  const shown = candidates.filter((id) => (perUnit.get(id) ?? 0) > 0)
  const above = address.unit === undefined ? undefined : units.byId(address.unit)?.parentId
  const base: QueueAddress = { ...address, cursor: undefined }
  const hidden =
    address.unit !== undefined && !mayOver(visit, { right: 'tickets.read', unitId: address.unit })
  if (hidden || (shown.length === 0 && address.unit === undefined)) return html``
  return html`<nav aria-label="${say('console-queue-by-unit')}">
    <h2>${address.unit === undefined ? say('console-queue-by-unit') : unitName(visit, address.unit)}</h2>
    <ul class="views">
      ${address.unit === undefined ? '' : html`<li><a href="${link({ ...base, unit: within(above, viewer, units) })}"><span>${say('console-queue-up')}</span></a></li>`}
      ${shown
        .slice(0, mostUnitLinks)
        .map(
          (id) =>
            html`<li><a href="${link({ ...base, unit: id })}"><span>${unitName(visit, id)}</span> <span class="count">${perUnit.get(id)}</span></a></li>`,
        )}
    </ul>
    ${
      shown.length > mostUnitLinks
        ? html`<details><summary>${say('console-queue-more-units', { count: shown.length - mostUnitLinks })}</summary><ul class="views">
      ${shown
        .slice(mostUnitLinks)
        .map(
          (id) =>
            html`<li><a href="${link({ ...base, unit: id })}"><span>${unitName(visit, id)}</span> <span class="count">${perUnit.get(id)}</span></a></li>`,
        )}</ul></details>`
        : ''
    }
  </nav>`
}

/** The way up ends where the viewer's reach ends. */
function within(
  unitId: number | null | undefined,
  viewer: Visit['viewer'],
  units: Visit['units'],
): number | undefined {
  if (unitId == null) return undefined
  const tops = new Set(viewer.roles.map((role) => role.unitId))
  return units.path(unitId).some(({ id }) => tops.has(id)) && !tops.has(unitId) ? unitId : undefined
}

/** Asks now and then whether the list is still what is shown; says so without moving what one reads. */
function freshLine(visit: Visit, address: QueueAddress, listed: Listed<TicketItem>): Html {
  if (address.cursor) return html``
  const query = new URLSearchParams(writeQueueAddress(address))
  query.set('stamp', stampOf(listed))
  query.set('since', String(visit.now.getTime()))
  return html`<div id="fresh" class="fresh" aria-live="polite" hx-get="/console/tickets/fresh?${query.toString()}" hx-trigger="sse:tickets, every 60s"></div>`
}

/** What is new in a list since it was shown. */
export function freshNews(
  visit: Visit,
  address: QueueAddress,
  news: { count: number; changed: boolean },
): Html {
  if (news.count === 0 && !news.changed) return html``
  const words =
    news.count > 0
      ? visit.say('console-fresh-new', { count: news.count })
      : visit.say('console-fresh-changed')
  return html`<a class="button" href="${link(address)}">${words}</a>`
}

function rows(visit: Visit, address: QueueAddress, listed: Listed<TicketItem>): Html {
  const { say } = visit
  if (listed.items.length === 0) return emptyList(visit, address)
  const tick = may(visit.viewer, 'tickets.handle')
  const older = listed.nextCursor
    ? html`<p class="older"><a class="button secondary" href="${link({ ...address, cursor: listed.nextCursor })}">${say(address.sort ? 'console-queue-further' : 'console-queue-older')}</a></p>`
    : ''
  if (!tick)
    return html`<ol class="tickets">${listed.items.map((item) => ticketRow(visit, item))}</ol>${older}`
  return html`<form method="post" action="/console/tickets/bulk" id="bulk">
    ${formToken(visit)}
    <input type="hidden" name="back" value="${link(address)}">
    <ol class="tickets">${listed.items.map((item) => ticketRow(visit, item, { tick }))}</ol>
    <div class="bulk">
      <span class="ticked" data-words="${say('console-bulk-ticked-template')}">${say('console-bulk-ticked')}</span>
      <button name="action" value="assign-me">${say('console-bulk-assign-me')}</button>
      <button name="action" value="triaged" class="secondary">${say('console-bulk-triaged')}</button>
    </div>
  </form>${older}`
}

function emptyList(visit: Visit, address: QueueAddress): Html {
  const { say } = visit
  const plain = !writeQueueAddress({ ...address, unit: undefined, sort: undefined })
  if (plain) return html`<p class="empty">${say('console-queue-empty')}</p>`
  return html`<div class="empty"><p>${address.q ? say('console-queue-not-found', { q: address.q }) : say('console-queue-none')}</p>
    <p><a href="/console/tickets">${say('console-queue-reset')}</a></p></div>`
}
