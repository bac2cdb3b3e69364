/** Feedback being written: what the resident said so far, what the bot makes of it, what the resident corrected. */
import { z } from 'zod'
import { CATEGORIES, KINDS, URGENCIES } from './understand/labels.ts'
import type { Understanding } from './understand/understand.ts'

const part = z.object({ order: z.number(), id: z.string().optional(), text: z.string() })
const place = z.object({ latitude: z.number(), longitude: z.number(), label: z.string().optional() })

export const draftState = z.object({
  instance: z.string(),
  /** What the next words are taken for: more of the matter, a category, a unit or address, an answer which place. */
  phase: z.enum(['review', 'words', 'category', 'unit', 'place']),
  parts: z.array(part),
  files: z.array(z.object({ id: z.int(), kind: z.string() })),
  place: place.optional(),
  kind: z.enum(KINDS),
  category: z.enum(CATEGORIES),
  urgency: z.enum(URGENCIES),
  /** Null: the unit that owns the account. */
  unitId: z.int().nullable(),
  address: z.string().optional(),
  /** The units that the place named could be, until the resident says which; `of` is the one that was named. */
  unclear: z
    .object({
      unitIds: z.array(z.int()),
      because: z.enum(['split', 'same_name', 'group_unknown', 'near', 'home_split']),
      of: z.int().nullable(),
    })
    .optional(),
  /** The place named lies in none of the units this chat is for: what was named, and the present units that hold it. */
  outside: z.object({ named: z.string(), units: z.array(z.string()) }).optional(),
  /** What else than feedback it seemed to be: handed over to the staff until it has a subject of its own. */
  intent: z.enum(['ung_ho', 'dang_ky_su_kien', 'gop_y']).optional(),
  /** From or about a child. */
  minor: z.boolean().optional(),
  /** The announcement it answers. */
  campaignId: z.int().optional(),
  /** The code of a ticket to which the next words and files go, instead of a new one. */
  addTo: z.string().optional(),
  /** What the resident chose by hand is not guessed again. */
  chosen: z.array(z.enum(['category', 'unit', 'address'])),
  proposal: z
    .object({ kind: z.string(), category: z.string(), urgency: z.string(), unitId: z.int().nullable() })
    .optional(),
})

export type Draft = z.infer<typeof draftState>

export const draftVersion = 1

export function emptyDraft(instance: string): Draft {
  return {
    instance,
    phase: 'words',
    parts: [],
    files: [],
    kind: 'phan_anh',
    category: 'khac',
    urgency: 'thuong',
    unitId: null,
    chosen: [],
  }
}

/** The resident's words in the order they were written, however they arrived. */
export function draftText(draft: Draft): string {
  return [...draft.parts]
    .sort((a, b) => a.order - b.order)
    .map((each) => each.text)
    .join('\n')
}

/** The address as the staff read it: with the unit that holds the place, where that is another than theirs. */
export function addressForStaff({ address, outside, chosen }: Draft): string | undefined {
  if (!outside || chosen.includes('unit')) return address
  return [address, outside.named, outside.units.join(' / ')].filter(Boolean).join(' \u2192 ')
}

/** Kinds that are not feedback are kept as questions to the staff, until their own subject exists. */
const asTicketKind = (kind: Understanding['kind']): Draft['kind'] =>
  ['phan_anh', 'kien_nghi', 'khieu_nai', 'to_cao', 'hon_hop', 'hoi_dap', 'khan_cap'].includes(kind)
    ? kind
    : 'hoi_dap'

const withoutIntent = ({ intent: _, ...draft }: Draft): Draft => draft

function intentOf({ kind }: Understanding): Pick<Draft, 'intent'> {
  return kind === 'ung_ho' || kind === 'dang_ky_su_kien' || kind === 'gop_y' ? { intent: kind } : {}
}

/** The draft with what its words mean now; what the resident chose stays. */
export function understood(draft: Draft, meaning: Understanding, unitId: number | null): Draft {
  const isChosen = (what: Draft['chosen'][number]) => draft.chosen.includes(what)
  const guess = {
    kind:
      meaning.kind === 'khac' || meaning.kind === 'cam_on'
        ? ('phan_anh' as const)
        : asTicketKind(meaning.kind),
    category: meaning.category,
    urgency: meaning.urgency,
    unitId,
  }
  return {
    ...withoutIntent(draft),
    ...intentOf(meaning),
    ...(meaning.flags.includes('minor') ? { minor: true } : {}),
    kind: guess.kind,
    urgency: guess.urgency,
    category: isChosen('category') ? draft.category : guess.category,
    unitId: isChosen('unit') ? draft.unitId : guess.unitId,
    ...(isChosen('address') || !meaning.place.address ? {} : { address: meaning.place.address }),
    proposal: guess,
  }
}

/** Reads what a state of another version still says of the resident's own words. */
export function salvageDraft(old: unknown): Draft | null {
  const words = z.object({
    instance: z.string().catch('old'),
    parts: eachReadable(part),
    files: eachReadable(z.object({ id: z.int(), kind: z.string() })),
  })
  const read = words.safeParse(old)
  if (!read.success || (read.data.parts.length === 0 && read.data.files.length === 0)) return null
  return { ...emptyDraft(read.data.instance), ...read.data, phase: 'review' }
}

/** Of a list what can be read, each item by itself. */
const eachReadable = <Item>(item: z.ZodType<Item>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((each) => item.safeParse(each).data ?? []))
