/** The first page: what needs a hand now, in the order in which it should get one. */
import { html } from 'hono/html'
import { faultText } from '../accounts/pages/account-views.ts'
import { lawHome } from '../feedback/pages/law-home.ts'
import { type WeekNumbers, weekNumbers } from '../feedback/pages/numbers.ts'
import { ticketRow } from '../feedback/pages/ticket-row.ts'
import { openStatuses, type TicketItem } from '../feedback/ticket-types.ts'
import { custodyWaiting } from '../people/pages/custody-views.ts'
import { may } from '../people/viewer.ts'
import { privacyHome } from '../personal-data/pages/home.ts'
import { formatDate } from '../platform/text/numbers.ts'
import type { Html } from './html.ts'
import { mark } from './marks.ts'
import { momentAgo, spanWords } from './moments.ts'
import { type Operations, readOperations } from './operations.ts'
import type { ConsoleParts } from './parts.ts'
import type { Visit } from './visit.ts'

const rowsInPart = 5

interface Part {
  readonly key: 'danger' | 'overdue' | 'today' | 'fresh' | 'mine'
  readonly count: number
  readonly items: readonly TicketItem[]
  /** The queue with these tickets alone, when there is such a filter. */
  readonly href?: string
}

export async function homeBody(visit: Visit, parts: ConsoleParts): Promise<Html> {
  const { say, viewer, now } = visit
  const operations = may(viewer, 'operations.read')
    ? await readOperations(parts.database, { viewer, now })
    : undefined
  const work = may(viewer, 'tickets.read')
    ? await workBody(visit, parts)
    : html`<p class="empty">${say('console-home-no-tickets')}</p>`
  return html`<header class="head"><h1>${say('console-home-title')}</h1><p class="quiet">${formatDate(now, visit.language)}</p></header>
    ${await lawHome(visit, parts)}${await custodyWaiting(visit, parts)}${await privacyHome(visit, parts)}
    ${work}
    ${operations ? operationsView(visit, operations) : ''}`
}

async function workBody(visit: Visit, parts: ConsoleParts): Promise<Html> {
  const { viewer, now } = visit
  const [sections, numbers] = await Promise.all([
    workParts(visit, parts),
    weekNumbers(parts.database, { viewer, now }),
  ])
  const shown = onceEach(sections).filter(({ items }) => items.length > 0)
  return html`<div hx-get="/console" hx-trigger="sse:tickets" hx-select="#work" hx-target="#work" hx-swap="outerHTML"><div id="work">
    ${shown.length === 0 ? html`<p class="empty good">${visit.say('console-home-empty')}</p>` : shown.map((part) => partView(visit, part))}
    </div></div>
    ${numbersView(visit, numbers)}`
}

async function workParts(visit: Visit, { tickets }: ConsoleParts): Promise<Part[]> {
  const { viewer } = visit
  const page = { limit: rowsInPart }
  const open = { status: openStatuses }
  const [counts, danger, overdue, fresh, mine, today] = await Promise.all([
    tickets.counts(viewer),
    tickets.list(viewer, { ...open, urgency: 'khan' }, page),
    tickets.list(viewer, { overdue: true }, page),
    tickets.list(viewer, { status: ['received'] }, page),
    tickets.list(viewer, { ...open, assigneeId: viewer.personId }, page),
    tickets.list(viewer, { dueToday: true, sort: 'due' }, page),
  ])
  return [
    { key: 'danger', count: counts.danger, items: danger.items, href: '/console/tickets?danger=1' },
    { key: 'overdue', count: counts.overdue, items: overdue.items, href: '/console/tickets?overdue=1' },
    {
      key: 'today',
      count: counts.dueToday,
      items: today.items,
      href: '/console/tickets?today=1&sort=due',
    },
    { key: 'fresh', count: counts.fresh, items: fresh.items, href: '/console/tickets?status=received' },
    { key: 'mine', count: counts.mine, items: mine.items, href: '/console/tickets?assignee=me' },
  ]
}

/** A ticket stands where it is most pressing, and nowhere else. */
function onceEach(parts: readonly Part[]): Part[] {
  const met = new Set<string>()
  return parts.map((part) => {
    const items = part.items.filter(({ code }) => !met.has(code))
    for (const { code } of items) met.add(code)
    return { ...part, items }
  })
}

function partView(visit: Visit, { key, count, items, href }: Part): Html {
  const hand = key === 'danger' || key === 'overdue'
  return html`<section class="part">
    <h2 class="${hand ? 'hand' : ''}">${hand ? mark('alarm') : ''} ${visit.say(`console-home-${key}`)} <span class="count">${count}</span></h2>
    <ol class="tickets">${items.map((item) => ticketRow(visit, item))}</ol>
    ${href && count > items.length ? html`<p><a href="${href}">${visit.say('console-home-all', { count })}</a></p>` : ''}
  </section>`
}

function numbersView(visit: Visit, { week, before }: { week: WeekNumbers; before: WeekNumbers }): Html {
  const { say } = visit
  const number = (key: 'received' | 'answered') => {
    const change = week[key] - before[key]
    const words =
      change === 0
        ? say('console-week-same')
        : say(change > 0 ? 'console-week-more' : 'console-week-fewer', { count: Math.abs(change) })
    return html`<div><dt>${say(`console-week-${key}`)}</dt><dd><strong>${week[key]}</strong> <small class="quiet">${words}</small></dd></div>`
  }
  const span = (seconds: number | null) => (seconds === null ? '–' : spanWords(visit, seconds * 1000))
  return html`<section class="part"><h2>${say('console-week-title')}</h2><dl class="numbers">
    ${number('received')}${number('answered')}
    <div><dt>${say('console-week-look')}</dt><dd><strong>${span(week.lookSeconds)}</strong> <small class="quiet">${say('console-week-look-before', { span: span(before.lookSeconds) })}</small></dd></div>
  </dl></section>`
}

function operationsView(visit: Visit, { messages, events, faults }: Operations): Html {
  const { say } = visit
  const lines = [
    ...faults.map(
      ({ id, slug, fault }) =>
        html`<li>${mark('alarm')} <a href="/console/accounts/${id}">${say('console-operations-fault', { slug, fault: faultText(visit, fault) })}</a></li>`,
    ),
    ...messages.map(
      ({ reason, count, latest }) =>
        html`<li>${say('console-operations-messages', { count, reason: reason || '–' })} ${momentAgo(visit, latest)}</li>`,
    ),
    ...events.map(
      ({ state, reason, count, latest }) =>
        html`<li>${say(`console-operations-events-${state}`, { count, reason: reason || '–' })} ${momentAgo(visit, latest)}</li>`,
    ),
  ]
  return html`<section class="part"><h2>${say('console-operations-title')}</h2>
    ${lines.length === 0 ? html`<p class="quiet">${say('console-operations-none')}</p>` : html`<ul class="operations">${lines}</ul>`}</section>`
}
