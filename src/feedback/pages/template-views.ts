/** The list of reply templates, and the form for one. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, selectField, textArea, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { clipText } from '../../platform/text/clip.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { Template } from '../templates.ts'
import { CATEGORIES } from '../understand/labels.ts'

export function templateList(visit: Visit, templates: readonly Template[]): Html {
  const { say } = visit
  const own = templates.filter((template) => template.own)
  const above = templates.filter((template) => !template.own)
  return html`<header class="head"><h1>${say('templates-title')}</h1>
      <a class="button" href="/console/templates/new">${say('templates-new')}</a></header>
    <p class="quiet">${say('templates-about')}</p>
    ${own.length === 0 ? html`<p class="empty">${say('templates-none')}</p>` : html`<ul class="people templates">${own.map((template) => row(visit, template))}</ul>`}
    ${above.length === 0 ? '' : html`<section><h2>${say('templates-above')}</h2><ul class="people templates">${above.map((template) => row(visit, template))}</ul></section>`}`
}

function row(visit: Visit, template: Template): Html {
  const { title, category, textVi, textEn } = template
  return html`<li>
    ${template.own ? html`<a class="name" href="/console/templates/${template.id}">${title}</a>` : html`<strong class="name">${title}</strong>`}
    <span dir="auto">${clipText(textVi.replace(/\s+/g, ' '), { limit: 140, unit: 'characters' })}</span>
    <span class="quiet">${unitWords(visit.units, template.unitId)}${category ? ` · ${visit.label('category', category)}` : ''}${textEn ? '' : ` · ${visit.say('templates-no-english')}`}</span>
  </li>`
}

export function templateForm(
  visit: Visit,
  given: {
    id: number | undefined
    title: string
    attempt: Attempt
    preview: { vi: string; en: string } | undefined
  },
): Html {
  const { say } = visit
  const { id, attempt, preview } = given
  const { values } = attempt
  const path = id === undefined ? '/console/templates' : `/console/templates/${id}`
  const field = (name: string) => ({
    name,
    value: values[name] ?? '',
    error: errorOf(visit, attempt, name),
  })
  const categories = [
    { value: '', label: say('console-queue-any-category') },
    ...CATEGORIES.map((code) => ({ value: code, label: visit.label('category', code) })),
  ]
  return html`<section class="narrow"><p class="quiet"><a href="/console/templates">${say('templates-title')}</a></p>
    <h1>${given.title}</h1>
    ${attempt.refusal ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>` : ''}
    ${preview ? previewOf(visit, preview) : ''}
    <form method="post" action="${path}">${formToken(visit)}
      ${id === undefined ? selectField({ ...field('unitId'), label: say('console-field-unit'), hint: say('templates-unit-hint'), options: unitOptions(visit, 'templates.manage') }) : html`<input type="hidden" name="version" value="${values.version ?? ''}">`}
      ${textField({ ...field('title'), label: say('templates-field-title'), required: true })}
      ${selectField({ ...field('category'), label: say('console-field-category'), hint: say('templates-category-hint'), options: categories })}
      ${textArea({ ...field('textVi'), label: say('templates-field-vi'), hint: say('templates-values'), rows: 6, required: true })}
      ${textArea({ ...field('textEn'), label: say('templates-field-en'), hint: say('templates-en-hint'), rows: 6 })}
      <div class="row"><button>${say('templates-save')}</button><button class="secondary" name="action" value="preview">${say('templates-preview')}</button></div>
    </form>
    ${id === undefined ? '' : html`<form method="post" action="${path}/remove">${formToken(visit)}<button class="secondary">${say('templates-remove')}</button></form>`}
  </section>`
}

function previewOf(visit: Visit, { vi, en }: { vi: string; en: string }): Html {
  const { say } = visit
  return html`<section class="preview" role="status"><h2>${say('templates-preview-title')}</h2>
    <p class="hint">${say('templates-preview-about')}</p>
    <h3>${say('templates-field-vi')}</h3><p class="said" lang="vi">${vi}</p>
    <h3>${say('templates-field-en')}</h3><p class="said" lang="en">${en}</p></section>`
}
