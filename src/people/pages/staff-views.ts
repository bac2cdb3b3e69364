/** The list of staff, one member, and the form for a new one. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, selectField, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import { ago } from '../../console/moments.ts'
import { mayOver, unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { CustodyRequest } from '../custody.ts'
import type { StaffMember } from '../staff.ts'
import { may, roleNames } from '../viewer.ts'
import { custodyList } from './custody-views.ts'

export function staffList(visit: Visit, members: readonly StaffMember[]): Html {
  const { say } = visit
  const present = members.filter(({ ended }) => !ended)
  const ended = members.filter((member) => member.ended)
  return html`<header class="head"><h1>${say('console-nav-staff')}</h1>
      ${may(visit.viewer, 'staff.manage') ? html`<a class="button" href="/console/staff/new">${say('console-staff-new')}</a>` : ''}</header>
    ${present.length === 0 ? html`<p class="empty">${say('console-staff-empty')}</p>` : html`<ul class="people">${present.map((member) => memberRow(visit, member))}</ul>`}
    ${ended.length === 0 ? '' : html`<details><summary>${say('console-staff-ended', { count: ended.length })}</summary><ul class="people">${ended.map((member) => memberRow(visit, member))}</ul></details>`}`
}

function memberRow(visit: Visit, member: StaffMember): Html {
  return html`<li>
    <a class="name" href="/console/staff/${member.id}">${member.name || visit.say('console-nameless')}</a>
    <span>${roleWords(visit, member)}</span>
    <span class="quiet">${chatWords(visit, member)}</span>
    <span class="quiet">${seenWords(visit, member)}</span>
  </li>`
}

const roleWords = (visit: Visit, { roles }: StaffMember): string =>
  roles
    .map(({ role, unitId }) => `${visit.label('role', role)} – ${unitWords(visit.units, unitId)}`)
    .join('; ')

const chatWords = (visit: Visit, { chats }: StaffMember): string =>
  chats.length === 0
    ? visit.say('console-staff-no-chat')
    : chats.map((chat) => visit.label('channel', chat)).join(', ')

const seenWords = (visit: Visit, { lastSeenAt }: StaffMember): Html =>
  lastSeenAt
    ? html`${visit.say('console-staff-seen')} ${ago(visit, lastSeenAt)}`
    : html`${visit.say('console-staff-never-seen')}`

export function memberPage(
  visit: Visit,
  given: { member: StaffMember; custody: readonly CustodyRequest[]; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const { member, custody, attempt } = given
  const path = `/console/staff/${member.id}`
  const managed = may(visit.viewer, 'staff.manage')
  const own = member.id === visit.viewer.personId
  return html`<p class="quiet"><a href="/console/staff">${say('console-nav-staff')}</a></p>
    <h1>${member.name || say('console-nameless')}</h1>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>` : ''}
    <p>${chatWords(visit, member)} · ${seenWords(visit, member)}</p>
    <section><h2>${say('console-staff-roles')}</h2>
      ${member.roles.length === 0 ? html`<p class="empty">${say('console-staff-no-role')}</p>` : ''}
      <ul class="people">${member.roles.map(
        ({
          id,
          role,
          unitId,
        }) => html`<li><strong>${visit.label('role', role)}</strong><span>${unitWords(visit.units, unitId)}</span>
        ${mayOver(visit, { right: 'staff.manage', unitId }) && !own ? html`<form method="post" action="${path}/roles/${id}/end">${formToken(visit)}<button class="secondary small">${say('console-role-end')}</button></form>` : ''}</li>`,
      )}</ul>
      ${managed ? grantForm(visit, { path, attempt }) : ''}
    </section>
    ${custody.length > 0 ? html`<section><h2>${say('security-custody-home')}</h2>${custodyList(visit, custody)}</section>` : ''}
    ${managed && !member.ended ? waysIn(visit, { path, own, guarded: !own && member.roles.some(({ role }) => role === 'custodian') }) : ''}`
}

function grantForm(visit: Visit, { path, attempt }: { path: string; attempt: Attempt | undefined }): Html {
  const { say } = visit
  const own = attempt?.form === 'roles' ? attempt : undefined
  return html`<details ${own ? html`open` : ''}><summary>${say('console-role-grant')}</summary>
    <form method="post" action="${path}/roles">${formToken(visit)}
      <div class="grid">
      ${selectField({ name: 'role', label: say('console-field-role'), options: roleChoices(visit), value: own?.values.role ?? 'officer', error: errorOf(visit, own, 'roles') })}
      ${selectField({ name: 'unitId', label: say('console-field-unit'), options: unitOptions(visit, 'staff.manage'), value: own?.values.unitId ?? '', error: errorOf(visit, own, 'unitId') })}
      </div>
      <p class="hint">${say('console-role-grant-hint')}</p>
      <div class="row"><button>${say('console-role-grant')}</button></div>
    </form></details>`
}

function waysIn(
  visit: Visit,
  { path, own, guarded }: { path: string; own: boolean; guarded: boolean },
): Html {
  const { say } = visit
  const post = (action: string, words: string) =>
    html`<form method="post" action="${path}/${action}">${formToken(visit)}<button class="secondary">${words}</button></form>`
  return html`<section><h2>${say('console-staff-ways')}</h2>
      <p class="hint">${say(guarded ? 'security-custody-ways' : 'console-staff-ways-hint')}</p>
      <div class="row">${post('invite', say('console-staff-invite'))}${post('login-link', say('console-staff-login-link'))}</div></section>
    ${
      own
        ? ''
        : html`<section><h2>${say('console-staff-leaving')}</h2><p class="hint">${say('console-staff-end-says')}</p>
      <div class="row">${post('end', say('console-staff-end'))}${post('factor-reset', say('security-reset'))}</div></section>`
    }`
}

const roleChoices = (visit: Visit) =>
  roleNames.map((role) => ({ value: role, label: visit.label('role', role) }))

export function newMemberPage(visit: Visit, attempt: Attempt | undefined): Html {
  const { say } = visit
  const chosen = attempt?.values.roles?.split(' ') ?? []
  const wrongRoles = errorOf(visit, attempt, 'roles')
  return html`<section class="narrow"><p class="quiet"><a href="/console/staff">${say('console-nav-staff')}</a></p>
    <h1>${say('console-staff-new')}</h1>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${attempt.refusal}</p></div>` : ''}
    <form method="post" action="/console/staff">${formToken(visit)}
      ${textField({ name: 'name', label: say('console-field-name'), required: true, value: attempt?.values.name ?? '', error: errorOf(visit, attempt, 'name') })}
      ${selectField({ name: 'unitId', label: say('console-field-unit'), options: unitOptions(visit, 'staff.manage'), value: attempt?.values.unitId ?? '', error: errorOf(visit, attempt, 'unitId') })}
      <fieldset ${wrongRoles ? html`aria-describedby="roles-error"` : ''}><legend>${say('console-staff-roles')}</legend>
        ${roleChoices(visit).map(
          ({ value, label }) =>
            html`<label><input type="checkbox" name="roles" value="${value}" ${chosen.includes(value) ? html`checked` : ''}> <span>${label}<br><small class="quiet">${say(`console-role-about-${value}`)}</small></span></label>`,
        )}
        ${wrongRoles ? html`<p class="error" id="roles-error">${wrongRoles}</p>` : ''}
      </fieldset>
      <p class="hint">${say('console-staff-new-hint')}</p>
      <div class="row"><button>${say('console-staff-create')}</button></div>
    </form></section>`
}
