/** What is shown of the second factor: a question, a key to be scanned, recovery codes. */
import { html } from 'hono/html'
import { toString as drawCode } from 'qrcode'
import { formToken, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { Visit } from '../../console/visit.ts'
import type { Enrolment } from '../second-factor.ts'

interface Asked {
  readonly next: string
  /** What asks for it, as `factor-demands.ts` names it. */
  readonly demand?: string | undefined
}

const demands = ['staff-rights', 'accounts', 'export', 'unsealing', 'own-factor', 'sending', 'erasing']

/** Why it is asked for: one of our own sentences, whatever the address says. */
const whyWords = (visit: Visit, demand: string | undefined): Html =>
  demand !== undefined && demands.includes(demand)
    ? html`<p>${visit.say(`security-why-${demand}`)}</p>`
    : html``

const wrongWords = (visit: Visit, wrong: boolean): string | undefined =>
  wrong ? visit.say('security-code-wrong') : undefined

export function askPage(visit: Visit, { next, demand, wrong = false }: Asked & { wrong?: boolean }): Html {
  const { say } = visit
  return html`<section class="narrow"><h1>${say('security-ask-title')}</h1>
    ${whyWords(visit, demand)}
    <form method="post" action="/console/second-factor">${formToken(visit)}
      <input type="hidden" name="next" value="${next}">
      ${textField({
        name: 'code',
        label: say('security-code'),
        hint: say('security-code-hint'),
        autocomplete: 'one-time-code',
        required: true,
        error: wrongWords(visit, wrong),
      })}
      <p class="hint">${say('security-ask-lasts')}</p>
      <div class="row"><button>${say('security-ask-button')}</button>
      <a class="button secondary" href="${next}">${say('console-back')}</a></div>
    </form>
    <details><summary>${say('security-lost')}</summary><p>${say('security-lost-how')}</p></details></section>`
}

export function startPage(visit: Visit, { next, demand }: Asked): Html {
  const { say } = visit
  return html`<section class="narrow"><h1>${say('security-start-title')}</h1>
    ${whyWords(visit, demand)}
    <p>${say('security-start')}</p>
    <ol class="steps"><li>${say('security-start-app')}</li><li>${say('security-start-scan')}</li><li>${say('security-start-codes')}</li></ol>
    <form method="post" action="/console/second-factor/enrol">${formToken(visit)}
      <input type="hidden" name="next" value="${next}">
      <div class="row"><button>${say('security-start-button')}</button>
      <a class="button secondary" href="/console">${say('console-trouble-home')}</a></div></form></section>`
}

export async function enrolPage(
  visit: Visit,
  { key, next, wrong }: { key: Enrolment; next: string; wrong: boolean },
): Promise<Html> {
  const { say } = visit
  const drawn = await drawCode(key.url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const picture = `data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`
  return html`<section class="narrow"><h1>${say('security-enrol-title')}</h1>
    <p>${say('security-enrol-scan')}</p>
    <p><img src="${picture}" width="240" height="240" alt="${say('security-enrol-picture')}"></p>
    <details><summary>${say('security-enrol-typed')}</summary>
      <p class="code">${key.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p></details>
    <form method="post" action="/console/second-factor/confirm">${formToken(visit)}
      <input type="hidden" name="next" value="${next}">
      ${textField({
        name: 'code',
        label: say('security-enrol-code'),
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        required: true,
        error: wrongWords(visit, wrong),
      })}
      <div class="row"><button>${say('security-enrol-button')}</button></div>
    </form></section>`
}

/** Shown once: the answer itself carries them, and no address leads back. */
export function codesPage(visit: Visit, { codes, next }: { codes: readonly string[]; next: string }): Html {
  const { say } = visit
  return html`<section class="narrow"><h1>${say('security-codes-title')}</h1>
    <p>${say('security-codes-how')}</p>
    <div class="field"><label for="codes">${say('security-codes')}</label>
      <textarea id="codes" readonly rows="${codes.length}" class="code">${codes.join('\n')}</textarea></div>
    <p class="hint">${mark('alarm')} ${say('console-shown-once')}</p>
    <div class="row copy"><button type="button" class="secondary" data-copy="codes" data-copied="${say('console-copied')}" hidden>${say('console-copy')}</button></div>
    <p><a class="button" href="${next}">${say('security-codes-kept')}</a></p></section>`
}
