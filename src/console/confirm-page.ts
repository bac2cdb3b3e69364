/** Asks once more before something that hurts: what will happen, and to whom. */
import { html } from 'hono/html'
import { formToken } from './fields.ts'
import type { Html } from './html.ts'
import { page, type Section } from './layout.ts'
import type { Visit } from './visit.ts'

export interface Question {
  readonly title: string
  readonly section?: Section
  /** What will happen, in sentences. */
  readonly says: readonly (string | Html)[]
  readonly action: string
  /** The form as it was sent, to be sent again with `confirmed`. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly button: string
  readonly back: string
}

export function confirmPage(visit: Visit, question: Question): Html {
  const hidden = question.fields.filter(([name]) => name !== 'token' && name !== 'confirmed')
  return page(visit, {
    title: question.title,
    ...(question.section ? { section: question.section } : {}),
    body: html`<section class="narrow">
      <h1>${question.title}</h1>
      ${question.says.map((sentence) => html`<p>${sentence}</p>`)}
      <form method="post" action="${question.action}" class="row">
        ${formToken(visit)}
        ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
        <button name="confirmed" value="yes">${question.button}</button>
        <a class="button secondary" href="${question.back}">${visit.say('console-back')}</a>
      </form>
    </section>`,
  })
}
