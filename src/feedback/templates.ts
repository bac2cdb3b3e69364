/** Reply templates: words an officer need not type again. A unit's own are offered in it and in every unit below it. */
import { record } from '../audit/record.ts'
import { demandOver } from '../people/rights.ts'
import { demand, reach, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { ConflictError, InvalidError, type Issue, NotFoundError } from '../platform/errors.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { cleanText } from '../platform/text/clean.ts'
import { formatDate } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { CATEGORIES } from './understand/labels.ts'

const longestTitle = 120
const longestTemplate = 2_000
/** What stands in a template for a value of the ticket, in braces. */
export const placeholders = ['code', 'due', 'authority'] as const
const placeholder = /\{([^{}\s]*)\}/g

export interface TemplateWords {
  readonly title: string
  readonly category: string | null
  readonly textVi: string
  /** Where there is none, the Vietnamese text is used. */
  readonly textEn: string | null
}

export interface Template extends TemplateWords {
  readonly id: number
  readonly unitId: number
  readonly version: number
  /** Whether the reader may change it; those of the units above are only shown. */
  readonly own: boolean
}

export type Templates = ReturnType<typeof createTemplates>

/** A template with the values of a ticket in it. */
export function fillTemplate(
  texts: Texts,
  template: Pick<TemplateWords, 'textVi' | 'textEn'>,
  ticket: { code: string; dueAt: Date; language: Language },
): string {
  const { language } = ticket
  const values: Record<string, string> = {
    code: ticket.code,
    due: formatDate(ticket.dueAt, language),
    authority: texts.say(language, 'feedback-authority-unknown'),
  }
  const text = language === 'en' ? (template.textEn ?? template.textVi) : template.textVi
  return text.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}

const select = {
  id: true,
  unitId: true,
  title: true,
  category: true,
  textVi: true,
  textEn: true,
  version: true,
} as const

export function createTemplates(parts: {
  database: Database
  units: UnitDirectory
  texts: Texts
  clock: Clock
}) {
  const { database, units, texts, clock } = parts

  async function change(
    viewer: Viewer,
    id: number,
    { deed, work }: { deed: string; work: (tx: Tx) => Promise<{ count: number }> },
  ): Promise<void> {
    demand(viewer, 'templates.manage')
    await database.transaction(async (tx) => {
      const found = await tx.orm.replyTemplate.findFirst({
        where: { id, ...withinReach(viewer, 'templates.manage') },
        select: { unitId: true },
      })
      if (!found) throw new NotFoundError('template')
      if ((await work(tx)).count === 0) throw new ConflictError('template-changed')
      await note(tx, viewer, { deed, id, unitId: found.unitId })
    })
  }

  const note = (tx: Tx, viewer: Viewer, given: { deed: string; id: number; unitId: number }) =>
    record(tx, {
      at: clock.now(),
      actorId: viewer.personId,
      action: `template.${given.deed}`,
      unitId: given.unitId,
      entity: 'reply_template',
      entityId: given.id,
    })

  return {
    /** Those the viewer may change, and those of the units above, which are offered as well; by title. */
    async list(viewer: Viewer): Promise<Template[]> {
      demand(viewer, 'templates.manage')
      const tops = reach(viewer, 'templates.manage')
      const above = tops.flatMap((id) => units.now.path(id).map((unit) => unit.id))
      const rows = await database.orm.replyTemplate.findMany({
        where: { OR: [withinReach(viewer, 'templates.manage'), { unitId: { in: above } }] },
        orderBy: [{ title: 'asc' }, { id: 'asc' }],
        select,
      })
      const isOwn = (unitId: number) => units.now.path(unitId).some(({ id }) => tops.includes(id))
      return rows.map((row) => ({ ...row, own: isOwn(row.unitId) }))
    },

    /** One the viewer may change. @throws NotFoundError */
    async find(viewer: Viewer, id: number): Promise<Template> {
      demand(viewer, 'templates.manage')
      const row = await database.orm.replyTemplate.findFirst({
        where: { id, ...withinReach(viewer, 'templates.manage') },
        select,
      })
      if (!row) throw new NotFoundError('template')
      return { ...row, own: true }
    },

    /** @throws InvalidError naming the fields */
    async create(viewer: Viewer, given: TemplateWords & { unitId: number }): Promise<{ id: number }> {
      demand(viewer, 'templates.manage')
      const { unitId } = given
      const words = usable(given)
      return database.transaction(async (tx) => {
        await demandOver(tx, viewer, { right: 'templates.manage', unitId })
        const { id } = await tx.orm.replyTemplate.create({ data: { ...words, unitId }, select: { id: true } })
        await note(tx, viewer, { deed: 'create', id, unitId })
        return { id }
      })
    },

    /** @throws ConflictError('template-changed') when somebody else was faster */
    save: (viewer: Viewer, id: number, given: TemplateWords & { version: number }): Promise<void> =>
      change(viewer, id, {
        deed: 'save',
        work: (tx) =>
          tx.orm.replyTemplate.updateMany({
            where: { id, version: given.version },
            data: { ...usable(given), version: given.version + 1 },
          }),
      }),

    /** Takes it away; what was sent with it stays as it was sent. */
    remove: (viewer: Viewer, id: number): Promise<void> =>
      change(viewer, id, {
        deed: 'remove',
        work: (tx) => tx.orm.replyTemplate.deleteMany({ where: { id } }),
      }),

    /** How a resident would read it, with values of a ticket that does not exist. */
    preview(given: TemplateWords): { vi: string; en: string } {
      const words = usable(given)
      const shown = (language: Language) =>
        fillTemplate(texts, words, { code: 'PA-7K3M9QX', dueAt: clock.now(), language })
      return { vi: shown('vi'), en: shown('en') }
    },
  }
}

function usable(given: TemplateWords): TemplateWords {
  const title = cleanText(given.title).replace(/\s+/g, ' ').trim()
  const textVi = cleanText(given.textVi).trim()
  const textEn = cleanText(given.textEn ?? '').trim()
  const issues: Issue[] = [
    ...fault('title', title, { most: longestTitle, required: true }),
    ...fault('textVi', textVi, { most: longestTemplate, required: true }),
    ...fault('textEn', textEn, { most: longestTemplate, required: false }),
    ...(given.category && !CATEGORIES.some((each) => each === given.category)
      ? [{ path: 'category', message: 'error-unknown-value' }]
      : []),
  ]
  if (issues.length > 0) throw new InvalidError(issues)
  return { title, textVi, textEn: textEn || null, category: given.category || null }
}

function fault(path: string, text: string, { most, required }: { most: number; required: boolean }): Issue[] {
  if (!text) return required ? [{ path, message: 'error-required' }] : []
  if ([...text].length > most) return [{ path, message: 'error-too-long' }]
  const known: readonly string[] = placeholders
  const strange = [...text.matchAll(placeholder)].some(([, name = '']) => !known.includes(name))
  return strange && path !== 'title' ? [{ path, message: 'error-placeholder-unknown' }] : []
}
