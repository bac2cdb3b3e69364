/** What is done for those outside Zalo's seven days: the fields of the form, the words for who decides, what became of it. */
import { html } from 'hono/html'
import { type Attempt, errorOf, type Field, selectField, textField } from '../../console/fields.ts'
import type { Form } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import {
  type BeyondAccountWithGroups,
  type BeyondWindow,
  beyondWays,
  templateWords,
} from '../beyond-window.ts'
import type { Broadcast, CampaignContent } from '../campaign-types.ts'

const named = (part: string) => `beyondWindow.${part}`

export function beyondOfForm(form: Form): BeyondWindow | null {
  const [chosen, id = '', ...group] = form.text(named('way')).split(':')
  const way = beyondWays.find((each) => each === chosen)
  if (!way || !/^\d{1,9}$/.test(id)) return null
  const account = Number(id)
  switch (way) {
    case 'article':
      return { way, account }
    case 'group':
      return { way, account, groupId: group.join(':') || form.text(named('groupId')) }
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
    way: way === 'group' ? `group:${account}:${beyond.groupId}` : `${way}:${account}`,
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
  readonly accounts: readonly BeyondAccountWithGroups[]
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
  const chosen = chosenGroup(attempt)
  const ways = accounts.flatMap((account) => waysOf(visit, account, chosen))
  const options = [{ value: '', label: say('campaign-beyond-way-nothing') }, ...ways]
  const isTyped = ways.some(({ value }) => /^group:\d+$/.test(value))
  const asked = attempt.values[named('way')] ?? ''
  const isListed = ways.some(({ value }) => value === asked)
  const isChosen = Boolean(asked || attempt.issues[named('way')])
  return html`<details ${isChosen ? html`open` : ''}><summary>${say('campaign-beyond')}</summary>
    ${selectField({ ...field('way'), value: isListed || !chosen ? asked : `group:${chosen.account}`, hint: say('campaign-beyond-hint'), options })}
    <ul class="quiet">${beyondWays.map((way) => html`<li>${say(`campaign-beyond-limits-${way}`)}</li>`)}</ul>
    <div class="grid">${isTyped ? textField({ ...field('groupId'), hint: say('campaign-beyond-groupId-hint') }) : ''}${textField({ ...field('templateId'), inputmode: 'numeric' })}</div>
    <div class="grid">${templateWords.map((each) => textField(field(each)))}</div></details>`
}

/** The account and the group that were chosen before, whether they can still be or not. */
function chosenGroup({ values }: Attempt): { account: string; id: string } | null {
  const [way, account = '', ...group] = (values[named('way')] ?? '').split(':')
  return way === 'group' ? { account, id: group.join(':') || (values[named('groupId')] ?? '') } : null
}

/** Groups by their names; where they cannot be asked for, or the one chosen is not among them, by an id that is typed. */
function waysOf(
  visit: Visit,
  { id, unitId, isOwn, groups }: BeyondAccountWithGroups,
  chosen: ReturnType<typeof chosenGroup>,
): { value: string; label: string }[] {
  const account = oaWords(visit, { id, unitId })
  const wayOf = (way: string, value = `${way}:${id}`) => ({
    value,
    label: visit.say(`campaign-beyond-way-${way}`, { account }),
  })
  if (!isOwn) return [wayOf('template')]
  const listed = (groups ?? []).map((group) => ({
    value: `group:${id}:${group.id}`,
    label: visit.say('campaign-beyond-way-group-named', { group: group.name || group.id, account }),
  }))
  const isUnlisted = chosen?.account === String(id) && !groups?.some((group) => group.id === chosen.id)
  return [
    wayOf('article'),
    ...listed,
    ...(listed.length === 0 || isUnlisted ? [wayOf('group')] : []),
    wayOf('template'),
  ]
}

/** What is chosen and what it costs, for whoever decides. */
export function beyondWords(
  visit: Visit,
  {
    beyondWindow,
    unitId,
    groupName,
  }: Pick<CampaignContent, 'beyondWindow'> & { unitId: number | null; groupName: string | null },
): Html {
  const { say } = visit
  if (!beyondWindow) return html`${say('campaign-beyond-way-nothing')}`
  const { way } = beyondWindow
  const account = oaWords(visit, { id: beyondWindow.account, unitId })
  const details =
    way === 'group'
      ? [
          [say('campaign-beyond-groupName'), groupName ?? ''],
          [say('campaign-beyond-groupId'), beyondWindow.groupId],
        ]
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
