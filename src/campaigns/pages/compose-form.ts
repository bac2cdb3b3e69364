/** The form of an announcement: what was typed becomes its content, and its content what stands in the fields. */
import type { Attempt } from '../../console/fields.ts'
import type { Form } from '../../console/forms.ts'
import { roleNames } from '../../people/viewer.ts'
import { InvalidError } from '../../platform/errors.ts'
import {
  acts,
  type CampaignButton,
  type CampaignClass,
  type CampaignContent,
  classes,
  isPage,
  repeats,
} from '../campaign-types.ts'
import { participations, platforms, type Segment } from '../segment.ts'
import { topics } from '../topics.ts'
import { beyondOfForm, beyondValues } from './beyond-views.ts'

export const buttonRows = [0, 1, 2] as const
const buttonParts = ['url', 'vi', 'en'] as const

/** Everything but the picture, which is kept before. */
export function contentOfForm(form: Form, fileId: number | null): CampaignContent {
  return {
    title: form.text('title'),
    class: classOfForm(form),
    ground: form.text('ground') || null,
    text: { vi: form.text('text.vi'), en: form.text('text.en') || null },
    buttons: [
      ...filledRows(form).map((at): CampaignButton => {
        const [url = '', vi = '', en] = buttonParts.map((name) => form.text(`buttons.${at}.${name}`))
        return { url, vi, ...(en ? { en } : {}) }
      }),
      ...acts.filter((act) => form.list('acts').includes(act)).map((act) => ({ act })),
    ],
    fileId,
    segment: segmentOfForm(form),
    notBefore: readMoment(form, 'notBefore'),
    notAfter: readMoment(form, 'notAfter'),
    repeat: repeats.find((each) => each === form.text('repeat')) ?? null,
    beyondWindow: beyondOfForm(form),
  }
}

/** Rows of a page's button with something in them; the others are no buttons. */
const filledRows = (form: Form): number[] =>
  buttonRows.filter((at) => buttonParts.some((name) => form.text(`buttons.${at}.${name}`)))

/** What is wrong with the second button stands in the row it was typed in. */
export function issuesAtRows(form: Form, issues: Attempt['issues']): Attempt['issues'] {
  const rows = filledRows(form)
  const field = (path: string) =>
    path.replace(/^buttons\.(\d+)/, (_, at: string) => `buttons.${rows[Number(at)] ?? at}`)
  return Object.fromEntries(Object.entries(issues).map(([path, issue]) => [field(path), issue]))
}

export const classOfForm = (form: Form): CampaignClass =>
  classes.find((each) => each === form.text('class')) ?? 'ordinary'

export function segmentOfForm(form: Form): Segment {
  const chosen = <Value extends string>(name: string, known: readonly Value[]) => {
    const list = known.filter((each) => form.list(name).includes(each))
    return list.length > 0 ? { [name]: list } : {}
  }
  return {
    unit: form.number('unit') ?? 0,
    ...chosen('channels', platforms),
    ...chosen('topics', topics),
    ...chosen('languages', ['vi', 'en'] as const),
    ...chosen('roles', roleNames),
    ...householdOf(form),
    ...participationIn(form),
    ...excludedBy(form),
  }
}

function householdOf(form: Form): Pick<Segment, 'household'> {
  const household = {
    ...(form.text('registered') ? { registered: form.text('registered') === 'yes' } : {}),
    ...(form.text('oneEach') ? { oneEach: true } : {}),
  }
  return Object.keys(household).length > 0 ? { household } : {}
}

function participationIn(form: Form): Pick<Segment, 'participation'> {
  const campaign = form.number('participationIn')
  const answers = participations.filter((each) => form.list('participation').includes(each))
  return campaign ? { participation: { campaign, ...(answers.length > 0 ? { answers } : {}) } } : {}
}

function excludedBy(form: Form): Pick<Segment, 'exclude'> {
  const numbers = (name: string) =>
    form
      .list(name)
      .filter((each) => /^\d{1,9}$/.test(each))
      .map(Number)
  const [units, campaigns] = [numbers('withoutUnits'), numbers('withoutCampaigns')]
  const exclude = {
    ...(units.length > 0 ? { units } : {}),
    ...(campaigns.length > 0 ? { campaigns } : {}),
  }
  return Object.keys(exclude).length > 0 ? { exclude } : {}
}

/** A list as a field's value: what a ticked box looks for. */
const joined = (list: readonly (string | number)[] | undefined): string => (list ?? []).join(' ')
const lists = [
  'acts',
  'channels',
  'topics',
  'languages',
  'roles',
  'participation',
  'withoutUnits',
  'withoutCampaigns',
] as const

export function valuesOf(content: CampaignContent): Record<string, string> {
  const { title, text, buttons, segment, notBefore, notAfter, fileId } = content
  return {
    title,
    class: content.class,
    ground: content.ground ?? '',
    'text.vi': text.vi,
    'text.en': text.en ?? '',
    ...Object.fromEntries(
      buttons.filter(isPage).flatMap(({ url, vi, en }, at) => [
        [`buttons.${at}.url`, url],
        [`buttons.${at}.vi`, vi],
        [`buttons.${at}.en`, en ?? ''],
      ]),
    ),
    acts: joined(buttons.flatMap((each) => (isPage(each) ? [] : [each.act]))),
    ...segmentValues(segment),
    notBefore: writeMoment(notBefore),
    notAfter: writeMoment(notAfter),
    repeat: content.repeat ?? '',
    ...beyondValues(content.beyondWindow),
    fileId: fileId === null ? '' : String(fileId),
  }
}

/** A segment as the fields of the form. */
export const segmentValues = (segment: Segment): Record<string, string> => ({
  unit: String(segment.unit),
  channels: joined(segment.channels),
  topics: joined(segment.topics),
  languages: joined(segment.languages),
  roles: joined(segment.roles),
  registered: segment.household?.registered === undefined ? '' : segment.household.registered ? 'yes' : 'no',
  oneEach: segment.household?.oneEach ? 'yes' : '',
  participationIn: segment.participation ? String(segment.participation.campaign) : '',
  participation: joined(segment.participation?.answers),
  withoutUnits: joined(segment.exclude?.units),
  withoutCampaigns: joined(segment.exclude?.campaigns),
})

/** What was typed, lists included. */
export const typedValues = (form: Form): Record<string, string> => ({
  ...form.values,
  ...Object.fromEntries(lists.map((name) => [name, joined(form.list(name))])),
})

/**
 * A moment as a browser's field gives it: `2026-11-20T09:30`, in Viet Nam; null when the field is empty.
 * @throws InvalidError for anything else: what waits for a moment must not go out at once because it was not read
 */
function readMoment(form: Form, name: 'notBefore' | 'notAfter'): Date | null {
  const text = form.text(name)
  if (text === '') return null
  const given = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(text)?.[0] ?? ''
  const moment = new Date(`${given}:00+07:00`)
  if (Number.isNaN(moment.getTime()) || writeMoment(moment) !== given)
    throw new InvalidError([{ path: name, message: 'error-campaign-moment' }])
  return moment
}

const writeMoment = (date: Date | null): string =>
  date ? new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16) : ''
