/** The frame of every page: header, navigation, language, who is signed in, and the notice of what was just done. */
import { html, raw } from 'hono/html'
import { may, type Viewer } from '../people/viewer.ts'
import type { UnitTree } from '../units/unit-directory.ts'
import { consoleStyles } from './assets.ts'
import { formToken } from './fields.ts'
import type { Html } from './html.ts'
import { keyHelp } from './key-help.ts'
import type { Reader, Visit } from './visit.ts'

export type Section =
  | 'home'
  | 'tickets'
  | 'campaigns'
  | 'templates'
  | 'staff'
  | 'units'
  | 'privacy'
  | 'accounts'
  | 'audit'

export interface PageContent {
  readonly title: string
  readonly section?: Section
  readonly body: Html
  /** What was just done, in a sentence. */
  readonly notice?: string | undefined
  /** The address of the events this page listens to. */
  readonly events?: string
}

const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
})

/** A page for somebody signed in. */
export function page(visit: Visit, content: PageContent): Html {
  return frame(visit, {
    ...content,
    header: html`<header class="top">
      <a class="brand" href="/console"><strong>${visit.say('console-product')}</strong> <span>${homeUnit(visit.viewer, visit.units)}</span></a>
      ${navigation(visit, content.section)}
      ${account(visit)}
    </header>`,
    footer: html`<button type="button" class="link keys-open" data-open="keys" hidden>${visit.say('console-keys-title')}</button>`,
    after: keyHelp(visit),
  })
}

/** A page for somebody who is not signed in. */
export function outerPage(reader: Reader, content: PageContent): Html {
  return frame(reader, {
    ...content,
    header: html`<header class="top outer"><span class="brand"><strong>${reader.say('console-product')}</strong></span>${languageSwitch(reader)}</header>`,
    footer: html``,
    after: html``,
  })
}

function frame(reader: Reader, content: PageContent & { header: Html; footer: Html; after: Html }): Html {
  const { language, say } = reader
  return html`${raw('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="htmx-config" content="${htmxConfig}">
<title>${content.title} – ${say('console-product')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${reader.asset('pico.css')}">
<link rel="stylesheet" href="${reader.asset('font.css')}">
${consoleStyles.map(
  (name) => html`<link rel="stylesheet" href="${reader.asset(name)}">
`,
)}
<script src="${reader.asset('htmx.js')}" defer></script>
${content.events ? html`<script src="${reader.asset('sse.js')}" defer></script>` : ''}
<script src="${reader.asset('console/console.js')}" defer></script>
</head>
<body ${content.events ? html`hx-ext="sse" sse-connect="${content.events}"` : ''}>
<a class="skip" href="#main">${say('console-skip')}</a>
${content.header}
<main id="main" tabindex="-1">
${content.notice ? html`<p class="notice" role="status">${content.notice}</p>` : ''}
${content.body}
</main>
<footer class="bottom"><small>${say('console-footer')}</small>${content.footer}</footer>
${content.after}
</body>
</html>`
}

function navigation(visit: Visit, section: Section | undefined): Html {
  const entries: { section: Section; href: string; shown: boolean }[] = [
    { section: 'home', href: '/console', shown: true },
    { section: 'tickets', href: '/console/tickets', shown: may(visit.viewer, 'tickets.read') },
    { section: 'campaigns', href: '/console/campaigns', shown: may(visit.viewer, 'campaigns.read') },
    {
      section: 'templates',
      href: '/console/templates',
      shown: may(visit.viewer, 'templates.manage'),
    },
    { section: 'staff', href: '/console/staff', shown: may(visit.viewer, 'staff.read') },
    { section: 'units', href: '/console/units', shown: may(visit.viewer, 'units.read') },
    { section: 'privacy', href: '/console/personal-data', shown: may(visit.viewer, 'privacy.read') },
    {
      section: 'accounts',
      href: '/console/accounts',
      shown: may(visit.viewer, 'accounts.manage'),
    },
    { section: 'audit', href: '/console/audit', shown: may(visit.viewer, 'audit.read') },
  ]
  return html`<nav class="main" aria-label="${visit.say('console-nav')}"><ul>${entries
    .filter(({ shown }) => shown)
    .map(
      (entry) =>
        html`<li><a href="${entry.href}" ${entry.section === section ? html`aria-current="page"` : ''}>${visit.say(`console-nav-${entry.section}`)}</a></li>`,
    )}</ul></nav>`
}

function account(visit: Visit): Html {
  const { say, viewer } = visit
  const roles = [...new Set(viewer.roles.map(({ role }) => visit.label('role', role)))].join(', ')
  return html`<details class="account">
    <summary>${viewer.name || say('console-nameless')}</summary>
    <div class="sheet">
      <p class="quiet">${roles}</p>
      ${languageSwitch(visit)}
      <p><a href="/console/security">${say('security-title')}</a></p>
      <form method="post" action="/console/sign-out">${formToken(visit)}<button class="secondary">${say('console-sign-out')}</button></form>
    </div>
  </details>`
}

/** A form of its own, so that no link changes anything. */
function languageSwitch(reader: Reader): Html {
  const other = reader.language === 'vi' ? 'en' : 'vi'
  return html`<form method="post" action="/console/language" class="language">
    <input type="hidden" name="back" value="${reader.here}">
    <button class="secondary" name="language" value="${other}" lang="${other}">${reader.say('console-other-language')}</button>
  </form>`
}

/** The highest unit a viewer has a role on. */
function homeUnit(viewer: Viewer, units: UnitTree): string {
  const [highest] = viewer.roles
    .map(({ unitId }) => units.path(unitId))
    .filter((path) => path.length > 0)
    .sort((a, b) => a.length - b.length)
  return highest?.[0]?.name ?? ''
}
