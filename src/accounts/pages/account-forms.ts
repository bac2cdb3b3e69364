/** What is set up where, new tokens, what may be spent, and whether the account works at all. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { Visit } from '../../console/visit.ts'
import type { AccountView } from '../account-types.ts'
import type { OnePage } from './account-views.ts'

/** The hidden field of every form is called `token` already. */
export const inputOf = (credential: string): string => (credential === 'token' ? 'botToken' : credential)

const of = (attempt: Attempt | undefined, form: string) => (attempt?.form === form ? attempt : undefined)

/** Everything to be copied from here to the platform's own pages. */
export function setUpSection(visit: Visit, { account, publicUrl, redirectUri }: OnePage): Html {
  const { say } = visit
  if (account.platform !== 'zalo') return html``
  const copied = (what: string, address: string) =>
    html`<div class="field"><label for="copy-${what}">${say(`accounts-setup-${what}-url`)}</label>
      <div class="row copy"><input id="copy-${what}" readonly value="${address}"><button type="button" class="secondary" data-copy="copy-${what}" data-copied="${say('console-copied')}" hidden>${say('console-copy')}</button></div></div>`
  const menu = ['report', 'status', 'news', 'help']
  return html`<section id="setup"><h2>${say('accounts-setup')}</h2>
    ${publicUrl.startsWith('https://') ? '' : html`<p class="hand">${mark('alarm')} ${say('accounts-setup-https')}</p>`}
    <ol class="steps">
      <li>${say('accounts-setup-app')}</li><li>${say('accounts-setup-domain')}</li>
      <li>${say('accounts-setup-webhook')}</li><li>${say('accounts-setup-consent')}</li>
      <li>${say('accounts-setup-menu')}</li>
    </ol>
    ${copied('webhook', `${publicUrl}${webhookPath(account)}`)}
    ${copied('callback', redirectUri)}
    ${copied('verifier', `${publicUrl}/zalo_verifier${account.rules.siteCode || '…'}.html`)}
    <dl class="facts">
      ${menu.map((word) => html`<div><dt>${say(`accounts-menu-${word}`)}</dt><dd><code>${say(`accounts-menu-${word}-words`)}</code></dd></div>`)}
    </dl>
    <form method="post" action="/console/accounts/${account.id}/consent">${formToken(visit)}<button class="secondary">${say('accounts-consent-button')}</button></form></section>`
}

export const webhookPath = ({ platform, slug, seeded }: AccountView): string =>
  `/webhooks/${platform}${seeded ? '' : `/${slug}`}`

/** Never shows what is stored. */
export function tokensForm(visit: Visit, { account, kinds, attempt }: OnePage): Html {
  const { say } = visit
  const kind = kinds.find(({ platform }) => platform === account.platform)
  if (!kind || !account.connected || (account.seeded && account.platform === 'telegram')) return html``
  const own = of(attempt, 'tokens')
  const fields = kind.fields
    .filter(({ renewed, name }) => renewed && (!account.seeded || /Token$/.test(name)))
    .map(({ name }) =>
      textField({
        name: inputOf(name),
        label: say(`accounts-field-${name}`),
        hint: say(`accounts-field-${name}-hint`),
        error: errorOf(visit, own, name),
      }),
    )
  return html`<details id="tokens" ${own || account.fault ? html`open` : ''}><summary>${say('accounts-tokens')}</summary>
    <form method="post" action="/console/accounts/${account.id}/tokens">${formToken(visit)}${fields}
    <p class="hint">${say('accounts-tokens-hint')}</p><div class="row"><button>${say('accounts-tokens-button')}</button></div></form></details>`
}

export function rulesForm(visit: Visit, { account, attempt }: OnePage): Html {
  const { say } = visit
  const own = of(attempt, 'rules')
  const { rules } = account
  const present: Record<string, string> = {
    ...rules,
    billedMonthly: rules.billedMonthly === null ? '' : String(rules.billedMonthly),
    billedAllowed: rules.billedAllowed ? 'yes' : '',
  }
  const field = (name: string, inputmode?: string) =>
    textField({
      name,
      label: say(`accounts-rule-${name}`),
      hint: say(`accounts-rule-${name}-hint`),
      value: own?.values[name] ?? present[name] ?? '',
      error: errorOf(visit, own, name),
      ...(inputmode ? { inputmode } : {}),
    })
  return html`<details id="rules" ${own ? html`open` : ''}><summary>${say('accounts-rules')}</summary>
    <form method="post" action="/console/accounts/${account.id}/rules">${formToken(visit)}
    <label><input type="checkbox" name="billedAllowed" value="yes" ${(own?.values ?? present).billedAllowed === 'yes' ? html`checked` : ''}> ${say('accounts-rule-billedAllowed')}</label>
    ${field('billedMonthly', 'numeric')}${field('templateId')}${field('templateCode')}${field('templateText')}${field('siteCode')}
    <div class="row"><button>${say('accounts-rules-button')}</button></div></form></details>`
}

export function stateForms(visit: Visit, { id, state, seeded, platform }: AccountView): Html {
  const { say } = visit
  if (state === 'ended' || platform === 'web') return html``
  const form = (path: string) =>
    html`<form method="post" action="/console/accounts/${id}/${path}">${formToken(visit)}<button class="secondary">${say(`accounts-${path}`)}</button></form>`
  return html`<section><h2>${say('accounts-state-title')}</h2><p class="hint">${say('accounts-state-hint')}</p>
    <div class="row">${form(state === 'on' ? 'pause' : 'resume')}${seeded ? '' : form('end')}</div></section>`
}
