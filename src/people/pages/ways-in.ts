/** Secrets shown once: a code that links a chat, a link that signs in. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import type { Invite, StaffMember } from '../staff.ts'

export function invitePage(visit: Visit, { member, invite }: { member: StaffMember; invite: Invite }): Html {
  const { say } = visit
  return once(visit, {
    member,
    title: say('console-invite-title', { name: member.name }),
    says: say('console-invite-says'),
    secrets: [
      { label: say('console-invite-code'), value: invite.code },
      ...(invite.telegramUrl ? [{ label: say('console-invite-telegram'), value: invite.telegramUrl }] : []),
      { label: say('console-invite-text'), value: invite.zaloText },
    ],
  })
}

export function loginLinkPage(
  visit: Visit,
  { member, link }: { member: StaffMember; link: { url: string; expiresAt: Date } },
): Html {
  const { say } = visit
  return once(visit, {
    member,
    title: say('console-login-link-title', { name: member.name }),
    says: say('console-login-link-says', { time: formatDateTime(link.expiresAt, visit.language) }),
    secrets: [{ label: say('console-login-link'), value: link.url }],
  })
}

function once(
  visit: Visit,
  shown: {
    member: StaffMember
    title: string
    says: string
    secrets: readonly { label: string; value: string }[]
  },
): Html {
  const { say } = visit
  const secret = (
    { label, value }: { label: string; value: string },
    index: number,
  ) => html`<div class="field">
    <label for="secret-${index}">${label}</label>
    <div class="row copy"><input id="secret-${index}" readonly value="${value}"><button type="button" class="secondary" data-copy="secret-${index}" data-copied="${say('console-copied')}" hidden>${say('console-copy')}</button></div>
  </div>`
  return page(visit, {
    title: shown.title,
    section: 'staff',
    body: html`<section class="narrow"><h1>${shown.title}</h1><p>${shown.says}</p>
      ${shown.secrets.map(secret)}
      <p class="hint">${say('console-shown-once')}</p>
      <p><a href="/console/staff/${shown.member.id}">${say('console-back')}</a></p></section>`,
  })
}
