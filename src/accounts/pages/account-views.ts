/** The accounts of one's units, one of them with what is to be set up where, and the form for a new one. */
import { html } from 'hono/html'
import type { Tested, TestStep } from '../../channels/opening.ts'
import { type Attempt, errorOf, formToken, selectField, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import { ago, momentAgo } from '../../console/moments.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { AccountView } from '../account-types.ts'
import type { Accounts } from '../accounts.ts'
import { inputOf, rulesForm, setUpSection, stateForms, tokensForm } from './account-forms.ts'

export function accountsPage(visit: Visit, accounts: readonly AccountView[]): Html {
  const { say } = visit
  const ended = accounts.filter(({ state }) => state === 'ended')
  const present = accounts.filter(({ state }) => state !== 'ended')
  return html`<header class="head"><h1>${say('accounts-title')}</h1>
      <div class="row"><a class="button" href="/console/accounts/new?platform=zalo">${say('accounts-new-zalo')}</a><a class="button secondary" href="/console/accounts/new?platform=telegram">${say('accounts-new-telegram')}</a></div></header>
    ${present.length === 0 ? html`<p class="empty">${say('accounts-none')}</p>` : html`<ul class="people">${present.map((each) => row(visit, each))}</ul>`}
    ${ended.length === 0 ? '' : html`<details><summary>${say('accounts-ended', { count: ended.length })}</summary><ul class="people">${ended.map((each) => row(visit, each))}</ul></details>`}`
}

function row(visit: Visit, account: AccountView): Html {
  return html`<li>
    <a class="name" href="/console/accounts/${account.id}">${nameOf(account)}</a>
    <span>${visit.label('channel', account.platform)} · ${unitWords(visit.units, account.unitId)}</span>
    <span>${stateWords(visit, account)}</span>
    <span class="quiet">${heardWords(visit, account)}</span>
    ${account.quota ? html`<span class="quiet">${visit.say('accounts-fact-quota')}: ${quotaWords(visit, account.quota)}</span>` : ''}
    ${account.failure ? html`<span class="quiet">${visit.say('accounts-fact-failure')}: ${failureWords(visit, account.failure)}</span>` : ''}
  </li>`
}

export const nameOf = ({ name, slug }: AccountView): string => name ?? slug

/** What stands in `fault` is the key of a text, or a word of the platform's. */
export function faultText(visit: Visit, fault: string): string {
  return /^zalo-fault-[a-z-]+$/.test(fault) ? visit.say(fault) : fault
}

function stateWords(visit: Visit, account: AccountView): Html {
  const { say } = visit
  const { state, fault } = account
  if (state !== 'on') return html`${say(`accounts-state-${state}`)}`
  if (fault) return html`<span class="hand">${mark('alarm')} ${say('accounts-state-fault')}</span>`
  return html`${say(isConnected(account) ? 'accounts-state-on' : 'accounts-state-quiet')}`
}

/** Zalo says what an OA is called to whoever has tokens for it. */
const isConnected = ({ connected, platform, name }: AccountView): boolean =>
  platform === 'web' || (connected && (platform !== 'zalo' || name !== null))

const heardWords = (visit: Visit, { lastEventAt }: AccountView): Html =>
  lastEventAt
    ? html`${visit.say('accounts-heard')} ${ago(visit, lastEventAt)}`
    : html`${visit.say('accounts-never-heard')}`

export interface OnePage {
  readonly account: AccountView
  readonly kinds: Accounts['kinds']
  readonly publicUrl: string
  readonly redirectUri: string
  readonly attempt: Attempt | undefined
  readonly tested: Tested | undefined
}

export function accountPage(visit: Visit, given: OnePage): Html {
  const { say } = visit
  const { account, attempt, tested } = given
  const open = account.state !== 'ended'
  return html`<p class="quiet"><a href="/console/accounts">${say('accounts-title')}</a></p>
    <h1>${nameOf(account)}</h1>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>` : ''}
    ${account.fault && open ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${faultText(visit, account.fault)}</p></div>` : ''}
    ${facts(visit, account)}
    ${open ? testSection(visit, account, tested) : ''}
    ${open ? setUpSection(visit, given) : ''}
    ${open ? tokensForm(visit, given) : ''}
    ${open && account.platform === 'zalo' ? rulesForm(visit, given) : ''}
    ${stateForms(visit, account)}`
}

function facts(visit: Visit, account: AccountView): Html {
  const { say } = visit
  const entries: (readonly [string, Html | string] | null)[] = [
    [say('accounts-fact-platform'), visit.label('channel', account.platform)],
    [say('accounts-fact-unit'), unitWords(visit.units, account.unitId)],
    [say('accounts-fact-slug'), account.slug],
    [say('accounts-fact-state'), stateWords(visit, account)],
    [say('accounts-fact-heard'), heardWords(visit, account)],
    [say('accounts-fact-waiting'), String(account.waiting)],
    account.failure ? [say('accounts-fact-failure'), failureWords(visit, account.failure)] : null,
    account.package ? [say('accounts-fact-package'), account.package] : null,
    account.quota ? [say('accounts-fact-quota'), quotaWords(visit, account.quota)] : null,
  ]
  return html`<dl class="facts">${entries.map(
    (entry) => entry && html`<div><dt>${entry[0]}</dt><dd>${entry[1]}</dd></div>`,
  )}</dl>`
}

/** A word of ours, or the platform's own. */
const failureWords = (visit: Visit, { reason, at }: NonNullable<AccountView['failure']>): Html =>
  html`${reason ? visit.label('reason', reason) : '–'} · ${momentAgo(visit, at)}`

/** Used up, residents silent for two days are answered no more: somebody's hand is wanted. */
function quotaWords(visit: Visit, { remain, total, at }: NonNullable<AccountView['quota']>): Html {
  const words = visit.say('accounts-quota', { remain, total })
  const shown = remain === '0' ? html`<span class="hand">${mark('alarm')} ${words}</span>` : html`${words}`
  return html`${shown} <span class="quiet">${visit.say('accounts-quota-at')} ${ago(visit, at)}</span>`
}

function testSection(visit: Visit, account: AccountView, tested: Tested | undefined): Html {
  const { say } = visit
  if (account.platform === 'web') return html``
  return html`<section id="test"><h2>${say('accounts-test')}</h2><p class="hint">${say('accounts-test-hint')}</p>
    ${tested ? html`<ol class="steps" role="status">${tested.steps.map((step) => stepLine(visit, step))}</ol>` : ''}
    <form method="post" action="/console/accounts/${account.id}/test">${formToken(visit)}<button>${say('accounts-test-button')}</button></form></section>`
}

function stepLine(visit: Visit, { step, state, toDo }: TestStep): Html {
  const { say } = visit
  const shape = state === 'wrong' ? html`<span class="hand">${mark('alarm')}` : html`<span>`
  return html`<li>${shape} ${say(`accounts-step-${step}`)}: <strong>${say(`accounts-test-${state}`)}</strong></span>${
    toDo ? html`<br><small>${say(toDo)}</small>` : ''
  }</li>`
}

export function newAccountPage(
  visit: Visit,
  { kind, attempt }: { kind: Accounts['kinds'][number]; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const value = (name: string) => attempt?.values[name] ?? ''
  return html`<p class="quiet"><a href="/console/accounts">${say('accounts-title')}</a></p>
    <h1>${say(`accounts-new-${kind.platform}`)}</h1>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>` : ''}
    <p>${say(`accounts-new-${kind.platform}-how`)}</p>
    <form method="post" action="/console/accounts">${formToken(visit)}
      <input type="hidden" name="platform" value="${kind.platform}">
      ${selectField({ name: 'unitId', label: say('accounts-field-unit'), options: unitOptions(visit, 'accounts.manage'), value: value('unitId'), required: true, error: errorOf(visit, attempt, 'unitId') })}
      ${textField({ name: 'slug', label: say('accounts-field-slug'), hint: say('accounts-field-slug-hint'), value: value('slug'), error: errorOf(visit, attempt, 'slug') })}
      ${kind.fields.map(({ name, required }) => textField({ name: inputOf(name), label: say(`accounts-field-${name}`), hint: say(`accounts-field-${name}-hint`), required, error: errorOf(visit, attempt, name) }))}
      <p class="hint">${say('accounts-new-hint')}</p>
      <div class="row"><button>${say('accounts-new-button')}</button><a class="button secondary" href="/console/accounts">${say('console-back')}</a></div></form>`
}

/** A link, not a redirect: forms of ours lead nowhere else. */
export function consentPage(
  visit: Visit,
  { id, name, address }: { id: number; name: string | null; address: string },
): Html {
  const { say } = visit
  return html`<section class="narrow"><h1>${say('accounts-consent-title')}</h1>
    <p>${say('accounts-consent-says', { account: name ?? '' })}</p>
    <p><a class="button" href="${address}">${say('accounts-consent-open')}</a> <a class="button secondary" href="/console/accounts/${id}">${say('console-back')}</a></p></section>`
}
