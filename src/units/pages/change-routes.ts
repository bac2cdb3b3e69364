/** Changing a unit on a day: a form, then what it would do, then the button. */
import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand } from '../../people/viewer.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { Target, UnitChange } from '../change-types.ts'
import type { TreeUnit } from '../units.ts'
import { type ChangeAttempt, type ChangeKind, changeKinds, changePage, mostParts } from './change-forms.ts'
import { changePreview } from './change-preview.ts'

/** Mounted at /console/units. */
export function changeRoutes({ units }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  const path = '/:id{[0-9]{1,9}}/change/:kind{[a-z]+}'

  async function asked(c: Context<ConsoleEnv>): Promise<{ unit: TreeUnit; kind: ChangeKind }> {
    const visit = c.get('visit')
    demand(visit.viewer, 'units.manage')
    const kind = changeKinds.find((each) => each === c.req.param('kind'))
    const unit = await units.find(visit.viewer, Number(c.req.param('id')))
    if (!kind || unit.endedOn) throw new NotFoundError('unit')
    if (!mayOver(visit, { right: 'units.manage', unitId: unit.parentId ?? unit.id }))
      throw new ForbiddenError('units.manage')
    return { unit, kind }
  }

  const show = (c: Context<ConsoleEnv>, body: Html, status: 200 | 422 = 200) => {
    const visit = c.get('visit')
    return c.html(page(visit, { title: visit.say('console-nav-units'), section: 'units', body }), status)
  }

  routes.get(path, async (c) => {
    const body = changePage(c.get('visit'), { ...(await asked(c)), attempt: undefined })
    return show(c, body)
  })

  routes.post(path, async (c) => {
    const form = await readForm(c)
    const { unit, kind } = await asked(c)
    const visit = c.get('visit')
    const attempt = (problems: Pick<ChangeAttempt, 'issues' | 'refusal'>): ChangeAttempt => ({
      form: kind,
      values: form.values,
      others: form.list('with'),
      ...problems,
    })
    const again = (given: ChangeAttempt, status: 200 | 422) =>
      show(c, changePage(visit, { unit, kind, attempt: given }), status)
    if (form.text('again') === 'yes') return again(attempt({ issues: {} }), 200)
    try {
      const change = readChange(form, { unit, kind, levelParent: unit.parentId ?? visit.units.root.id })
      const date = form.text('date')
      if (form.text('confirmed') === 'yes') {
        const { unitIds } = await units.changes.apply(visit.viewer, change, date)
        return c.redirect(`/console/units/${unitIds[0] ?? unit.id}?done=unit-saved`, 303)
      }
      const preview = await units.changes.preview(visit.viewer, change, date)
      return show(c, changePreview(visit, { unit, kind, preview, fields: fieldsOf(form) }))
    } catch (error) {
      if (error instanceof InvalidError) {
        const issues = Object.fromEntries(error.issues.map(({ path: field, message }) => [field, message]))
        return again(attempt({ issues }), 422)
      }
      if (error instanceof ConflictError)
        return again(attempt({ issues: {}, refusal: visit.say('units-error-changed') }), 422)
      throw error
    }
  })
  return routes
}

/** Everything that was typed, to travel with the preview. */
function fieldsOf(form: Form): [string, string][] {
  const names = Object.keys(form.values).filter(
    (name) => !['token', 'confirmed', 'again', 'roles'].includes(name),
  )
  return names.flatMap((name) => form.list(name).map((value): [string, string] => [name, value]))
}

interface Given {
  readonly unit: TreeUnit
  readonly kind: ChangeKind
  readonly levelParent: number
}

/** A new unit is of the level of the one that changes, under the same parent. */
function readChange(form: Form, { unit, kind, levelParent }: Given): UnitChange {
  const target = (suffix: string): Target => {
    const unitId = form.number(`into${suffix}`)
    if (unitId !== undefined) return { unitId }
    const [code, name] = [form.text(`code${suffix}`), form.text(`name${suffix}`)]
    return { create: { code, name, level: unit.level, parentId: levelParent } }
  }
  switch (kind) {
    case 'merge': {
      const into = target('')
      const all = [unit.id, ...numbers(form.list('with'))]
      const from = 'unitId' in into ? all.filter((id) => id !== into.unitId) : all
      return { kind, from, into, moveRoles: numbers(form.list('roles')) }
    }
    case 'split':
      return { kind, unit: unit.id, parts: readParts(form, target) }
    case 'rename':
      return { kind, unit: unit.id, name: form.text('name'), code: form.text('code') }
    case 'move':
      return { kind, unit: unit.id, parentId: form.number('parentId') ?? 0 }
    case 'end':
      return { kind, unit: unit.id }
    default:
      return kind satisfies never
  }
}

const numbers = (list: readonly string[]): number[] =>
  list.filter((value) => /^\d{1,9}$/.test(value)).map(Number)

/** The parts that were filled in; the units below carry the number of their part. */
function readParts(form: Form, target: (suffix: string) => Target) {
  const filled = Array.from({ length: mostParts }, (_, index) => index + 1).filter((number) =>
    ['into', 'name', 'code'].some((field) => form.text(`${field}-${number}`) !== ''),
  )
  return filled.map((number) => ({
    into: target(`-${number}`),
    children: Object.entries(form.values).flatMap(([field, value]) => {
      const child = /^child-(\d{1,9})$/.exec(field)?.[1]
      return child !== undefined && value === String(number) ? [Number(child)] : []
    }),
  }))
}
