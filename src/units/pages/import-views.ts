/** Reading units from a table: first what would happen, line by line, then the button. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { Visit } from '../../console/visit.ts'
import type { ImportReport } from '../units.ts'

/** Lines shown of each kind; the rest is counted. */
const mostLines = 100

export function importPage(visit: Visit): Html {
  const { say } = visit
  return html`<section class="narrow"><p class="quiet"><a href="/console/units">${say('console-nav-units')}</a></p>
    <h1>${say('console-import-title')}</h1>
    <p>${say('console-import-how')}</p>
    <p class="hint"><code>code,name,level,parentCode,households,aliases</code></p>
    ${uploadForm(visit)}</section>`
}

export function importPreview(visit: Visit, { report, text }: { report: ImportReport; text: string }): Html {
  const { say } = visit
  const { created, changed, unchanged, errors } = report
  const nothing = created.length === 0 && changed.length === 0
  return html`<section class="narrow"><p class="quiet"><a href="/console/units">${say('console-nav-units')}</a></p>
    <h1>${say('console-import-preview')}</h1>
    <p>${say('console-import-sums', { created: created.length, changed: changed.length, unchanged })}</p>
    ${
      errors.length > 0
        ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${say('console-import-errors', { count: errors.length })}</p>
      <ul>${errors.slice(0, mostLines).map((error) => html`<li>${say('console-import-line', { line: error.line })}${error.path ? html` (<code>${error.path}</code>)` : ''}: ${say(error.message)}</li>`)}</ul></div>${uploadForm(visit)}`
        : ''
    }
    ${list(
      say('console-import-created'),
      created.map(({ code, name }) => `${code} · ${name}`),
    )}
    ${list(
      say('console-import-changed'),
      changed.map(
        ({ code, name, fields }) =>
          `${code} · ${name} (${fields.map((field) => say(`console-unit-field-${field}`)).join(', ')})`,
      ),
    )}
    ${
      errors.length === 0 && !nothing
        ? html`<form method="post" action="/console/units/import">${formToken(visit)}
      <textarea name="text" hidden>${text}</textarea>
      <div class="row"><button name="confirmed" value="yes">${say('console-import-button', { count: created.length + changed.length })}</button><a class="button secondary" href="/console/units/import">${say('console-back')}</a></div></form>`
        : ''
    }
    ${errors.length === 0 && nothing ? html`<p class="empty">${say('console-import-nothing')}</p>` : ''}</section>`
}

function uploadForm(visit: Visit): Html {
  const { say } = visit
  return html`<form method="post" action="/console/units/import" enctype="multipart/form-data">${formToken(visit)}
    <div class="field"><label for="file">${say('console-import-file')}</label><input type="file" id="file" name="file" accept=".csv,text/csv" required></div>
    <p class="hint">${say('console-import-hint')}</p>
    <div class="row"><button>${say('console-import-look')}</button></div></form>`
}

function list(title: string, lines: readonly string[]): Html {
  if (lines.length === 0) return html``
  const rest = lines.length - mostLines
  return html`<h2>${title}</h2><ul>${lines.slice(0, mostLines).map((line) => html`<li>${line}</li>`)}${rest > 0 ? html`<li>+ ${rest}</li>` : ''}</ul>`
}
