/** What is done for those outside Zalo's seven days: the fields of the form, the words for who decides, what became of it. */
import { html } from 'hono/html'
import { type Attempt, errorOf, type Field, selectField, textField } from '../../console/fields.ts'
import type { Form } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import { type BeyondAccount, type BeyondWindow, beyondWays, templateWords } from '../beyond-window.ts'
import type { Broadcast, CampaignContent } from '../campaign-types.ts'

const named = (part: string) => `beyondWindow.${part}`

export function beyondOfForm(form: Form): BeyondWindow | null {
  const [chosen, id = ''] = form.text(named('way')).split(':')
  const way = beyondWays.find((each) => each === chosen)
  if (!way || !/^\d{1,9}$/.test(id)) return null
  const account = Number(id)
  switch (way) {
    case 'article':
      return { way, account }
    case 'group':
      return { way, account, groupId: form.text(named('groupId')) }
    case 'template':
      return { way, account, templateId: form.text(named('templateId')), parameters: parametersOf(form) }
    default:
      return way satisfies never
  }
}

function parametersOf(form: Form): Extract<BeyondWindow, { way: 'template' }>['parameters'] {
  const given = templateWords.map((each) => [each, form.text(named(each))] as const)
  return Object.fromEntries(given.filter(([, name]) => name !== ''))
}

export function beyondValues(beyond: BeyondWindow | null | undefined): Record<string, string> {
  if (!beyond) return {}
  const { way, account } = beyond
  const values = {
    way: `${way}:${account}`,
    ...(way === 'group' ? { groupId: beyond.groupId } : {}),
    ...(way === 'template' ? { templateId: beyond.templateId, ...beyond.parameters } : {}),
  }
  return Object.fromEntries(Object.entries(values).map(([name, value = '']) => [named(name), value]))
}

/** An OA by the unit it belongs to: who writes announcements sees no accounts. */
function oaWords(visit: Visit, { id, unitId }: { id: number; unitId: number | null }): string {
  const unit =
    unitId !== null && mayOver(visit, { right: 'campaigns.read', unitId })
      ? unitWords(visit.units, unitId)
      : visit.say('campaign-beyond-above')
  return visit.say('campaign-beyond-account', { unit, id })
}

interface Given {
  readonly attempt: Attempt
  readonly accounts: readonly BeyondAccount[]
}

/** Nothing for a unit that no OA serves. */
export function beyondFields(visit: Visit, { attempt, accounts }: Given): Html {
  if (accounts.length === 0) return html``
  const { say } = visit
  const field = (part: string): Field => ({
    name: named(part),
    label: say(`campaign-beyond-${part}`),
    value: attempt.values[named(part)] ?? '',
    error: errorOf(visit, attempt, named(part)),
  })
  const ways = accounts.flatMap(({ id, unitId, isOwn }) =>
    beyondWays
      .filter((way) => isOwn || way === 'template')
      .map((way) => ({
        value: `${way}:${id}`,
        label: say(`campaign-beyond-way-${way}`, { account: oaWords(visit, { id, unitId }) }),
      })),
  )
  const options = [{ value: '', label: say('campaign-beyond-way-nothing') }, ...ways]
  const isChosen = Boolean(attempt.values[named('way')] || attempt.issues[named('way')])
  return html`<details ${isChosen ? html`open` : ''}><summary>${say('campaign-beyond')}</summary>
    ${selectField({ ...field('way'), hint: say('campaign-beyond-hint'), options })}
    <ul class="quiet">${beyondWays.map((way) => html`<li>${say(`campaign-beyond-limits-${way}`)}</li>`)}</ul>
    <div class="grid">${textField(field('groupId'))}${textField({ ...field('templateId'), inputmode: 'numeric' })}</div>
    <div class="grid">${templateWords.map((each) => textField(field(each)))}</div></details>`
}

/** What is chosen and what it costs, for whoever decides. */
export function beyondWords(
  visit: Visit,
  { beyondWindow, unitId }: Pick<CampaignContent, 'beyondWindow'> & { unitId: number | null },
): Html {
  const { say } = visit
  if (!beyondWindow) return html`${say('campaign-beyond-way-nothing')}`
  const { way } = beyondWindow
  const account = oaWords(visit, { id: beyondWindow.account, unitId })
  const details =
    way === 'group'
      ? [[say('campaign-beyond-groupId'), beyondWindow.groupId]]
      : way === 'template'
        ? [
            [say('campaign-beyond-templateId'), beyondWindow.templateId],
            ...templateWords.map((each) => [
              say(`campaign-beyond-${each}`),
              beyondWindow.parameters[each] ?? '',
            ]),
          ]
        : []
  return html`${say(`campaign-beyond-way-${way}`, { account })}
    ${details.filter(([, value]) => value).map(([name, value]) => html`<br>${name}: <code>${value}</code>`)}
    <br><small>${say(`campaign-beyond-limits-${way}`)}</small>`
}

/** What became of what was said to an audience; it is nobody's outcome. */
export function broadcastWords(visit: Visit, broadcast: Broadcast): string {
  const { say, language } = visit
  const { way, state, reason, notBefore, settledAt } = broadcast
  const account = oaWords(visit, { id: broadcast.account, unitId: broadcast.unitId })
  const moment = settledAt ?? notBefore
  const date = moment ? formatDateTime(moment, language) : 'none'
  const why = reason ? visit.label('reason', reason) : ''
  const what = say(`campaign-broadcast-${way}`, { account })
  const outcome = say(`campaign-broadcast-${state === 'in_flight' ? 'pending' : state}`, { date })
  return [`${what}: ${outcome}`, ...(why && state !== 'sent' ? [why] : [])].join(' · ')
}
