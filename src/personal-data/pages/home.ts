/** Requests and breaches on the home page of those who handle them: how many need a hand, and by when. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { type NeedingHand, needingHand } from '../needing-hand.ts'
import { base, clock } from './frame.ts'

/** Nothing when nothing waits. */
export async function privacyHome(visit: Visit, { database }: ConsoleParts): Promise<Html> {
  if (!may(visit.viewer, 'privacy.manage')) return html``
  const needs = await needingHand(database, visit.viewer)
  if (needs.length === 0) return html``
  const href = ({ need }: NeedingHand) => (need === 'report' || need === 'close' ? `${base}/breaches` : base)
  const line = (one: NeedingHand) =>
    html`<li><a href="${href(one)}">${visit.say(`privacy-home-${one.need}`, { count: one.count })}</a> ${one.dueAt ? clock(visit, { due: one.dueAt, met: null }) : ''}</li>`
  return html`<section class="part" id="privacy-home"><h2>${visit.say('privacy-title')}</h2><ul class="operations">${needs.map(line)}</ul></section>`
}
